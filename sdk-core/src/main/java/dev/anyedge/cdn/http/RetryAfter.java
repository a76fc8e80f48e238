package dev.anyedge.cdn.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}: whole seconds, or the date of RFC 9110. */
final class RetryAfter {
    /** Beyond any wait that makes sense, and far from the end of the arithmetic. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private RetryAfter() {}

    /** The wait from {@code now} on; empty where the text is neither form. */
    static Optional<Duration> read(String value, Instant now) {
        String text = value.trim();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > 9 ? LONGEST : shorter(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(when.isBefore(now) ? Duration.ZERO : shorter(Duration.between(now, when)));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
