package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.evaluation.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests, one JSON object a line: {@code {"url", "method", "headers", "clientIp", …}}, all but the URL optional. */
final class RequestLines {
    private static final List<String> MEMBERS =
            List.of("url", "method", "headers", "clientIp", "country", "continent", "region", "tokenValid");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final String text;
    private final String firstHost;

    RequestLines(String text, String firstHost) {
        this.text = text;
        this.firstHost = firstHost;
    }

    /** A URL as it is; a path becomes one on the first host. */
    static String absolute(String url, String firstHost) {
        return url.startsWith("/") ? "https://" + firstHost + url : url;
    }

    List<Request> all() {
        List<Request> requests = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            String where = "line " + (i + 1);
            try {
                requests.add(request(lines[i]));
            } catch (ValidationException e) {
                e.violations().forEach(v -> violations.add(v.under(where)));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("requests", violations);
        }
        return requests;
    }

    private Request request(String line) {
        JsonNode node;
        try {
            node = mapper.readTree(line);
        } catch (JsonProcessingException e) {
            throw invalid(
                    "",
                    "text that is not JSON",
                    "a JSON object",
                    "this is not JSON, as column " + e.getLocation().getColumnNr() + " shows");
        }
        if (!node.isObject()) {
            throw invalid("", node.getNodeType().toString(), "a JSON object", "a request is a JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw invalid("/" + name, name, String.join(", ", MEMBERS), "there is no member '" + name + "'");
            }
        });
        if (!node.path("url").isTextual()) {
            throw invalid("/url", node.path("url").toString(), "a URL", "a request needs a url");
        }
        Request.Builder request =
                Request.builder().url(absolute(node.path("url").asText(), firstHost));
        text(node, "method", request::method);
        text(node, "clientIp", request::clientIp);
        text(node, "country", request::country);
        text(node, "continent", request::continent);
        text(node, "region", request::region);
        if (node.hasNonNull("headers")) {
            request.headers(headers(node.path("headers")));
        }
        if (node.hasNonNull("tokenValid")) {
            if (!node.path("tokenValid").isBoolean()) {
                throw invalid("/tokenValid", node.path("tokenValid").toString(), "true or false", "not a boolean");
            }
            request.tokenValid(node.path("tokenValid").asBoolean());
        }
        return request.build();
    }

    private static Map<String, String> headers(JsonNode node) {
        if (!node.isObject()) {
            throw invalid("/headers", node.toString(), "an object of strings", "not an object");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw invalid("/headers/" + field.getKey(), field.getValue().toString(), "a string", "not a string");
            }
            headers.put(field.getKey(), field.getValue().asText());
        });
        return headers;
    }

    private static void text(JsonNode node, String member, java.util.function.Consumer<String> use) {
        if (!node.hasNonNull(member)) {
            return;
        }
        if (!node.path(member).isTextual()) {
            throw invalid("/" + member, node.path(member).toString(), "a string", "not a string");
        }
        use.accept(node.path(member).asText());
    }

    private static ValidationException invalid(String pointer, String found, String allowed, String message) {
        return new ValidationException("request", List.of(new Violation(pointer, found, allowed, message)));
    }
}
