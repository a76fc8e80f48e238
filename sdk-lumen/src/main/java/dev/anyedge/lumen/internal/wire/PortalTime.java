package dev.anyedge.lumen.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times as the portal writes them: {@code yyyy-MM-dd HH:mm[:ss]} and a zone (Lumen reference §5.2, §5.3). */
final class PortalTime {
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss] XX", Locale.US),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss] XXX", Locale.US),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss] z", Locale.US));

    private PortalTime() {}

    static Optional<Instant> parse(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(ZonedDateTime.parse(text, form.withZone(java.time.ZoneOffset.UTC))
                        .toInstant());
            } catch (DateTimeException another) {
                continue;
            }
        }
        return Optional.empty();
    }
}
