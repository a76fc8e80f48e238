package dev.anyedge.simulator.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The answers that are kept: per site and cache key, one for each variant that {@code Vary} tells apart; the ones used
 * least recently go when there is too much. Thread-safe.
 *
 * <p>A purge counts for answers under way as well: whoever stores says since when it has been asking, and what was asked
 * before a purge of its site is not kept.
 */
final class EdgeCache {

    private record Key(String site, String key) {}

    private final long capacity;
    private final LinkedHashMap<Key, List<StoredResponse>> answers = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Long> purges = new HashMap<>();
    private long size;

    EdgeCache(long capacity) {
        this.capacity = capacity;
    }

    /** The number of purges of a site so far; to be taken before the origin is asked. */
    synchronized long generation(String site) {
        return purges.getOrDefault(site, 0L);
    }

    synchronized Optional<StoredResponse> find(String site, String key, HeaderFields request) {
        return answers.getOrDefault(new Key(site, key), List.of()).stream()
                .filter(stored -> stored.answers(request))
                .findFirst();
    }

    /** Keeps an answer in place of the one it varies from in nothing, unless its site was purged in the meantime. */
    synchronized void store(String site, String key, StoredResponse answer, long generation) {
        if (generation(site) != generation || answer.size() > capacity) {
            return;
        }
        Key place = new Key(site, key);
        List<StoredResponse> variants = new ArrayList<>();
        variants.add(answer);
        for (StoredResponse other : answers.getOrDefault(place, List.of())) {
            if (!other.selected().equals(answer.selected())) {
                variants.add(other);
            }
        }
        put(place, variants);
        Iterator<Key> eldest = new ArrayList<>(answers.keySet()).iterator();
        while (size > capacity && eldest.hasNext()) {
            put(eldest.next(), List.of());
        }
    }

    synchronized void remove(String site, String key) {
        put(new Key(site, key), List.of());
    }

    synchronized void purge(String site, Predicate<String> target) {
        purges.merge(site, 1L, Long::sum);
        for (Key key : keysOf(site)) {
            List<StoredResponse> kept = new ArrayList<>(answers.getOrDefault(key, List.of()));
            kept.removeIf(answer -> target.test(answer.target()));
            put(key, kept);
        }
    }

    synchronized void invalidate(String site, Predicate<String> target) {
        purges.merge(site, 1L, Long::sum);
        for (Key key : keysOf(site)) {
            List<StoredResponse> kept = new ArrayList<>(answers.getOrDefault(key, List.of()));
            kept.replaceAll(answer -> target.test(answer.target()) ? answer.stale() : answer);
            put(key, kept);
        }
    }

    private List<Key> keysOf(String site) {
        return answers.keySet().stream().filter(key -> key.site().equals(site)).toList();
    }

    private void put(Key key, List<StoredResponse> variants) {
        List<StoredResponse> before =
                variants.isEmpty() ? answers.remove(key) : answers.put(key, List.copyOf(variants));
        if (before != null) {
            size -= before.stream().mapToLong(StoredResponse::size).sum();
        }
        size += variants.stream().mapToLong(StoredResponse::size).sum();
    }
}
