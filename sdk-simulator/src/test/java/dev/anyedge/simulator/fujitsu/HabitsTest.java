package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** In what samples and pages differ, a simulator can be told to go either way. */
class HabitsTest {

    private static final String BROKEN = "{'rules':'none'}";

    @Test
    void samplesOf2016HaveNoLogStatusAndNoEstimate() {
        try (FujitsuSimulator simulator = FujitsuSimulator.builder()
                .logStatusMember("")
                .withoutEstimates()
                .withoutEmptyLogHeaders()
                .start()) {
            RawClient client = RawClient.of(simulator);
            String id = client.create("", RawClient.SITE);

            assertThat(client.get("/v1/services").json().at("/services/0").has("access_log_status"))
                    .isFalse();
            assertThat(client.delete("/v1/services/" + id + "/assets?url=a").header("X-Estimated-Seconds"))
                    .isEmpty();
            assertThat(client.service(id).header("X-Access-Log-Container")).isEmpty();
        }
    }

    @Test
    void theFieldTableSpellsTheLogStatusWithDashesAndNewerSamplesHaveHttps() {
        try (FujitsuSimulator simulator = FujitsuSimulator.builder()
                .logStatusMember("access-log-status")
                .secureLinks()
                .documentedHeaderNames()
                .start()) {
            RawClient client = RawClient.of(simulator);
            RawClient.Answer created = client.post("/v1/services", RawClient.SITE);

            assertThat(created.header("Location").orElseThrow()).startsWith("https://");
            assertThat(client.get("/v1/services")
                            .json()
                            .at("/services/0/access-log-status")
                            .asText())
                    .isEqualTo("undeployed");
            assertThat(client.service(created.id()).headers().map()).containsKey("X-Access-URL");
        }
    }

    @Test
    void aFailedCreationMayVanish() {
        try (FujitsuSimulator simulator =
                FujitsuSimulator.builder().failedCreationsVanish().start()) {
            RawClient client = RawClient.of(simulator);
            String id = client.create("", BROKEN);

            assertThat(client.service(id).status()).isEqualTo(404);
            assertThat(client.get("/v1/services").json().path("services")).isEmpty();
        }
    }

    @Test
    void whatThePagesDoNotSayIsMarked() {
        try (FujitsuSimulator simulator = FujitsuSimulator.start()) {
            RawClient client = RawClient.of(simulator);

            assertThat(client.post("/v1/services?tags=x", RawClient.SITE).header("x-sim-evidence"))
                    .contains("inferred");
            assertThat(client.post("/v1/services?protocol=x", RawClient.SITE).header("x-sim-evidence"))
                    .isEmpty();
        }
    }
}
