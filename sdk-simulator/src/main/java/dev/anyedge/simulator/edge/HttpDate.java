package dev.anyedge.simulator.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP writes them, {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 §5.6.7). */
final class HttpDate {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String print(Instant moment) {
        return FORM.format(moment);
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(FORM.parse(text.trim())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
