package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.SimulatedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call on its way through the control plane. */
final class LumenCall {

    private final SimulatedRequest request;
    private final Map<String, String> path;
    private final Map<String, String> query = new HashMap<>();

    LumenCall(SimulatedRequest request, Map<String, String> path) {
        this.request = request;
        this.path = path;
        for (String pair : request.query().split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                query.putIfAbsent(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The segments of a path, decoded; a plus in a path is a plus. */
    static List<String> segments(String path) {
        return List.of(path.split("/", -1)).stream()
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** A part of the path that the operation names; empty when it was left out. */
    String path(String name) {
        return path.getOrDefault(name, "");
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** {@code true}, {@code 1}, {@code false}, {@code 0} or nothing (Lumen reference §5.1). */
    boolean flag(String name) {
        String value = query(name).orElse("false");
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw LumenFailure.badRequest(name + " is '" + value + "': expected true, 1, false or 0");
        };
    }

    /** One of several words that must be there. */
    void require(String name, Set<String> allowed) {
        if (query(name).isEmpty()) {
            throw LumenFailure.badRequest(name + " is missing: expected " + words(allowed));
        }
        allow(name, allowed);
    }

    /** One of several words, or nothing. */
    void allow(String name, Set<String> allowed) {
        query(name).filter(value -> !allowed.contains(value)).ifPresent(value -> {
            throw LumenFailure.badRequest(name + " is '" + value + "': expected " + words(allowed));
        });
    }

    private static String words(Set<String> allowed) {
        return String.join(" or ", allowed.stream().sorted().toList());
    }

    String body() {
        return request.body();
    }

    JsonNode json() {
        return CompactJson.parse(request.body()).orElseThrow(() -> LumenFailure.badRequest("the body is not JSON"));
    }

    JsonNode object() {
        JsonNode json = json();
        if (!json.isObject()) {
            throw LumenFailure.badRequest("the body must be a JSON object");
        }
        return json;
    }

    /** What stands for an element that is not there. */
    JsonNode missing() {
        return MissingNode.getInstance();
    }

    boolean sendsXml() {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.contains("xml")
                || (!type.contains("json") && request.body().stripLeading().startsWith("<"));
    }

    /** Classic families answer XML unless the client speaks JSON (§1.4). */
    boolean wantsJson() {
        String accept = request.header("Accept").orElse("").toLowerCase(Locale.ROOT);
        if (accept.contains("xml")) {
            return false;
        }
        return accept.contains("json")
                || request.header("Content-Type")
                        .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                        .orElse(false);
    }
}
