package dev.anyedge.simulator.fujitsu;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a call. They travel in the query, whatever the method (§1.3); an empty value is not an absent one. */
final class Query {

    private final Map<String, String> values = new LinkedHashMap<>();

    Query(String text) {
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                values.putIfAbsent(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
    }

    /** The value, also an empty one. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, where an empty one counts as none. */
    Optional<String> filled(String name) {
        return get(name).filter(value -> !value.isEmpty());
    }

    /** Refuses what the call does not know: whether the provider would is not documented, but nobody may rely on it. */
    void allowOnly(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw CallFailure.doubtfulEntry(name.replaceAll("[^ -~]", "?"));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
