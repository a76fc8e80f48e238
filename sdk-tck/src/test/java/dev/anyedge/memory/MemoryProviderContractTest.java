package dev.anyedge.memory;

import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;

/** The CDN in memory does what every provider must. */
class MemoryProviderContractTest extends ProviderContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new MemoryFixture();
    }
}
