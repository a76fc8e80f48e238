package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ParallelCallsTest {

    @Test
    void callsFromManyThreadsAreActedOnOneByOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            List<Future<SiteStory>> sites = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String name = "p" + i;
                sites.add(threads.submit(() -> SiteStory.live(RawClient.of(simulator), name, name + ".shop.example")));
            }
            Set<String> ids = new HashSet<>();
            for (Future<SiteStory> site : sites) {
                ids.add(site.get().pipeline());
            }

            assertThat(ids).hasSize(16);
            assertThat(simulator.documents()).hasSize(16).allSatisfy(document -> assertThat(
                            document.at("/pipeline/status").asText())
                    .isEqualTo("ready"));
            assertThat(simulator.journal().writes()).hasSize(16 * 6);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aClientThatWouldRatherSpeakHttp2IsServed() throws Exception {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(simulator.baseUri() + RawClient.API + "/pipelines"))
                                    .header("X-Auth-Token", simulator.secretKey())
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"project_id\":\""
                                            + simulator.projectId() + "\",\"name\":\"n\",\"description\":\"\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
