package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.OriginReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a service image says about one origin: where it is, and by which rules its requests are decided. */
final class ImageProperty {

    private record Rule(ServiceImageDecision.Rule shown, PathExpression expression, RuleEffect effect) {}

    private final long originId;
    private final String name;
    private final String host;
    private final String webroot;
    private final OriginReference origin;
    private final List<Rule> rules = new ArrayList<>();
    private final RuleEffect otherwise;
    private final boolean reordered;

    ImageProperty(JsonNode image, Definitions definitions, JsonNode origin) {
        this.originId = origin.path("id").asLong(-1);
        this.name =
                definitions.find("reportingIds", origin.path("id")).path("name").asText("");
        this.host = origin.path("host").asText("");
        String root = origin.path("webroot").asText("/");
        this.webroot = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        this.origin = reference(origin);
        JsonNode propertyRule = propertyRule(image);
        this.otherwise = RuleEffect.of(definitions, propertyRule, Optional.empty());
        for (JsonNode rule : group(image, originId).path("matchRules")) {
            String expression = rule.path("expression").asText("");
            long id = rule.path("id").asLong(rules.size());
            rules.add(new Rule(
                    new ServiceImageDecision.Rule(originId, id, expression),
                    PathExpression.parse(expression),
                    RuleEffect.of(definitions, propertyRule, Optional.of(rule))));
        }
        List<Rule> written = List.copyOf(rules);
        rules.sort(Comparator.comparingLong(rule -> rule.shown.id()));
        this.reordered = !written.equals(rules);
    }

    /** Where the origin is; the user may have configured it by host and port, host, connect address or id. */
    private static OriginReference reference(JsonNode origin) {
        String host = origin.path("host").asText("");
        boolean secure = origin.path("protocol").asText("").equalsIgnoreCase("HTTPS");
        int port = origin.path("port").asInt(secure ? 443 : 80);
        List<String> names = new ArrayList<>();
        if (port != (secure ? 443 : 80)) {
            names.add(host + ":" + port);
        }
        names.add(host);
        if (origin.path("originDNS").isTextual()) {
            names.add(origin.path("originDNS").asText());
        }
        names.add(origin.path("id").asText());
        return new OriginReference.Server("origin", names, Optional.of(host));
    }

    private static JsonNode group(JsonNode image, long id) {
        for (JsonNode group : image.path("matchGroups")) {
            if (group.path("id").asLong(-1) == id) {
                return group;
            }
        }
        return MissingNode.getInstance();
    }

    /** The first in the order of ids, as among path rules. */
    private JsonNode propertyRule(JsonNode image) {
        JsonNode first = JsonNodeFactory.instance.objectNode();
        long least = Long.MAX_VALUE;
        int place = 0;
        for (JsonNode rule : group(image, 0).path("matchRules")) {
            long id = rule.path("id").asLong(place++);
            if (id < least && rule.path("expression").asText("").trim().equals("$id.minor == " + originId)) {
                first = rule;
                least = id;
            }
        }
        return first;
    }

    long originId() {
        return originId;
    }

    ServiceImageDecision decide(EdgeRequest request, Instant now, long aliasDefinition, boolean schemeServed) {
        Optional<ServiceImageDecision.Rule> decided = Optional.empty();
        RuleEffect effect = otherwise;
        boolean expressions = false;
        for (Rule rule : rules) {
            expressions |= rule.expression.inferred();
            if (rule.expression.matches(request.path())) {
                decided = Optional.of(rule.shown);
                effect = rule.effect;
                break;
            }
        }
        Optional<String> refusedBy = Optional.empty();
        EdgeDecision edge = null;
        if (!schemeServed) {
            refusedBy = Optional.of("protocol");
            edge = EdgeDecision.refuse(
                    403, "protocol: the alias " + request.host() + " does not serve " + request.scheme() + ".");
        }
        if (edge == null) {
            for (Restriction restriction : effect.restrictions()) {
                Optional<String> why = restriction.test().refuse(request, now);
                if (why.isPresent()) {
                    refusedBy = Optional.of(restriction.feature());
                    edge = restriction
                            .action()
                            .decide(restriction.feature() + ": " + why.get() + ".")
                            .withHeaders(effect.headers().refused());
                    break;
                }
            }
        }
        String target = webroot + request.target();
        if (edge == null) {
            edge = EdgeDecision.serve(request, origin, effect.caching(), EdgeDecision.Cookies.IGNORE)
                    .withCacheKey(name + (effect.queryIgnored() ? request.path() : request.target()))
                    .withOriginTarget(target)
                    .withHeaders(effect.headers().served(request));
        }
        List<String> inferred = new ArrayList<>(effect.inferred());
        if (expressions) {
            inferred.add("path-expression");
        }
        if (reordered) {
            inferred.add("rule-order");
        }
        if (!schemeServed && request.scheme().equals("https")) {
            inferred.add("alias-protocol");
        }
        Map<String, String> notes = new TreeMap<>();
        notes.put("property", name);
        decided.ifPresent(rule -> notes.put("rule", rule.group() + "/" + rule.id() + " " + rule.expression()));
        return new ServiceImageDecision(
                edge.withInferred(inferred).withNotes(notes),
                OptionalLong.of(aliasDefinition),
                OptionalLong.of(originId),
                Optional.of(host),
                webroot + request.path(),
                Optional.of(name),
                effect.trafficType(),
                decided,
                effect.caching(),
                effect.queryIgnored(),
                refusedBy);
    }
}
