package dev.anyedge.scaleway;

import dev.anyedge.tck.DeploymentLawContract;
import dev.anyedge.tck.ProviderFixture;

/** The laws of deployments hold for the first version of Scaleway's API, as far as it goes. */
class V1Alpha1LawsTest extends DeploymentLawContract {
    @Override
    protected ProviderFixture<?> fixture() {
        return new V1Alpha1Fixture();
    }
}
