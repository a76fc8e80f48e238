package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecider;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a set of requests meets at a stored document, without the ids of the stages on the way. */
final class Viewers {
    private Viewers() {}

    /** One line for each request: to all hosts and paths, by GET and POST, by HTTPS and now and then HTTP. */
    static List<String> meet(JsonNode document) {
        if (document.path("head_stage").path("dns_stage_id").asText().isEmpty()) {
            return List.of("nobody is served");
        }
        StageGraphDecider decider = StageGraphDecider.of(document.toString());
        String assigned = document.path("pipeline").path("id").asText() + ".svc.edge.scw.cloud";
        List<String> hosts = new ArrayList<>(RandomShops.HOSTS);
        hosts.add(assigned);
        List<String> met = new ArrayList<>();
        for (String host : hosts) {
            for (String path : RandomShops.PATHS) {
                for (String method : List.of("GET", "POST")) {
                    StageGraphDecision decision = decider.decideInFull(request("https", host, method, path));
                    assertThat(decision.edge().status())
                            .as(decision.edge().reason())
                            .isNotEqualTo(503);
                    met.add(method + " " + host.replace(assigned, "assigned") + path + ": " + shown(decision));
                }
            }
            met.add("http " + host.replace(assigned, "assigned") + ": "
                    + shown(decider.decideInFull(request("http", host, "GET", "/")))
                            .replace(assigned, "assigned"));
        }
        return met;
    }

    private static EdgeRequest request(String scheme, String host, String method, String path) {
        return new EdgeRequest(
                scheme,
                host,
                method,
                path,
                Optional.empty(),
                HeaderFields.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String shown(StageGraphDecision decision) {
        return decision.edge().outcome() + " " + decision.edge().status() + " "
                + decision.edge().location().orElse("") + " "
                + decision.backend()
                        .map(backend -> backend.kind() + " " + backend.targets())
                        .orElse("no backend")
                + " " + decision.fallbackTtl() + " " + decision.cookiesIncluded() + " "
                + decision.waf()
                        .filter(waf -> !waf.mode().equals("disable"))
                        .map(waf -> waf.mode() + waf.paranoiaLevel())
                        .orElse("no firewall");
    }
}
