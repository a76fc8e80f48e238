package dev.anyedge.simulator.edge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Conditional requests (RFC 9110 §13): whether what somebody has already is still what he would get. Asked by viewers of
 * the cache, and by the cache of origins.
 */
final class Validators {

    private Validators() {}

    /** Whether a GET or HEAD with these conditions is to be answered 304 by an answer with these fields. */
    static boolean notModified(HeaderFields request, HeaderFields response) {
        List<String> known = request.members("If-None-Match");
        if (!known.isEmpty()) {
            Optional<String> tag = response.first("ETag");
            return known.contains("*") || (tag.isPresent() && known.stream().anyMatch(t -> weak(t, tag.get())));
        }
        Optional<Instant> since = request.first("If-Modified-Since").flatMap(HttpDate::parse);
        Optional<Instant> modified = response.first("Last-Modified").flatMap(HttpDate::parse);
        return since.isPresent() && modified.isPresent() && !modified.get().isAfter(since.get());
    }

    private static boolean weak(String one, String other) {
        return opaque(one).equals(opaque(other));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    static boolean exist(HeaderFields response) {
        return response.contains("ETag") || response.contains("Last-Modified");
    }

    /** The request's fields without the viewer's conditions, and with those that ask whether this answer still holds. */
    static HeaderFields ask(HeaderFields request, HeaderFields stored) {
        HeaderFields asking = unconditional(request);
        Optional<String> tag = stored.first("ETag");
        if (tag.isPresent()) {
            asking = asking.with("If-None-Match", tag.get());
        }
        Optional<String> modified = stored.first("Last-Modified");
        return modified.isPresent() ? asking.with("If-Modified-Since", modified.get()) : asking;
    }

    static HeaderFields unconditional(HeaderFields request) {
        return request.without(
                "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range");
    }
}
