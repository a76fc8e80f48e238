package dev.anyedge.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecision;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.Viewed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Lumen's edge serves a service image, in neutral words. */
final class LumenEdge implements Edge {
    private final Map<Long, String> origins = new HashMap<>();
    private final ServiceImageDecider decider;

    /** The same image where every token is good. */
    private final ServiceImageDecider opened;

    LumenEdge(JsonNode image) {
        image.path("originDefinitions")
                .forEach(origin -> origins.put(origin.path("id").asLong(), words(origin)));
        this.decider = ServiceImageDecider.of(image);
        JsonNode open = image.deepCopy();
        open.path("matchGroups").forEach(group -> group.path("matchRules")
                .forEach(rule -> ((ObjectNode) rule.path("features")).remove("tokenAuth")));
        this.opened = ServiceImageDecider.of(open);
    }

    @Override
    public List<String> assignedHosts() {
        return List.of();
    }

    @Override
    public Viewed decide(Request request) {
        ServiceImageDecision done =
                (request.tokenValid().orElse(false) ? opened : decider).decide(edgeRequest(request));
        return switch (done.edge().outcome()) {
            case NOT_SERVED -> Viewed.unknown();
            case REFUSED -> Viewed.refused();
            case REDIRECTED -> Viewed.redirected(done.edge().location().orElseThrow());
            case SERVED ->
                new Viewed(
                        "served",
                        "",
                        origins.get(done.originId().orElseThrow()),
                        done.originPath(),
                        words(done.caching()),
                        Viewed.kept(done.queryIgnored() ? QueryKey.none() : QueryKey.all(), request.query()),
                        "ignore",
                        "off");
        };
    }

    private static EdgeRequest edgeRequest(Request request) {
        HeaderFields headers = HeaderFields.none();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers = headers.plus(header.getKey(), header.getValue());
        }
        return new EdgeRequest(
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
    }

    private static String words(EdgeCaching caching) {
        String seconds =
                caching.ttl().map(ttl -> String.valueOf(ttl.toSeconds())).orElse("?");
        return switch (caching.mode()) {
            case OVERRIDE -> "override " + seconds;
            case HONOR_ORIGIN -> "honor-origin " + seconds;
            case NO_STORE -> "no-store";
            case BYPASS -> "bypass";
            case REVALIDATE -> "revalidate";
        };
    }

    private static String words(JsonNode origin) {
        String host = origin.path("host").asText();
        String protocol = origin.path("protocol").asText();
        return protocol + " "
                + origin.path("originDNS").asText(host) + ":"
                + origin.path("port").asInt(protocol.equals("HTTPS") ? 443 : 80) + ", host " + host;
    }

    /** The same words for an origin of the model. */
    static String words(Origin origin) {
        HttpOrigin http = origin.reachableAs().orElseThrow();
        String host = http.hostHeader() instanceof HostHeader.Fixed fixed ? fixed.value() : http.host();
        return http.scheme() + " " + http.connectTo().orElse(http.host()) + ":" + http.port() + ", host " + host;
    }
}
