package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.RuleFeatures;
import java.util.HashSet;
import java.util.Set;

/**
 * Which definitions rules refer to. A number in what nobody knows may be the id of any definition, so it counts as a
 * reference to all kinds.
 */
final class References {
    private final Set<Long> geo = new HashSet<>();
    private final Set<Long> ip = new HashSet<>();
    private final Set<Long> tokens = new HashSet<>();
    private final Set<Long> logs = new HashSet<>();
    private final Set<Long> lua = new HashSet<>();
    private final Set<Long> requestHeaders = new HashSet<>();
    private final Set<Long> responseHeaders = new HashSet<>();
    private final Set<Long> encodings = new HashSet<>();
    private final Set<Long> dynamic = new HashSet<>();
    private final Set<Long> mentioned = new HashSet<>();

    void add(MatchRule rule) {
        RuleFeatures features = rule.features();
        features.geoBlocking().ifPresent(blocking -> {
            geo.addAll(blocking.geoIds());
            ip.addAll(blocking.ipExceptionIds());
        });
        features.ipBlocking().ifPresent(blocking -> ip.addAll(blocking.ipIds()));
        features.tokenAuth().ifPresent(token -> tokens.add(token.tokenAuthId()));
        features.logEndpointId().ifPresent(logs::add);
        features.dynamicContentId().ifPresent(dynamic::add);
        lua.addAll(features.luaIds());
        requestHeaders.addAll(features.requestHeaderIds());
        responseHeaders.addAll(features.responseHeaderIds());
        encodings.addAll(features.acceptEncodingIds());
        features.other().values().forEach(this::mention);
        rule.extra().values().forEach(this::mention);
    }

    private void mention(JsonValue value) {
        mention(JsonNodes.of(value));
    }

    private void mention(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            mentioned.add(node.longValue());
        }
        node.forEach(this::mention);
    }

    boolean geo(long id) {
        return geo.contains(id) || mentioned.contains(id);
    }

    boolean ip(long id) {
        return ip.contains(id) || mentioned.contains(id);
    }

    boolean token(long id) {
        return tokens.contains(id) || mentioned.contains(id);
    }

    boolean log(long id) {
        return logs.contains(id) || mentioned.contains(id);
    }

    boolean lua(long id) {
        return lua.contains(id) || mentioned.contains(id);
    }

    boolean requestHeaders(long id) {
        return requestHeaders.contains(id) || mentioned.contains(id);
    }

    boolean responseHeaders(long id) {
        return responseHeaders.contains(id) || mentioned.contains(id);
    }

    boolean encoding(long id) {
        return encodings.contains(id) || mentioned.contains(id);
    }

    boolean dynamic(long id) {
        return dynamic.contains(id) || mentioned.contains(id);
    }
}
