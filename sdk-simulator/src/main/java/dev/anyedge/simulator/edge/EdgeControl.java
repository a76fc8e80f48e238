package dev.anyedge.simulator.edge;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an origin tells the edge, and not the viewer: {@code Edge-Control}. {@code no-store} and {@code bypass-cache}
 * forbid to keep the answer, {@code max-age} and {@code cache-maxage} say for how long it may be used, in seconds or
 * with a unit ({@code 90}, {@code 15m}, {@code 7d}).
 *
 * @param lifetime for how long; empty when the answer must not be kept
 */
record EdgeControl(Optional<Duration> lifetime) {

    private static final Pattern AGE = Pattern.compile("(?:cache-maxage|max-age)=([0-9]{1,9})([smhd]?)");

    static Optional<EdgeControl> of(HeaderFields headers) {
        Optional<EdgeControl> age = Optional.empty();
        for (String directive : headers.members("Edge-Control")) {
            String word = directive.toLowerCase(Locale.ROOT).replace(" ", "");
            if (word.equals("no-store") || word.equals("bypass-cache")) {
                return Optional.of(new EdgeControl(Optional.empty()));
            }
            Matcher matcher = AGE.matcher(word);
            if (matcher.matches() && age.isEmpty()) {
                long amount = Long.parseLong(matcher.group(1));
                long seconds =
                        switch (matcher.group(2)) {
                            case "d" -> amount * 86_400;
                            case "h" -> amount * 3_600;
                            case "m" -> amount * 60;
                            default -> amount;
                        };
                age = Optional.of(
                        new EdgeControl(Optional.of(Duration.ofSeconds(seconds)).filter(time -> !time.isZero())));
            }
        }
        return age;
    }
}
