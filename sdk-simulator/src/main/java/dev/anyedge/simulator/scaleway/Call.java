package dev.anyedge.simulator.scaleway;

import dev.anyedge.simulator.SimulatedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One call on its way through the control plane: where it goes, what it asks for, what it says. */
final class Call {

    private final SimulatedRequest request;
    private final Map<String, String> pathParameters;
    private final Map<String, String> query;

    Call(SimulatedRequest request, Map<String, String> pathParameters) {
        this.request = request;
        this.pathParameters = pathParameters;
        this.query = parse(request.query());
    }

    /** An id in the path, in lower case as it is stored. */
    String path(String name) {
        return pathParameters.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    /** A query parameter; one that is empty counts as absent. */
    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    Arguments arguments() {
        return Arguments.read(request.body());
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.putIfAbsent(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
