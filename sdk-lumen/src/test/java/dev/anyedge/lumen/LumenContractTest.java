package dev.anyedge.lumen;

import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;

/** Lumen's CDN, as far as it is known, does what every provider must. */
class LumenContractTest extends ProviderContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new LumenFixture();
    }
}
