package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The life of a service, call by call. */
class ServiceStoryTest {

    private final SimulatorClock clock = SimulatorClock.manual();

    @Test
    void aServiceIsCreatedReadEditedAndDeleted() {
        try (FujitsuSimulator simulator =
                FujitsuSimulator.builder().clock(clock).start()) {
            RawClient client = RawClient.of(simulator);
            assertThat(client.get("/v1/services").summary()).isEqualTo("200 No services to return");

            String id = client.create("pre_fqdn=shop&protocol=https&status=activate", RawClient.SITE);
            assertThat(client.service(id).summary()).isEqualTo("204 No Content");
            assertThat(client.service(id).state()).isEqualTo("create_in_progress");

            clock.advance(Duration.ofSeconds(1));
            RawClient.Answer live = client.service(id);
            assertThat(live.summary()).isEqualTo("200 Success");
            assertThat(live.state()).isEqualTo("deployed");
            assertThat(live.header("X-Protocol")).contains("https");
            assertThat(live.header("X-Access-Log-Container")).contains("");
            String name = live.header("X-Access-URL").orElseThrow();
            assertThat(name).matches("shop-[0-9a-f]{8}\\.cdn-edge\\.cloud\\.global\\.fujitsu\\.com");
            assertThat(live.json()
                            .at("/rules/0/behaviors/0/params/digitalProperty")
                            .asText())
                    .isEqualTo(name);

            RawClient.Answer edited = client.patch("/v1/services/" + id + "/param?status=deactivate", RawClient.SITE);
            assertThat(edited.summary()).isEqualTo("202 Accepted");
            assertThat(edited.id()).isEqualTo(id);
            assertThat(client.service(id).state()).isEqualTo("update_in_progress");
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.service(id).state()).isEqualTo("undeployed");

            assertThat(client.delete("/v1/services/" + id).summary()).isEqualTo("202 Accepted");
            assertThat(client.service(id).state()).isEqualTo("delete_in_progress");
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.service(id).status()).isEqualTo(404);
            assertThat(client.get("/v1/services").summary()).isEqualTo("200 No services to return");
        }
    }
}
