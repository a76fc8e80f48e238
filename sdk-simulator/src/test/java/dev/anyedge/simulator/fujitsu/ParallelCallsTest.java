package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
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
    void callsAndVisitsFromManyThreadsAreActedOnOneByOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FujitsuSimulator simulator = FujitsuSimulator.builder()
                .origin("web.example", RecordingOrigin.answering(OriginResponse.text(200, "there")))
                .purgeSeconds(0)
                .start()) {
            List<Future<String>> sites = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String host = "www" + i + ".shop.example";
                sites.add(threads.submit(() -> life(simulator, host)));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> site : sites) {
                ids.add(site.get());
            }

            assertThat(ids).hasSize(16);
            assertThat(simulator.state().path("services")).hasSize(16).allSatisfy(service -> assertThat(
                            service.path("status").asText())
                    .isEqualTo("deployed"));
        } finally {
            threads.shutdownNow();
        }
    }

    private static String life(FujitsuSimulator simulator, String host) {
        RawClient client = RawClient.of(simulator);
        Visitor visitor = new Visitor(simulator, host);
        String id = client.create("pre_fqdn=" + host, RawClient.SITE);
        assertThat(client.service(id).state()).isEqualTo("deployed");
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");
        assertThat(client.delete("/v1/services/" + id + "/assets?url=a.png").status())
                .isEqualTo(202);
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(client.patch("/v1/services/" + id + "/param?status=activate", RawClient.SITE)
                        .status())
                .isEqualTo(202);
        return id;
    }
}
