package dev.anyedge.simulator.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a shared cache may keep, and for how long (RFC 9111 §3 and §4.2), under the rule that the configuration gives.
 * Pure.
 */
final class StorageRules {

    /** Statuses that may be kept although nobody gave a lifetime (RFC 9110 §15.1), without 206: parts are not kept. */
    private static final Set<Integer> KEPT_BY_DEFAULT = Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    private StorageRules() {}

    /**
     * For how long an answer to a GET may be used without asking again; zero when it may be kept but not used without
     * asking; empty when it must not be kept.
     */
    static Optional<Duration> lifetime(EdgeCaching caching, HeaderFields request, OriginResponse answer, Instant now) {
        HeaderFields headers = answer.headers();
        if (answer.status() < 200 || answer.status() == 206 || answer.status() == 304) {
            return Optional.empty();
        }
        if (headers.members("Vary").contains("*")) {
            return Optional.empty();
        }
        CacheControl says = CacheControl.of(headers);
        // RFC 9111 §3.5: what one user got with his credentials is for nobody else, unless the origin says so
        if (request.contains("Authorization")
                && !says.has("public")
                && !says.has("s-maxage")
                && !says.has("must-revalidate")) {
            return Optional.empty();
        }
        Optional<EdgeControl> control = caching.edgeControl() ? EdgeControl.of(headers) : Optional.empty();
        if (control.isPresent()) {
            return control.get().lifetime();
        }
        Optional<Duration> lifetime =
                switch (caching.mode()) {
                    case NO_STORE, BYPASS -> Optional.empty();
                    case REVALIDATE ->
                        says.has("no-store") || says.has("private") ? Optional.empty() : Optional.of(Duration.ZERO);
                    case OVERRIDE -> KEPT_BY_DEFAULT.contains(answer.status()) ? caching.ttl() : Optional.empty();
                    case HONOR_ORIGIN -> honored(caching, answer, says, now);
                };
        // what can be neither used nor confirmed is not worth its place
        return lifetime.filter(time -> !time.isZero() || Validators.exist(headers));
    }

    private static Optional<Duration> honored(
            EdgeCaching caching, OriginResponse answer, CacheControl says, Instant now) {
        if (caching.words() != EdgeCaching.OriginWords.STANDARD) {
            return literally(caching, answer, says, now);
        }
        if (says.has("no-store") || says.has("private")) {
            return Optional.empty();
        }
        Optional<Duration> explicit = explicit(answer.headers(), says, now);
        if (says.has("no-cache")) {
            return Optional.of(Duration.ZERO);
        }
        if (explicit.isPresent()) {
            return explicit;
        }
        // a cookie that the origin sets is for one user: without a word from the origin it is not given to others
        if (!KEPT_BY_DEFAULT.contains(answer.status()) || answer.headers().contains("Set-Cookie")) {
            return Optional.empty();
        }
        return caching.ttl().filter(time -> !time.isZero());
    }

    /** The words that the rule names, and no others; what may not be used without asking is not kept. */
    private static Optional<Duration> literally(
            EdgeCaching caching, OriginResponse answer, CacheControl says, Instant now) {
        boolean control = caching.words() != EdgeCaching.OriginWords.EXPIRES;
        if (control && (says.has("no-store") || says.has("no-cache") || says.has("private"))) {
            return Optional.empty();
        }
        Optional<Duration> explicit =
                switch (caching.words()) {
                    case EXPIRES -> expires(answer.headers(), now);
                    case CACHE_CONTROL -> maxAge(says);
                    default -> explicit(answer.headers(), says, now);
                };
        if (explicit.isPresent()) {
            return explicit.filter(time -> !time.isZero());
        }
        return KEPT_BY_DEFAULT.contains(answer.status())
                ? caching.ttl().filter(time -> !time.isZero())
                : Optional.empty();
    }

    /** What the origin says about the lifetime, the strongest first (RFC 9111 §4.2.1). */
    private static Optional<Duration> explicit(HeaderFields headers, CacheControl says, Instant now) {
        Optional<Duration> maxAge = maxAge(says);
        return maxAge.isPresent() ? maxAge : expires(headers, now);
    }

    private static Optional<Duration> maxAge(CacheControl says) {
        OptionalLong seconds = says.seconds("s-maxage");
        if (seconds.isEmpty()) {
            seconds = says.seconds("max-age");
        }
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong())) : Optional.empty();
    }

    private static Optional<Duration> expires(HeaderFields headers, Instant now) {
        Optional<String> expires = headers.first("Expires");
        if (expires.isEmpty()) {
            return Optional.empty();
        }
        // both dates are the origin's, whose clock need not be the simulator's; "0" and other non-dates are the past
        Instant from = headers.first("Date").flatMap(HttpDate::parse).orElse(now);
        return Optional.of(HttpDate.parse(expires.get())
                .map(until -> Duration.between(from, until))
                .filter(time -> !time.isNegative())
                .orElse(Duration.ZERO));
    }

    /** How old an answer was when it came. {@code Date} is left aside, since the origin lives in another time. */
    static Duration initialAge(HeaderFields headers) {
        try {
            return Duration.ofSeconds(
                    Math.max(0, Long.parseLong(headers.first("Age").orElse("0").trim())));
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }
}
