package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import dev.anyedge.simulator.fujitsu.edge.RulesDecision;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The simulator's edge, which knows nothing of the SDK, in the words in which decisions are compared. It decides by a
 * document alone; whether a token is valid, it is told.
 */
final class SimulatedEdge {
    private final RulesDecider decider;
    private final JsonNode document;

    /**
     * What the edge does.
     *
     * @param served whether anything is delivered; what follows is told in any case
     * @param location where it redirects to, or ""
     * @param caching type and seconds, or "" where nothing is said
     * @param query type and names
     */
    record Outcome(
            boolean served, String location, String origin, String caching, String query, String path, String others) {}

    SimulatedEdge(String json) {
        this.document = JsonText.parse(json);
        this.decider = RulesDecider.of(json);
    }

    Outcome decide(Request request) {
        HeaderFields headers = HeaderFields.none();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        EdgeRequest asked = new EdgeRequest(
                request.scheme(),
                request.host(),
                request.method(),
                request.path(),
                request.query(),
                headers,
                request.clientIp(),
                request.country(),
                request.continent(),
                request.region());
        RulesDecision found = decider.decideAssuming(asked, request.tokenValid().orElse(false));
        Map<String, String> others = new TreeMap<>(found.opaque());
        Optional.ofNullable(found.rules().get("content-refresh"))
                .ifPresent(rule -> document.at("/rules/" + rule + "/behaviors").forEach(behavior -> {
                    if (behavior.path("name").asText().equals("content-refresh")) {
                        others.put("content-refresh", JsonText.canonical(JsonText.write(behavior)));
                    }
                }));
        return new Outcome(
                found.allowed(),
                found.location().orElse(""),
                found.origin()
                        .map(origin -> String.join(
                                " ",
                                origin.domain(),
                                origin.hostHeaderType(),
                                origin.hostHeaderValue(),
                                origin.cacheKeyType(),
                                origin.cacheKeyValue()))
                        .orElse(""),
                found.cachingType()
                        + found.ttl()
                                .map(Duration::toSeconds)
                                .map(ttl -> " " + ttl)
                                .orElse(""),
                found.queryNames().isEmpty()
                        ? found.queryType()
                        : found.queryType() + " " + new TreeSet<>(found.queryNames()),
                found.originPath(),
                others.toString());
    }
}
