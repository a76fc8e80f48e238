package dev.anyedge.simulator.fujitsu;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** So many calls of a kind in so much time, per project. How many the provider allows is not known. */
final class RateLimit {

    private final int calls;
    private final Duration window;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> recent = new HashMap<>();

    RateLimit(int calls, Duration window, InstantSource clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
    }

    void count(String project, String kind) {
        Instant now = clock.instant();
        Deque<Instant> times = recent.computeIfAbsent(project + " " + kind, key -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(window).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() >= calls) {
            throw CallFailure.rateLimited();
        }
        times.addLast(now);
    }
}
