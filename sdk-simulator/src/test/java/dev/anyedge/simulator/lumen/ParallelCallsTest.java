package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients at once: nothing is lost and nothing counted twice. */
class ParallelCallsTest {

    @Test
    void versionsAndPromotionsCountEverySave() throws Exception {
        String base = "/v2.0/serviceConfiguration/5550123";
        String image = SampleImages.shop().toString();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (LumenSimulator simulator =
                LumenSimulator.builder().clock(SimulatorClock.manual()).start()) {
            SigningClient client = SigningClient.of(simulator);
            client.put(base + "/serviceImages/shop", image);
            List<Future<Integer>> versions = new ArrayList<>();
            List<Future<Integer>> promotions = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Callable<Integer> save = () -> client.put(base + "/serviceImages/shop", image)
                        .json()
                        .path("version")
                        .asInt();
                Callable<Integer> promote =
                        () -> client.put(base + "/environments/staging", "{'serviceImage':'shop','version':1}")
                                .json()
                                .path("version")
                                .asInt();
                versions.add(pool.submit(save));
                promotions.add(pool.submit(promote));
            }
            List<Integer> saved = new ArrayList<>();
            List<Integer> promoted = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                saved.add(versions.get(i).get());
                promoted.add(promotions.get(i).get());
            }

            assertThat(saved)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2, 41).boxed().toList());
            assertThat(promoted)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 40).boxed().toList());
        } finally {
            pool.shutdownNow();
        }
    }
}
