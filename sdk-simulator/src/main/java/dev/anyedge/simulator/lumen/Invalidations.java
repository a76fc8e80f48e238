package dev.anyedge.simulator.lumen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The invalidations that the portal still knows: the last hundred requests, each for a day after its completion. */
final class Invalidations {

    private static final int KEPT = 100;
    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final List<List<Invalidation>> requests = new ArrayList<>();
    private final List<Invalidation> effects = new ArrayList<>();

    void add(List<Invalidation> request) {
        requests.add(List.copyOf(request));
        if (requests.size() > KEPT) {
            requests.remove(0);
        }
    }

    List<Invalidation> all() {
        return requests.stream().flatMap(List::stream).toList();
    }

    void settle(Instant now, Duration step) {
        for (Invalidation one : all()) {
            if (one.doneAt.isEmpty() && !one.at.plus(step).isAfter(now)) {
                one.doneAt = Optional.of(now);
                effects.add(one);
            }
        }
        requests.removeIf(request -> request.stream().allMatch(one -> one.doneAt
                .map(done -> done.plus(KEPT_FOR).isBefore(now))
                .orElse(false)));
    }

    /** What has been completed since this was asked last. */
    List<Invalidation> takeEffects() {
        List<Invalidation> taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }
}
