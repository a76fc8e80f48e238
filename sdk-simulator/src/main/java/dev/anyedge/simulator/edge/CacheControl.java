package dev.anyedge.simulator.edge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The directives of a {@code Cache-Control} field (RFC 9111 §5.2), read the way a cache must: names without regard to
 * case, arguments with or without quotes, and a lifetime that is no number counts as none left.
 */
final class CacheControl {

    private final Map<String, String> directives;

    private CacheControl(Map<String, String> directives) {
        this.directives = directives;
    }

    static CacheControl of(HeaderFields headers) {
        Map<String, String> directives = new HashMap<>();
        for (String directive : headers.members("Cache-Control")) {
            int equals = directive.indexOf('=');
            String name = equals < 0 ? directive : directive.substring(0, equals);
            String value = equals < 0 ? "" : directive.substring(equals + 1).trim();
            if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
                value = value.substring(1, value.length() - 1);
            }
            // of two equal directives the first counts (RFC 9111 §4.2.1)
            directives.putIfAbsent(name.trim().toLowerCase(Locale.ROOT), value);
        }
        return new CacheControl(directives);
    }

    boolean has(String directive) {
        return directives.containsKey(directive);
    }

    /** The seconds of a lifetime directive; 0 when they make no sense, empty when the directive is absent. */
    OptionalLong seconds(String directive) {
        String value = directives.get(directive);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.of(0);
        }
        // more than 2^31 seconds are to be read as 2^31 (RFC 9111 §1.2.2)
        return OptionalLong.of(value.length() > 9 ? 1L << 31 : Long.parseLong(value));
    }
}
