package dev.anyedge.simulator.scaleway;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as strings with {@code s}: several spellings go in, the canonical one comes out (Scaleway reference §4.5). */
final class WireDuration {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,9}))?s");

    /** The bound of protobuf durations. */
    private static final long MAX_SECONDS = 315_576_000_000L;

    private WireDuration() {}

    /** The canonical spelling, or empty when the text is not a duration. */
    static Optional<String> canonical(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(matcher.group(1));
        if (seconds > MAX_SECONDS) {
            return Optional.empty();
        }
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        if (nanos == 0) {
            return Optional.of(seconds + "s");
        }
        if (nanos % 1_000_000 == 0) {
            return Optional.of(String.format(Locale.ROOT, "%d.%03ds", seconds, nanos / 1_000_000));
        }
        if (nanos % 1_000 == 0) {
            return Optional.of(String.format(Locale.ROOT, "%d.%06ds", seconds, nanos / 1_000));
        }
        return Optional.of(String.format(Locale.ROOT, "%d.%09ds", seconds, nanos));
    }
}
