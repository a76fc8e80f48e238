package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalewaySimulatorTest {

    @Test
    void aSiteIsBuiltGoesLiveIsPurgedAndDeleted() {
        SimulatorClock clock = SimulatorClock.manual();
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().clock(clock).start()) {
            List<String> purged = new ArrayList<>();
            simulator.onPurge((pipeline, all, assets) -> purged.addAll(assets));
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.create(client, "shop", "cdn.shop.example");
            assertThat(client.get("/pipelines/" + site.pipeline())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("warning");
            assertThat(simulator.deployedDocument("cdn.shop.example")).isEmpty();

            assertThat(site.goLive(client).body())
                    .isEqualTo("{\"head_stage\":{\"dns_stage_id\":\"" + site.dns() + "\"}}");

            JsonNode pending = client.get("/pipelines/" + site.pipeline()).json();
            assertThat(pending.path("status").asText()).isEqualTo("pending");
            assertThat(pending.path("errors")).isEmpty();
            Optional<JsonNode> document = simulator.deployedDocument("CDN.shop.example");
            assertThat(document).isPresent();
            assertThat(document.get().at("/head_stage/dns_stage_id").asText()).isEqualTo(site.dns());
            assertThat(simulator.deployedDocument(site.pipeline() + ".svc.edge.scw.cloud"))
                    .isEqualTo(document);

            clock.advance(Duration.ofSeconds(5));
            assertThat(client.get("/pipelines/" + site.pipeline())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("ready");
            assertThat(client.get("/dns-stages/" + site.dns())
                            .json()
                            .path("default_fqdn")
                            .asText())
                    .isEqualTo(site.pipeline() + ".svc.edge.scw.cloud");
            for (String stage : List.of(
                    "dns-stages/" + site.dns(),
                    "tls-stages/" + site.tls(),
                    "cache-stages/" + site.cache(),
                    "backend-stages/" + site.backend())) {
                assertThat(client.get("/" + stage).json().path("status").asText())
                        .as(stage)
                        .isEqualTo("active");
            }

            RawClient.Answer purge = client.post(
                    "/purge-requests", "{'pipeline_id':'" + site.pipeline() + "','assets':['/myimage.png']}");
            assertThat(purge.json().path("status").asText()).isEqualTo("pending");
            assertThat(purged).isEmpty();
            clock.advance(Duration.ofSeconds(5));
            assertThat(purged).containsExactly("/myimage.png");
            assertThat(client.get("/purge-requests/" + purge.id())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("done");

            assertThat(client.delete("/pipelines/" + site.pipeline()).status()).isEqualTo(204);
            assertThat(client.get("/dns-stages/" + site.dns()).status()).isEqualTo(404);
            assertThat(simulator.documents()).isEmpty();
        }
    }
}
