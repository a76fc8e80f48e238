package dev.anyedge.simulator.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer in the cache: what the origin said, when, for how long it may be used without asking, and to which requests
 * it is an answer.
 *
 * @param response what the origin said
 * @param target path and query the viewer asked for, by which a purge finds it
 * @param storedAt when it was stored or last confirmed by the origin
 * @param initialAge how old it was then already
 * @param lifetime from which age on the origin is to be asked
 * @param selected what the fields that {@code Vary} names were in the request
 */
record StoredResponse(
        OriginResponse response,
        String target,
        Instant storedAt,
        Duration initialAge,
        Duration lifetime,
        Map<String, List<String>> selected) {

    static Map<String, List<String>> select(HeaderFields request, HeaderFields response) {
        Map<String, List<String>> selected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.members("Vary").forEach(name -> selected.put(name, request.members(name)));
        return selected;
    }

    boolean answers(HeaderFields request) {
        return selected.entrySet().stream()
                .allMatch(e -> request.members(e.getKey()).equals(e.getValue()));
    }

    Duration age(Instant now) {
        Duration resident = Duration.between(storedAt, now);
        return initialAge.plus(resident.isNegative() ? Duration.ZERO : resident);
    }

    boolean fresh(Instant now) {
        return age(now).compareTo(lifetime) < 0;
    }

    /** The same, to be used no more without asking the origin. */
    StoredResponse stale() {
        return new StoredResponse(response, target, storedAt, initialAge, Duration.ZERO, selected);
    }

    long size() {
        return 1_000L + response.body().length;
    }
}
