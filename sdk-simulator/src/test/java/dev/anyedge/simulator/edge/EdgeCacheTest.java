package dev.anyedge.simulator.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes when there is too much. */
class EdgeCacheTest {

    private static final int KILOBYTE = 1_000;

    private final EdgeCache cache = new EdgeCache(6 * KILOBYTE);

    private void store(String key, int kilobytes) {
        OriginResponse response = new OriginResponse(200, HeaderFields.none(), new byte[kilobytes * KILOBYTE]);
        cache.store(
                "site",
                key,
                new StoredResponse(response, "/" + key, Instant.EPOCH, Duration.ZERO, Duration.ofMinutes(1), Map.of()),
                cache.generation("site"));
    }

    private boolean has(String key) {
        return cache.find("site", key, HeaderFields.none()).isPresent();
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() {
        store("a", 1);
        store("b", 1);
        store("c", 1);
        assertThat(has("a")).isTrue();
        store("d", 1);

        assertThat(has("a")).isTrue();
        assertThat(has("b")).isFalse();
        assertThat(has("c")).isTrue();
        assertThat(has("d")).isTrue();
    }

    @Test
    void whatIsReplacedOrRemovedTakesNoSpace() {
        for (int i = 0; i < 10; i++) {
            store("a", 2);
        }
        store("b", 2);
        assertThat(has("a")).isTrue();
        cache.remove("site", "a");
        cache.purge("site", target -> target.equals("/b"));
        store("c", 2);
        store("d", 2);

        assertThat(has("b")).isFalse();
        assertThat(has("c")).isTrue();
        assertThat(has("d")).isTrue();
    }

    @Test
    void whatIsTooLargeForTheWholeCacheLeavesTheOthersAlone() {
        store("a", 1);
        store("huge", 7);

        assertThat(has("huge")).isFalse();
        assertThat(has("a")).isTrue();
    }
}
