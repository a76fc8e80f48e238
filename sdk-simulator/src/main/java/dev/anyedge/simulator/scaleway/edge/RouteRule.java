package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of a route stage (Scaleway reference §5.8), with its regular expressions made ready. A filter that is missing
 * matches everything. The reference does not say whether an expression has to match the whole path: here it is searched
 * for, as the RE2 library does by default [inferred], on the raw path without the query.
 */
final class RouteRule {

    private final int position;
    private final Stage.Link target;
    private final Set<String> methods;
    private final Optional<Pattern> path;
    private final Optional<Pattern> host;

    private RouteRule(
            int position, Stage.Link target, Set<String> methods, Optional<Pattern> path, Optional<Pattern> host) {
        this.position = position;
        this.target = target;
        this.methods = methods;
        this.path = path;
        this.host = host;
    }

    static RouteRule of(JsonNode rule, int position, Stage.Link target) throws BrokenChain {
        JsonNode match = rule.path("rule_http_match");
        Set<String> methods = new HashSet<>();
        match.path("method_filters")
                .forEach(method -> methods.add(method.asText().toUpperCase(Locale.ROOT)));
        return new RouteRule(
                position,
                target,
                methods,
                filter(match, "path_filter", position),
                filter(match, "host_filter", position));
    }

    private static Optional<Pattern> filter(JsonNode match, String member, int position) throws BrokenChain {
        JsonNode filter = match.path(member);
        if (!filter.isObject()) {
            return Optional.empty();
        }
        String type = filter.path(member + "_type").asText("");
        if (!type.equals("regex")) {
            throw new BrokenChain(
                    "route rule " + position + " has a " + member + " of type '" + type + "'; only regex is known");
        }
        String expression = filter.path("value").asText("");
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException notRe2) {
            throw new BrokenChain("route rule " + position + " has a " + member + " that is no RE2 expression: "
                    + expression + " (" + notRe2.getDescription() + ")");
        }
    }

    boolean matches(EdgeRequest request) {
        return (methods.isEmpty() || methods.contains(request.method()))
                && (path.isEmpty() || path.get().matcher(request.path()).find())
                && (host.isEmpty() || host.get().matcher(request.host()).find());
    }

    boolean searches() {
        return path.isPresent() || host.isPresent();
    }

    int position() {
        return position;
    }

    Stage.Link target() {
        return target;
    }
}
