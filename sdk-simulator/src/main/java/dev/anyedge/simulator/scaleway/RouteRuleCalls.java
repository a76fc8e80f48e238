package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of route stages (Scaleway reference §5.8). */
final class RouteRuleCalls {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head", "options");

    private final ScalewayStore store;
    private final PipelineLifecycle lifecycle;
    private final WireShapes shapes;
    private final StageSettings settings;
    private final Projects projects;

    RouteRuleCalls(
            ScalewayStore store,
            PipelineLifecycle lifecycle,
            WireShapes shapes,
            StageSettings settings,
            Projects projects) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.shapes = shapes;
        this.settings = settings;
        this.projects = projects;
    }

    List<Operation> operations() {
        String path = "/route-stages/{stage_id}/route-rules";
        return List.of(
                Operation.of("GET", path, "route_rule", this::list, Evidence.RECORDED),
                Operation.of("PUT", path, "route_rule", this::set, Evidence.RECORDED),
                Operation.of("POST", path, "route_rule", this::add, Evidence.INFERRED),
                Operation.of("GET", "/search-route-rules", "route_rule", this::search, Evidence.INFERRED));
    }

    private Optional<JsonNode> list(Call call) {
        ArrayNode rules = shapes.routeRules(store.stage(StageKind.ROUTE, call.path("stage_id")));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("route_rules", rules);
        answer.put("total_count", rules.size());
        return Optional.of(answer);
    }

    private Optional<JsonNode> set(Call call) {
        Stage route = store.stage(StageKind.ROUTE, call.path("stage_id"));
        Arguments arguments = call.arguments();
        List<RouteRule> rules = rules(route, arguments);
        arguments.check();
        return replace(route, rules);
    }

    private Optional<JsonNode> add(Call call) {
        Stage route = store.stage(StageKind.ROUTE, call.path("stage_id"));
        Arguments arguments = call.arguments();
        List<RouteRule> rules = rules(route, arguments);
        int count = route.rules.size();
        Optional<Integer> after = arguments.integer("after_position");
        Optional<Integer> before = arguments.integer("before_position");
        if (after.isPresent() && before.isPresent()) {
            arguments.refuse("before_position", "constraint", "either after_position or before_position, not both");
        }
        if (after.filter(position -> position < 0 || position > count).isPresent()) {
            arguments.refuse("after_position", "constraint", "there is no rule at this position");
        }
        if (before.filter(position -> position < 1 || position > count + 1).isPresent()) {
            arguments.refuse("before_position", "constraint", "there is no rule at this position");
        }
        arguments.check();
        List<RouteRule> all = new ArrayList<>(route.rules);
        // without a position the new rules come last [inferred]
        all.addAll(after.or(() -> before.map(position -> position - 1)).orElse(count), rules);
        return replace(route, all);
    }

    private Optional<JsonNode> replace(Stage route, List<RouteRule> rules) {
        Optional<Pipeline> pipeline = route.pipelineId.flatMap(store::findPipeline);
        pipeline.ifPresent(PipelineCalls::requireUnlocked);
        route.rules = List.copyOf(rules);
        route.updated = store.now();
        pipeline.filter(one -> StageGraph.of(store, one).reachable().contains(route))
                .ifPresent(lifecycle::deploy);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("route_rules", shapes.routeRules(route));
        return Optional.of(answer);
    }

    private Optional<JsonNode> search(Call call) {
        List<JsonNode> rules = new ArrayList<>();
        for (Stage stage : store.stages()) {
            if (stage.kind == StageKind.ROUTE && projects.selected(call, stage.projectId)) {
                shapes.routeRules(stage).forEach(rules::add);
            }
        }
        return Optional.of(new Listing(call, "route_rules").of(rules, rule -> Instant.EPOCH, rule -> rule));
    }

    private List<RouteRule> rules(Stage route, Arguments arguments) {
        Optional<List<Arguments>> listed = arguments.objects("route_rules");
        if (listed.isEmpty()) {
            arguments.refuse("route_rules", "required", "");
        }
        List<RouteRule> rules = new ArrayList<>();
        for (Arguments rule : listed.orElse(List.of())) {
            Optional<String> backend = rule.string(StageKind.BACKEND.linkKey()).filter(id -> !id.isEmpty());
            Optional<String> waf = rule.string(StageKind.WAF.linkKey()).filter(id -> !id.isEmpty());
            ObjectNode match = match(rule.object("rule_http_match"));
            if (backend.isPresent() == waf.isPresent()) {
                rule.refuse(
                        "backend_stage_id",
                        backend.isPresent() ? "constraint" : "required",
                        "a rule leads to a backend_stage_id or to a waf_stage_id");
                continue;
            }
            StageKind kind = backend.isPresent() ? StageKind.BACKEND : StageKind.WAF;
            settings.target(rule, route, kind, backend.or(() -> waf).orElse(""))
                    .ifPresent(target -> rules.add(new RouteRule(match, target)));
        }
        return rules;
    }

    private static ObjectNode match(Optional<Arguments> given) {
        ObjectNode match = JsonNodeFactory.instance.objectNode();
        ArrayNode methods = match.putArray("method_filters");
        match.putNull("path_filter");
        match.putNull("host_filter");
        given.ifPresent(arguments -> {
            for (String method : arguments.strings("method_filters").orElse(List.of())) {
                if (!METHODS.contains(method)) {
                    arguments.refuse("method_filters", "constraint", "expected any of " + String.join(", ", METHODS));
                }
                methods.add(method);
            }
            filter(arguments, "path_filter").ifPresent(filter -> match.set("path_filter", filter));
            filter(arguments, "host_filter").ifPresent(filter -> match.set("host_filter", filter));
        });
        return match;
    }

    private static Optional<ObjectNode> filter(Arguments arguments, String name) {
        return arguments.object(name).map(filter -> {
            String type = filter.required(name + "_type", filter.word(name + "_type", List.of("regex")));
            String value = filter.string("value").orElse("");
            try {
                Pattern.compile(value);
            } catch (PatternSyntaxException e) {
                filter.refuse("value", "format", "not a regular expression: " + e.getDescription());
            }
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(name + "_type", type)
                    .put("value", value);
        });
    }
}
