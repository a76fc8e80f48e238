package dev.anyedge.lumen.v1;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time to live or one of three words (Lumen reference §4.2). What the provider answers is kept as it comes. Immutable,
 * thread-safe.
 *
 * @param text a whole number with an optional unit {@code s m h d w y}, seconds without one, at least 30 seconds; or
 *     {@code as-is}, {@code no-cache}, {@code no-store}
 */
public record V1CachePolicy(String text) {
    /** What the origin says. */
    public static final V1CachePolicy AS_IS = new V1CachePolicy("as-is");

    /** Stored, but asked about before each use. */
    public static final V1CachePolicy NO_CACHE = new V1CachePolicy("no-cache");

    /** Not stored. */
    public static final V1CachePolicy NO_STORE = new V1CachePolicy("no-store");

    private static final Pattern TTL = Pattern.compile("([0-9]{1,9})([smhdwy]?)");

    /**
     * A time to live.
     *
     * @param length whole seconds, at least 30
     * @return the policy, in seconds
     */
    public static V1CachePolicy ttl(Duration length) {
        return new V1CachePolicy(length.toSeconds() + "s");
    }

    /**
     * The time to live.
     *
     * @return empty for a word, and for a text that is neither; a year is taken as 365 days
     */
    public Optional<Duration> ttl() {
        Matcher parts = TTL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(parts.group(1));
        long seconds =
                switch (parts.group(2)) {
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    case "w" -> 604_800;
                    case "y" -> 31_536_000;
                    default -> 1;
                };
        return Optional.of(Duration.ofSeconds(count * seconds));
    }

    /**
     * Whether the provider takes it.
     *
     * @return true for a word, and for a time of at least 30 seconds
     */
    public boolean valid() {
        return equals(AS_IS)
                || equals(NO_CACHE)
                || equals(NO_STORE)
                || ttl().filter(length -> length.toSeconds() >= 30).isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
