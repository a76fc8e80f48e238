package dev.anyedge.fujitsu;

import dev.anyedge.tck.LawContract;
import dev.anyedge.tck.ProviderFixture;

/** The laws hold for Fujitsu's CDN. */
class FujitsuLawsTest extends LawContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new FujitsuFixture();
    }
}
