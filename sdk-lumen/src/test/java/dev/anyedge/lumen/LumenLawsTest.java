package dev.anyedge.lumen;

import dev.anyedge.tck.LawContract;
import dev.anyedge.tck.ProviderFixture;

/** The laws hold for Lumen's CDN, as far as it is known. */
class LumenLawsTest extends LawContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new LumenFixture();
    }
}
