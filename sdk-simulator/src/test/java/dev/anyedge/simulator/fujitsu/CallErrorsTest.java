package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the error tables of the calls about services and purges. */
class CallErrorsTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final FujitsuSimulator simulator = FujitsuSimulator.builder()
            .clock(clock)
            .containers("logs", "keys")
            .serviceQuota(2)
            .rateLimit(3, Duration.ofMinutes(1))
            .start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String deployed(String parameters) {
        String id = client.create(parameters, RawClient.SITE);
        clock.advance(Duration.ofSeconds(1));
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pre_fqdn=-shop | 400 Invalid entry for pre_fqdn",
                "pre_fqdn=my_shop | 400 Invalid entry for pre_fqdn",
                "pre_fqdn=www..example | 400 Invalid entry for pre_fqdn",
                "pre_fqdn=x.cdn-edge.cloud.global.fujitsu.com | 400 Invalid entry for pre_fqdn",
                "protocol=HTTPS | 400 Invalid entry for protocol",
                "status=deployed | 400 Invalid entry for status",
                "pre_fqdn=a%20b&protocol=ftp&status=on | 400 Invalid entry for pre_fqdn/protocol/status",
                "container=nowhere | 400 Invalid entry for container",
                "container=logs&object_prefix=%2Fx | 400 Invalid entry for object_prefix",
                "container=logs&key_container=nowhere&key_object=k | 400 Invalid entry for key_container",
                "container=logs&key_container=keys&key_object=absent.pem | 400 Invalid entry for key_object",
                "key_object=absent.pem | 400 Invalid entry for key_object",
                "name=shop | 400 Invalid entry for name"
            })
    void aCreationWithABadParameterIsRefusedByItsName(String parameters, String summary) {
        assertThat(client.post("/v1/services?" + parameters, RawClient.SITE).summary())
                .isEqualTo(summary);
        assertThat(client.get("/v1/services").json().path("services")).isEmpty();
    }

    @Test
    void aCreationNeedsJsonAndNothingButJsonIsLookedAtAtOnce() {
        assertThat(client.post("/v1/services", "").summary()).isEqualTo("400 Invalid Json");
        assertThat(client.post("/v1/services", "{'rules':").summary()).isEqualTo("400 Invalid Json");
        assertThat(client.post("/v1/services", "{'rules':[]} x").summary()).isEqualTo("400 Invalid Json");
        assertThat(client.post("/v1/services", "{'rules':'none'}").summary()).isEqualTo("202 Accepted");
    }

    @Test
    void thereAreOnlySoManyServices() {
        deployed("");
        deployed("");

        assertThat(client.post("/v1/services", RawClient.SITE).summary()).isEqualTo("507 Quota exceeded");
    }

    @Test
    void aNameIsGivenOnce() {
        deployed("pre_fqdn=www.shop.example");

        assertThat(client.post("/v1/services?pre_fqdn=WWW.shop.example", RawClient.SITE)
                        .summary())
                .isEqualTo("400 Invalid entry for pre_fqdn");
    }

    @Test
    void anEditSaysWhatItWants() {
        String param = "/v1/services/" + deployed("") + "/param";

        assertThat(client.patch(param, "").summary()).isEqualTo("400 Parameter required");
        assertThat(client.patch(param, RawClient.SITE).summary()).isEqualTo("400 Parameter required");
        assertThat(client.patch(param + "?container=logs", RawClient.SITE).summary())
                .isEqualTo("400 Parameter required");
        assertThat(client.patch(param + "?status=activate", "{'rules'").summary())
                .isEqualTo("400 Invalid Json");
        assertThat(client.patch(param + "?status=on", "").summary()).isEqualTo("400 Invalid entry for status");
        assertThat(client.patch(param + "?container=nowhere", "").summary())
                .isEqualTo("400 Invalid entry for container");
        assertThat(client.patch(param + "?key_container=keys&key_object=absent", "")
                        .summary())
                .isEqualTo("400 Invalid entry for key_object");
        assertThat(client.patch(param + "?status=activate&protocol=https", "").summary())
                .isEqualTo("400 Invalid entry for protocol");
    }

    @Test
    void nothingCanBeChangedWhileSomethingIsBeingChanged() {
        String id = client.create("", RawClient.SITE);
        String service = "/v1/services/" + id;
        for (String state : new String[] {"create_in_progress", "update_in_progress", "delete_in_progress"}) {
            assertThat(client.service(id).state()).isEqualTo(state);
            assertThat(client.patch(service + "/param?status=activate", RawClient.SITE)
                            .summary())
                    .isEqualTo("409 Service is in progress");
            assertThat(client.delete(service).summary()).isEqualTo("409 Service is in progress");
            assertThat(client.delete(service + "/assets?url=a.png").summary()).isEqualTo("409 Service is in progress");
            clock.advance(Duration.ofSeconds(1));
            if (state.startsWith("create")) {
                client.patch(service + "/param?status=activate", RawClient.SITE);
            } else if (state.startsWith("update")) {
                client.delete(service);
            }
        }
        assertThat(client.service(id).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nothing = "/v1/services/5f0c2b52-8a0e-4a53-9a35-0d6f1c1f7a11";

        assertThat(client.get(nothing).status()).isEqualTo(404);
        assertThat(client.delete(nothing).status()).isEqualTo(404);
        assertThat(client.patch(nothing + "/param?status=activate", RawClient.SITE)
                        .status())
                .isEqualTo(404);
        assertThat(client.delete(nothing + "/assets?url=a").status()).isEqualTo(404);
        assertThat(client.get("/v1/reports/5f0c2b52-8a0e-4a53-9a35-0d6f1c1f7a11")
                        .status())
                .isEqualTo(404);
        assertThat(client.get("/v1/flavors").status()).isEqualTo(404);
        assertThat(client.get("/v2/services").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/v1/services", "DELETE,/v1/services", "POST,/v1/services/x", "PATCH,/v1/services/x",
        "GET,/v1/services/x/param", "POST,/v1/services/x/assets", "GET,/v1/reports", "DELETE,/v1/reports/x"
    })
    void methodsThatACallDoesNotHaveAreNotAllowed(String method, String path) {
        assertThat(client.call(method, path, "").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | 400 Invalid entry for url",
                "url=%2Fa.png | 400 Invalid entry for url",
                "url=http%3A%2F%2Fx%2Fa.png | 400 Invalid entry for url",
                "url=img%2F* | 400 Invalid entry for url",
                "url=a.png&action=refresh | 400 Invalid entry for action",
                "url=%2Fa&action=x | 400 Invalid entry for url/action",
                "url=a.png | 202 Accepted",
                "url=a.png&action=delete | 202 Accepted",
                "url=a.png&action=invalidate | 202 Accepted",
                "url= | 202 Accepted"
            })
    void aPurgeTakesOneRelativePath(String parameters, String summary) {
        String id = deployed("");

        RawClient.Answer answer =
                client.delete("/v1/services/" + id + "/assets" + (parameters == null ? "" : "?" + parameters));

        assertThat(answer.summary()).isEqualTo(summary);
        assertThat(answer.header("X-Estimated-Seconds").isPresent()).isEqualTo(answer.status() == 202);
    }

    @Test
    void aPurgedAddressAndTheNameAreAtMostAKilobyteTogether() {
        String id = deployed("");
        int name = client.name(id).length() + 1;
        String assets = "/v1/services/" + id + "/assets?url=";

        assertThat(client.delete(assets + "a".repeat(1_024 - name)).summary()).isEqualTo("202 Accepted");
        assertThat(client.delete(assets + "a".repeat(1_025 - name)).summary()).isEqualTo("400 Invalid entry for url");
        assertThat(client.delete(assets + "%C3%A9".repeat((1_026 - name) / 2)).summary())
                .isEqualTo("400 Invalid entry for url");
    }

    @Test
    void whatIsNotDeployedCannotBePurged() {
        String id = deployed("status=deactivate");

        assertThat(client.service(id).state()).isEqualTo("undeployed");
        assertThat(client.delete("/v1/services/" + id + "/assets?url=a.png").summary())
                .isEqualTo("400 Service is undeployed");
    }

    @Test
    void tooManyPurgesAtOnceAreRefusedUntilSomeTimeHasGoneBy() {
        String assets = "/v1/services/" + deployed("") + "/assets?url=a.png";
        for (int i = 0; i < 3; i++) {
            assertThat(client.delete(assets).status()).isEqualTo(202);
        }
        assertThat(client.delete(assets).summary()).isEqualTo("429 Rate limit exceeded");
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.delete(assets).status()).isEqualTo(202);
    }

    @Test
    void inAMaintenanceWindowNothingWorks() {
        simulator.disruptions().maintenance(true);
        assertThat(client.get("/v1/services").summary()).isEqualTo("503 Service Unavailable");
        assertThat(client.post("/v1/services", RawClient.SITE).summary()).isEqualTo("503 Service Unavailable");
        assertThat(new RawClient(simulator.identityUri(), Optional.empty())
                        .post("/v3/auth/tokens", RawClient.PASSWORD)
                        .status())
                .isEqualTo(503);

        simulator.disruptions().maintenance(false);
        assertThat(client.get("/v1/services").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 | 204 Service Unavailable",
                "401 | 401",
                "403 | 403",
                "404 | 404",
                "409 | 409 Service is in progress",
                "429 | 429 Rate limit exceeded",
                "507 | 507 Quota exceeded",
                "400 | 400 Bad Request",
                "502 | 502"
            })
    void aFaultFailsInTheProvidersWords(int status, String summary) {
        simulator.faults().add("GET:/v1/services:1:status=" + status);

        assertThat(client.get("/v1/services").summary()).isEqualTo(summary);
        assertThat(client.get("/v1/services").status()).isEqualTo(200);
    }
}
