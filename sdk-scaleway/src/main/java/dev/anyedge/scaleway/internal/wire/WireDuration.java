package dev.anyedge.scaleway.internal.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as the API writes them: seconds with an {@code s} (Scaleway reference §4). */
final class WireDuration {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?s");

    private WireDuration() {}

    static Optional<Duration> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(text.substring(0, text.length() - 1));
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Optional.of(Duration.ofSeconds(whole, nanos));
    }

    /** The canonical form: {@code 3600s}; three, six or nine fraction digits where there is a fraction. */
    static String format(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        int digits = duration.getNano() == 0
                ? 0
                : duration.getNano() % 1_000_000 == 0 ? 3 : duration.getNano() % 1_000 == 0 ? 6 : 9;
        return seconds.setScale(digits).toPlainString() + "s";
    }
}
