package dev.anyedge.scaleway;

import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;

/** Scaleway Edge Services does what every provider must. */
class ScalewayContractTest extends ProviderContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new ScalewayFixture(ScalewayDialect.V1BETA1);
    }
}
