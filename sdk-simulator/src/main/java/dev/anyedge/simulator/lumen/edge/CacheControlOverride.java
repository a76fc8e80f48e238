package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.HeaderChanges;
import dev.anyedge.simulator.edge.HeaderFields;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cache-control override: for how long the edge keeps answers ({@code int}), and what viewers are told ({@code ext}).
 * Values are a time, {@code as-is}, {@code no-cache} or {@code no-store} (Lumen reference §4.2; §3.7 for version 2.0, whose
 * writing is proposed in §3.9).
 */
public final class CacheControlOverride {

    /** The shortest time that may be given. */
    public static final Duration SHORTEST = Duration.ofSeconds(30);

    private static final Pattern TIME = Pattern.compile("([0-9]{1,15})([smhdwy]?)");

    private CacheControlOverride() {}

    /**
     * Whether a text is one of the allowed values.
     *
     * @param text a time such as {@code 6h}, or {@code as-is}, {@code no-cache}, {@code no-store}
     * @return false for anything else, and for times under 30 seconds
     */
    public static boolean isValue(String text) {
        return switch (text) {
            case "as-is", "no-cache", "no-store" -> true;
            default -> time(text).filter(time -> time.compareTo(SHORTEST) >= 0).isPresent();
        };
    }

    /**
     * A time of version 1.0.
     *
     * @param text a whole number with an optional unit {@code s m h d w y}; without one it is seconds
     * @return the time, or empty when the text is none
     */
    public static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    case "w" -> 7 * 86_400;
                    case "y" -> 365 * 86_400;
                    default -> 1;
                };
        return Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)) * unit));
    }

    /** What the edge does; without an override it keeps what the origin says, and nothing else. */
    static EdgeCaching internal(Optional<JsonNode> override) {
        String policy = override.map(one -> one.path("int").asText("as-is")).orElse("as-is");
        return switch (policy) {
            case "no-cache" -> EdgeCaching.revalidate();
            case "no-store" -> EdgeCaching.noStore();
            default -> time(policy).map(EdgeCaching::override).orElse(EdgeCaching.honorOrigin(Duration.ZERO));
        };
    }

    /** What viewers are told; {@code force} says whether also where the origin has said something. */
    static HeaderChanges external(Optional<JsonNode> override) {
        String policy = override.map(one -> one.path("ext").asText("as-is")).orElse("as-is");
        if (policy.equals("as-is")) {
            return HeaderChanges.none();
        }
        HeaderFields told = HeaderFields.of(
                "Cache-Control",
                time(policy).map(time -> "max-age=" + time.toSeconds()).orElse(policy));
        boolean force = override.map(one -> one.path("force").asText("no").equals("yes"))
                .orElse(false);
        return new HeaderChanges(
                HeaderFields.none(), force ? told : HeaderFields.none(), force ? HeaderFields.none() : told);
    }
}
