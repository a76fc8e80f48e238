package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A time in the dialect's spelling: a whole number, optionally with one unit {@code s}, {@code m}, {@code h} or {@code d}
 * (Fujitsu reference §3.4.2). Immutable, thread-safe.
 *
 * <p>Two times are equal when they are equally long: {@code 86400s} equals {@code 1d}.
 */
public final class TimeToLive {
    static final String ALLOWED = "a whole number, optionally with one unit s, m, h or d, for example 90, 15m or 7d";

    private static final int MAX_DIGITS = 12;
    private static final String UNITS = "dhms";
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};

    private final String text;
    private final long seconds;

    private TimeToLive(String text, long seconds) {
        this.text = text;
        this.seconds = seconds;
    }

    /**
     * A time in the largest unit that divides it.
     *
     * @param duration whole seconds, not negative
     * @return for example {@code 36h}
     * @throws ValidationException when it is negative or has a fraction of a second
     */
    public static TimeToLive of(Duration duration) {
        if (duration.isNegative() || duration.getNano() != 0) {
            throw invalid(duration.toString(), "whole seconds, 0 or more");
        }
        return new TimeToLive(spell(duration.getSeconds()), duration.getSeconds());
    }

    /**
     * A time from its spelling, which is kept.
     *
     * @param text for example {@code 90}, {@code 15m} or {@code 7d}
     * @return the time
     * @throws ValidationException when the text is not such a time
     */
    public static TimeToLive parse(String text) {
        return read(text).orElseThrow(() -> invalid(text, ALLOWED));
    }

    static Optional<TimeToLive> read(String text) {
        int end = text.length();
        long unit = 1;
        if (end > 1) {
            int at = UNITS.indexOf(text.charAt(end - 1));
            if (at >= 0) {
                unit = SECONDS[at];
                end--;
            }
        }
        if (end == 0 || end > MAX_DIGITS || (end > 1 && text.charAt(0) == '0')) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            number = number * 10 + (c - '0');
        }
        return Optional.of(new TimeToLive(text, number * unit));
    }

    /**
     * How long it is.
     *
     * @return whole seconds
     */
    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * The time as it was spelled.
     *
     * @return the value on the wire
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeToLive that && seconds == that.seconds;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seconds);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String spell(long seconds) {
        for (int i = 0; seconds > 0 && i < SECONDS.length; i++) {
            if (seconds % SECONDS[i] == 0) {
                return seconds / SECONDS[i] + UNITS.substring(i, i + 1);
            }
        }
        return seconds + "s";
    }

    private static ValidationException invalid(String found, String allowed) {
        return new ValidationException(
                "time",
                List.of(new Violation(
                        "", found, allowed, "The time is \"" + found + "\"; allowed is " + allowed + ".")));
    }
}
