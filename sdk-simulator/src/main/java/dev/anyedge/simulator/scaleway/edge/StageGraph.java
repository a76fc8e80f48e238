package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stages of one document by kind and id, and the links between them. Says of every link that leads nowhere where it
 * is and what is missing. Immutable but for what it has worked out already.
 */
final class StageGraph {

    private final JsonNode document;
    private final Map<StageKind, Map<String, Stage>> stages = new HashMap<>();
    private final Map<String, List<RouteRule>> rules = new ConcurrentHashMap<>();

    StageGraph(JsonNode document) {
        this.document = document;
        for (StageKind kind : StageKind.values()) {
            Map<String, Stage> byId = new HashMap<>();
            for (JsonNode json : document.path(kind.list())) {
                Stage stage = new Stage(kind, json);
                byId.put(stage.id(), stage);
            }
            stages.put(kind, byId);
        }
    }

    String pipelineId() {
        return document.path("pipeline").path("id").asText("");
    }

    /** The stage where every request enters; only a DNS stage can be that (§6). */
    Stage head() throws BrokenChain {
        String id = document.path("head_stage").path("dns_stage_id").asText("");
        if (id.isEmpty()) {
            // v1alpha1 has it on the pipeline (§3.3)
            id = document.path("pipeline").path("dns_stage_id").asText("");
        }
        if (id.isEmpty()) {
            throw new BrokenChain("it has no head stage: head_stage.dns_stage_id is missing");
        }
        return follow("the head", new Stage.Link(StageKind.DNS, id));
    }

    Stage successor(Stage stage) throws BrokenChain {
        return follow(stage.name(), link(stage.name(), stage.kind(), stage.json()));
    }

    Stage follow(String from, Stage.Link link) throws BrokenChain {
        Stage next = stages.getOrDefault(link.kind(), Map.of()).get(link.id());
        if (next == null) {
            throw new BrokenChain(from + " leads to " + link.name() + ", which does not exist");
        }
        return next;
    }

    private static Stage.Link link(String from, StageKind kind, JsonNode json) throws BrokenChain {
        List<Stage.Link> links = Stage.links(json);
        String allowed = String.join(
                ", ", kind.successors().stream().map(StageKind::link).toList());
        if (links.isEmpty()) {
            throw new BrokenChain(from + " leads nowhere: it needs one of " + allowed);
        }
        if (links.size() > 1) {
            throw new BrokenChain(from + " leads to several stages, "
                    + String.join(" and ", links.stream().map(Stage.Link::name).toList()) + "; only one is possible");
        }
        if (!kind.successors().contains(links.get(0).kind())) {
            throw new BrokenChain(
                    from + " leads to " + links.get(0).name() + ", which cannot follow there; possible are " + allowed);
        }
        return links.get(0);
    }

    /** The rules of a route stage in the order in which they are tried. */
    List<RouteRule> rules(Stage route) throws BrokenChain {
        List<RouteRule> ready = rules.get(route.id());
        if (ready == null) {
            ready = compile(route);
            rules.put(route.id(), ready);
        }
        return ready;
    }

    private static List<RouteRule> compile(Stage route) throws BrokenChain {
        List<JsonNode> ordered = new ArrayList<>();
        route.json().path("route_rules").forEach(ordered::add);
        // answers come in this order anyway; rules without a position, as in requests, stay where they are
        if (ordered.stream().allMatch(rule -> rule.path("position").isInt())) {
            ordered.sort(Comparator.comparingInt(rule -> rule.path("position").asInt()));
        }
        List<RouteRule> ready = new ArrayList<>();
        for (JsonNode rule : ordered) {
            int position = ready.size() + 1;
            ready.add(RouteRule.of(rule, position, link("route rule " + position, StageKind.ROUTE, unplaced(rule))));
        }
        return List.copyOf(ready);
    }

    /** Answers name the route stage that a rule belongs to (§5.8), in the spelling of a link. */
    private static JsonNode unplaced(JsonNode rule) {
        return rule instanceof ObjectNode object ? object.deepCopy().without("route_stage_id") : rule;
    }
}
