package dev.anyedge.simulator.lumen;

import dev.anyedge.simulator.edge.EdgeObserver;
import dev.anyedge.simulator.edge.EdgeVisit;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the edges have served, by site and minute. Thread-safe. */
final class EdgeTraffic implements EdgeObserver {

    private static final long MINUTE = 60;

    private record Key(String site, long minute) {}

    /** Sums. {@code misses} are what did not come from the cache, refusals included. */
    record Sums(
            long requests,
            long bytes,
            long misses,
            long missBytes,
            long forbidden,
            long notFound,
            long unavailable,
            long timeouts,
            long serverErrors) {

        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Sums of(EdgeVisit visit) {
            int status = visit.status();
            return new Sums(
                    1,
                    visit.bytes(),
                    visit.hit() ? 0 : 1,
                    visit.hit() ? 0 : visit.bytes(),
                    status == 403 ? 1 : 0,
                    status == 404 ? 1 : 0,
                    status == 503 ? 1 : 0,
                    status == 504 ? 1 : 0,
                    status >= 500 ? 1 : 0);
        }

        Sums plus(Sums other) {
            return new Sums(
                    requests + other.requests,
                    bytes + other.bytes,
                    misses + other.misses,
                    missBytes + other.missBytes,
                    forbidden + other.forbidden,
                    notFound + other.notFound,
                    unavailable + other.unavailable,
                    timeouts + other.timeouts,
                    serverErrors + other.serverErrors);
        }
    }

    private final Map<Key, Sums> minutes = new HashMap<>();

    @Override
    public synchronized void visited(EdgeVisit visit) {
        long minute = Math.floorDiv(visit.at().getEpochSecond(), MINUTE);
        minutes.merge(new Key(visit.site(), minute), Sums.of(visit), Sums::plus);
    }

    /** What was served from one moment on and before another, in whole minutes. */
    synchronized Sums between(Set<String> sites, Instant from, Instant until) {
        Sums sums = Sums.NONE;
        for (Map.Entry<Key, Sums> entry : minutes.entrySet()) {
            Instant minute = Instant.ofEpochSecond(entry.getKey().minute * MINUTE);
            if (sites.contains(entry.getKey().site) && !minute.isBefore(from) && minute.isBefore(until)) {
                sums = sums.plus(entry.getValue());
            }
        }
        return sums;
    }
}
