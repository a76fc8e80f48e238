package dev.anyedge.simulator.scaleway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Time stamps as they are answered (Scaleway reference §4.4): what the very call has written carries nine fraction
 * digits; what is read back carries six, cut and not rounded. A fraction whose tail is zero is shortened to six, three
 * or no digits, as protobuf JSON does it.
 */
final class Timestamps {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String written(Instant instant) {
        return format(instant);
    }

    static String read(Instant instant) {
        return format(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static String format(Instant instant) {
        int nanos = instant.getNano();
        String fraction;
        if (nanos == 0) {
            fraction = "";
        } else if (nanos % 1_000_000 == 0) {
            fraction = String.format(Locale.ROOT, ".%03d", nanos / 1_000_000);
        } else if (nanos % 1_000 == 0) {
            fraction = String.format(Locale.ROOT, ".%06d", nanos / 1_000);
        } else {
            fraction = String.format(Locale.ROOT, ".%09d", nanos);
        }
        return SECONDS.format(instant) + fraction + "Z";
    }
}
