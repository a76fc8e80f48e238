package dev.anyedge.scaleway;

import dev.anyedge.tck.LawContract;
import dev.anyedge.tck.ProviderFixture;

/** The laws hold for Scaleway Edge Services. */
class ScalewayLawsTest extends LawContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new ScalewayFixture();
    }
}
