package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tool deploys to Fujitsu by its name, with settings that are texts. */
class FujitsuProviderTest {
    private static CdnSettings environment(FujitsuSimulator simulator) {
        return CdnSettings.ofEnvironment(Map.of(
                        "FUJITSU_DOMAIN", simulator.domain(),
                        "FUJITSU_USER", simulator.user(),
                        "FUJITSU_PASSWORD", simulator.password(),
                        "FUJITSU_PROJECT_ID", simulator.projectId()))
                .with("endpoint", simulator.baseUri().toString());
    }

    @Test
    void aToolDeploysWithTheEnvironmentAndAnEndpoint() {
        try (FujitsuSimulator simulator = FujitsuSimulator.start();
                Cdn cdn = Cdn.forProvider("fujitsu", environment(simulator))) {
            cdn.apply(cdn.plan(Shops.shop()));
            assertThat(cdn.list()).hasSize(1);
        }
    }

    @Test
    void theIdentityServiceMayBeElsewhere() {
        try (FujitsuSimulator simulator =
                        FujitsuSimulator.builder().identityPort(0).start();
                Cdn cdn = Cdn.forProvider(
                        "fujitsu",
                        environment(simulator)
                                .with(
                                        "identity-endpoint",
                                        simulator.identityUri().toString()))) {
            assertThat(cdn.list()).isEmpty();
            assertThat(simulator.identityJournal().entries()).hasSize(1);
        }
    }

    @Test
    void whatIsMissingIsNamedAndThePasswordIsMarkedAsSecret() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("fujitsu", CdnSettings.ofEnvironment(Map.of())))
                .withMessageContaining("FUJITSU_PASSWORD")
                .withMessageContaining("FUJITSU_PROJECT_ID");
        assertThat(CdnProvider.named("fujitsu").settings())
                .filteredOn(CdnSetting::secret)
                .extracting(CdnSetting::name)
                .containsExactly("password");
    }
}
