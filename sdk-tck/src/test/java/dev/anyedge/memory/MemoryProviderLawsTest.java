package dev.anyedge.memory;

import dev.anyedge.tck.LawContract;
import dev.anyedge.tck.ProviderFixture;

/** The laws hold for the CDN in memory. */
class MemoryProviderLawsTest extends LawContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new MemoryFixture();
    }
}
