package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Subscription plans and the bill (Scaleway reference §5.10, §10). The figures are examples: clients read them here. */
final class PlanCalls {

    private static final List<PlanDetails> PLANS = List.of(
            new PlanDetails("starter", 100, 1, 0, 5, false, 0, 990_000_000),
            new PlanDetails("professional", 1_000, 10, 5_000_000, 20, true, 12, 990_000_000),
            new PlanDetails("advanced", 10_000, 100, 50_000_000, 100, true, 99, 990_000_000));

    private static final int EXTRA_PIPELINE_EUROS = 4;

    private final ScalewayStore store;
    private final Projects projects;
    private final Dialect dialect;

    PlanCalls(ScalewayStore store, Projects projects, Dialect dialect) {
        this.store = store;
        this.projects = projects;
        this.dialect = dialect;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("GET", "/plans", "plan", call -> list(), Evidence.INFERRED),
                Operation.of("PATCH", "/current-plan", "plan", this::select, Evidence.RECORDED),
                Operation.of("GET", "/current-plan/{project_id}", "plan", this::current, Evidence.RECORDED),
                Operation.of("DELETE", "/current-plan/{project_id}", "plan", this::unsubscribe, Evidence.RECORDED),
                Operation.of("GET", "/billing/{project_id}", "billing", this::bill, Evidence.INFERRED));
    }

    private Optional<JsonNode> list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode plans = answer.putArray("plans");
        PLANS.forEach(plan -> plans.add(plan.toJson(dialect)));
        answer.put("total_count", PLANS.size());
        return Optional.of(answer);
    }

    private Optional<JsonNode> select(Call call) {
        Arguments arguments = call.arguments();
        String projectId =
                arguments.required("project_id", arguments.uuid("project_id")).toLowerCase(Locale.ROOT);
        String plan = arguments.required(
                "plan_name",
                arguments.word(
                        "plan_name", PLANS.stream().map(PlanDetails::name).toList()));
        arguments.check();
        projects.require(projectId, "plan", "write");
        store.plans.put(projectId, plan);
        return Optional.of(name(plan));
    }

    private Optional<JsonNode> current(Call call) {
        String projectId = call.path("project_id");
        projects.require(projectId, "plan", "read");
        return Optional.of(name(subscribed(projectId)));
    }

    private Optional<JsonNode> unsubscribe(Call call) {
        String projectId = call.path("project_id");
        projects.require(projectId, "plan", "write");
        subscribed(projectId);
        if (pipelines(projectId) > 0) {
            throw ApiFailure.preconditionFailed(
                    "resource_still_in_use", "all pipelines have to be deleted before the plan can be left");
        }
        store.plans.remove(projectId);
        return Optional.empty();
    }

    private String subscribed(String projectId) {
        return Optional.ofNullable(store.plans.get(projectId)).orElseThrow(ApiFailure::notFound);
    }

    private int pipelines(String projectId) {
        return (int) store.pipelines().stream()
                .filter(pipeline -> pipeline.projectId.equals(projectId))
                .count();
    }

    private Optional<JsonNode> bill(Call call) {
        String projectId = call.path("project_id");
        projects.require(projectId, "billing", "read");
        PlanDetails plan = PLANS.stream()
                .filter(one -> one.name().equals(subscribed(projectId)))
                .findFirst()
                .orElseThrow(ApiFailure::notFound);
        int pipelines = pipelines(projectId);
        int extra = Math.max(0, pipelines - plan.pipelines()) * EXTRA_PIPELINE_EUROS;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("current_plan", plan.toJson(dialect));
        answer.set("plan_cost", plan.cost());
        answer.put("pipeline_number", pipelines);
        answer.set("extra_pipelines_cost", money(extra, 0));
        answer.put("current_plan_cache_usage", 0);
        answer.put("extra_cache_usage", 0);
        answer.set("extra_cache_cost", money(0, 0));
        answer.put("current_plan_waf_usage", 0);
        answer.put("extra_waf_usage", 0);
        answer.set("extra_waf_cost", money(0, 0));
        answer.putNull("waf_add_on");
        answer.putObject("plans_usage_details").putObject(plan.name()).set("plan_cost", plan.cost());
        answer.set("total_cost", money(plan.units() + extra, plan.nanos()));
        return Optional.of(answer);
    }

    private static ObjectNode name(String plan) {
        return JsonNodeFactory.instance.objectNode().put("plan_name", plan);
    }

    private static ObjectNode money(int units, int nanos) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("currency_code", "EUR")
                .put("nanos", nanos)
                .put("units", units);
    }

    private record PlanDetails(
            String name,
            int gigabytes,
            int pipelines,
            int wafRequests,
            int backends,
            boolean wildcard,
            int units,
            int nanos) {

        private ObjectNode toJson(Dialect dialect) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("plan_name", name)
                    .put("package_gb", gigabytes)
                    .put("pipeline_limit", pipelines)
                    .put("waf_requests", wafRequests);
            return dialect == Dialect.V1ALPHA1
                    ? json
                    : json.put("backend_limit", backends).put("wildcard_domain", wildcard);
        }

        private ObjectNode cost() {
            return money(units, nanos);
        }
    }
}
