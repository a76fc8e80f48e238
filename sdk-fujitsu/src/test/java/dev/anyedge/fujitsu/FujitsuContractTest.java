package dev.anyedge.fujitsu;

import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;

/** Fujitsu's CDN does what every provider must. */
class FujitsuContractTest extends ProviderContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new FujitsuFixture();
    }
}
