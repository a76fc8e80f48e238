package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.lumen.api.LumenApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ids of new elements: of the time and of chance, and none twice. */
class FreshIdsTest {
    private static final long NOW = 1_764_122_400L;

    private final LumenApi api = LumenApi.builder()
            .account(LumenAccount.of(
                    LumenCredentials.of("700100200", "Ex4mpleOnlySecret000"), 88_001, "BBXY00042", "5550123"))
            .baseUri(URI.create("http://localhost:1"))
            .build();

    @AfterEach
    void close() {
        api.close();
    }

    private ImageWriter writer(RandomGenerator random) {
        Timekeeper still = new Timekeeper() {
            @Override
            public Instant now() {
                return Instant.ofEpochSecond(NOW);
            }

            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public CompletableFuture<Void> pause(Duration length) {
                return CompletableFuture.completedFuture(null);
            }
        };
        return new ImageWriter(api.v2(), still, Duration.ZERO, StagingCheck.none(), random);
    }

    private static List<Long> ids(ImageWriter writer, int count) {
        IdAllocator ids = writer.freshIds().get();
        return Stream.generate(() -> ids.next("originDefinition", "1"))
                .limit(count)
                .map(Long::parseLong)
                .toList();
    }

    @Test
    void twoWhoWriteInTheSameSecondGiveDifferentIds() {
        List<Long> one = ids(writer(new Random(1)), 100);
        List<Long> other = ids(writer(new Random(2)), 100);

        assertThat(one).doesNotContainAnyElementsOf(other).allMatch(id -> id >= NOW && id <= Integer.MAX_VALUE);
    }

    @Test
    void whatWasGivenIsNotGivenAgain() {
        Iterator<Integer> chance = List.of(5, 5, 5, 7, 5, 9).iterator();
        ImageWriter writer = writer(new RandomGenerator() {
            @Override
            public long nextLong() {
                return chance.next();
            }

            @Override
            public int nextInt(int bound) {
                return chance.next();
            }
        });

        assertThat(ids(writer, 2)).containsExactly(NOW + 5, NOW + 7);
        assertThat(ids(writer, 1)).containsExactly(NOW + 9);
    }
}
