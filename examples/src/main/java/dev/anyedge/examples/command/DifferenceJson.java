package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.evaluation.Request;
import java.util.Locale;
import java.util.Optional;

/** What is the same in every JSON form of a difference: which rule, in what, and a request that shows it. */
final class DifferenceJson {
    private DifferenceJson() {}

    static void describe(ObjectNode node, Optional<String> rule, Aspect aspect, Request request) {
        node.put("rule", rule.orElse(null));
        node.put("aspect", aspect.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("url", request.url()).put("method", request.method());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        request.clientIp().ifPresent(value -> node.put("clientIp", value));
        request.country().ifPresent(value -> node.put("country", value));
        request.continent().ifPresent(value -> node.put("continent", value));
        request.region().ifPresent(value -> node.put("region", value));
        request.tokenValid().ifPresent(value -> node.put("tokenValid", value));
    }
}
