package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.evaluation.LiteralIndex.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many share a key: the rarest key leaves the fewest to be tried. */
final class KeyFrequency {
    private final Map<Key, Integer> counts = new HashMap<>();

    void count(List<Key> keys) {
        keys.forEach(key -> counts.merge(key, 1, Integer::sum));
    }

    long of(Key key) {
        return counts.getOrDefault(key, 0);
    }
}
