package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.simulator.SimulatorClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls that belong to the simulator and not to the provider, for whoever runs it in another process. */
class OwnCallsTest {

    private final ScalewaySimulator simulator = ScalewaySimulator.builder()
            .clock(SimulatorClock.manual())
            .tick(Duration.ofSeconds(5))
            .start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theClockIsAdvancedOverHttp() throws Exception {
        SiteStory site = SiteStory.live(client, "shop", "");

        assertThat(own("POST", "clock", "{\"advance\":\"5s\"}").path("now").asText())
                .isEqualTo("2026-08-20T10:00:05.123456789Z");
        assertThat(client.get("/pipelines/" + site.pipeline())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("ready");
    }

    @Test
    void faultsAreReplacedOverHttpAllOrNone() throws Exception {
        own("POST", "faults", "{\"faults\":[\"GET:*:1:status=500\"]}");
        JsonNode refused = own("POST", "faults", "{\"faults\":[\"GET:*:*:status=503\",\"nonsense\"]}");

        assertThat(refused.path("error").asText()).contains("nonsense").contains("METHOD:PATH-GLOB:NTH:KIND");
        assertThat(client.get("/pipelines").status()).isEqualTo(500);
        assertThat(client.get("/pipelines").status()).isEqualTo(200);
    }

    @Test
    void journalAndStateAreReadOverHttpAndLeaveNoTraceThemselves() throws Exception {
        SiteStory site = SiteStory.create(client, "shop", "");

        JsonNode journal = own("GET", "journal", "");
        JsonNode state = own("GET", "state", "");

        assertThat(journal.path("entries")).hasSize(5);
        assertThat(journal.at("/entries/0/method").asText()).isEqualTo("POST");
        assertThat(journal.toString()).doesNotContain(simulator.secretKey());
        assertThat(state.at("/pipelines/0/pipeline/id").asText()).isEqualTo(site.pipeline());
        assertThat(state.at("/plans/" + simulator.projectId()).asText()).isEqualTo("starter");
        assertThat(own("DELETE", "journal", "").path("entries")).isEmpty();
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whatTheSimulatorDoesNotOfferOrUnderstandItSays() throws Exception {
        assertThat(own("GET", "nothing", "").path("error").asText()).contains("clock, faults, journal and state");
        assertThat(own("POST", "clock", "{\"advance\":\"soon\"}").path("error").asText())
                .contains("'soon'");
        assertThat(own("POST", "clock", "").path("error").asText()).contains("advance");
    }

    private JsonNode own(String method, String call, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/__sim/" + call))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body());
    }
}
