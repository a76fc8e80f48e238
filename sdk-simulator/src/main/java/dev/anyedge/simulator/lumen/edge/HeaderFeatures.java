package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderChanges;
import dev.anyedge.simulator.edge.HeaderFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule does with header fields: attached definitions, what viewers are told about caching, and which content codings of
 * the viewer the origin hears of. The last is on by default: {@code gzip} and {@code identity} only, in the viewer's order
 * (Lumen reference §3.7).
 */
final class HeaderFeatures {

    private static final Set<String> USUAL_CODINGS = Set.of("gzip", "identity");

    private final HeaderChanges fixed;
    private final HeaderFields toRefused;
    private final Map<String, Set<String>> codingsByExtension = new HashMap<>();

    HeaderFeatures(Definitions definitions, Map<String, JsonNode> features) {
        Optional<JsonNode> override = Optional.ofNullable(features.get(InferredLayout.CACHE_CONTROL));
        HeaderChanges caching = CacheControlOverride.external(override);
        this.fixed = new HeaderChanges(
                attached(
                        definitions,
                        features,
                        InferredLayout.REQUEST_HEADERS,
                        InferredLayout.REQUEST_HEADER_DEFINITIONS),
                attached(
                                definitions,
                                features,
                                InferredLayout.RESPONSE_HEADERS,
                                InferredLayout.RESPONSE_HEADER_DEFINITIONS)
                        .overwrittenBy(caching.toViewer()),
                caching.toViewerIfAbsent());
        this.toRefused = Optional.ofNullable(features.get(InferredLayout.DENY))
                .map(policy -> fields(policy.path("headers")))
                .orElse(HeaderFields.none());
        Optional.ofNullable(features.get(InferredLayout.ACCEPT_ENCODING))
                .ifPresent(feature -> feature.path("ids").forEach(id -> {
                    JsonNode definition = definitions.find(InferredLayout.ACCEPT_ENCODING_DEFINITIONS, id);
                    Set<String> codings = Set.copyOf(texts(definition.path("encodings")));
                    texts(definition.path("extensions")).forEach(one -> codingsByExtension.put(one, codings));
                }));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText().toLowerCase(Locale.ROOT)));
        return texts;
    }

    private static HeaderFields attached(
            Definitions definitions, Map<String, JsonNode> features, String feature, String definitionClass) {
        HeaderFields all = HeaderFields.none();
        JsonNode settings = features.get(feature);
        if (settings != null) {
            for (JsonNode id : settings.path("ids")) {
                JsonNode definition = definitions.find(definitionClass, id);
                all = all.overwrittenBy(fields(definition.path("headers")));
            }
        }
        return all;
    }

    private static HeaderFields fields(JsonNode headers) {
        HeaderFields fields = HeaderFields.none();
        for (JsonNode header : headers) {
            fields = fields.plus(
                    header.path("name").asText(), header.path("value").asText());
        }
        return fields;
    }

    /** What is set for a request that is served. */
    HeaderChanges served(EdgeRequest request) {
        if (!request.headers().contains("Accept-Encoding")) {
            return fixed;
        }
        Set<String> allowed = codingsByExtension.getOrDefault(extension(request.path()), USUAL_CODINGS);
        List<String> kept = request.headers().members("Accept-Encoding").stream()
                .filter(coding ->
                        allowed.contains(coding.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT)))
                .toList();
        HeaderFields toOrigin = HeaderFields.of(
                        "Accept-Encoding", kept.isEmpty() ? "identity" : String.join(", ", kept))
                .overwrittenBy(fixed.toOrigin());
        return new HeaderChanges(toOrigin, fixed.toViewer(), fixed.toViewerIfAbsent());
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** What is set for a request that the deny policy keeps out. */
    HeaderChanges refused() {
        return new HeaderChanges(HeaderFields.none(), toRefused, HeaderFields.none());
    }
}
