package dev.anyedge.scaleway;

import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;

/** The first version of Scaleway's API does what every provider must, as far as it goes. */
class V1Alpha1ContractTest extends ProviderContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new V1Alpha1Fixture();
    }
}
