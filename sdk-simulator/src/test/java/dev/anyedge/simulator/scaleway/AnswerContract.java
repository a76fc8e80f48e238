package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every answer has to look like: {@link RawClient} holds each one against the schema of its operation or its error
 * status, so that no test of this package can see a malformed answer and stay silent.
 */
final class AnswerContract {

    private static final Set<Integer> BODILESS = Set.of(429, 500, 502, 504);
    private static final Map<String, AnswerContract> BY_PREFIX = new ConcurrentHashMap<>();

    private final JsonNode schemas;
    private final JsonNode errors;
    private final Map<String, String> operations = new LinkedHashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private AnswerContract(String version, List<String> lines) {
        this.schemas = resource("/schemas/scaleway-" + version + ".schema.json");
        this.errors = resource("/schemas/scaleway-errors.schema.json");
        for (String line : lines) {
            String[] words = line.split(" ");
            operations.put(words[0] + " " + words[1], words[2]);
        }
    }

    static AnswerContract of(String prefix) {
        return BY_PREFIX.computeIfAbsent(
                prefix,
                key -> key.endsWith("v1alpha1")
                        ? new AnswerContract("v1alpha1", alpha())
                        : new AnswerContract("v1beta1", beta()));
    }

    /** Method and path template of every operation. */
    Set<String> operations() {
        return operations.keySet();
    }

    /** Checks an answer and says which operation it was. */
    String check(String method, String path, RawClient.Answer answer) {
        String operation = operation(method, path.replaceFirst("\\?.*", ""));
        String context = method + " " + path + " → " + answer.status() + " " + answer.body();
        if (answer.status() == 204) {
            assertThat(operations.get(operation)).as(context).isEqualTo("-");
            assertThat(answer.body()).as(context).isEmpty();
        } else if (answer.status() == 200) {
            valid(schemas, operations.getOrDefault(operation, "-"), answer, context);
        } else if (BODILESS.contains(answer.status())) {
            assertThat(answer.body()).as(context).isEmpty();
            assertThat(answer.header("Content-Type")).as(context).isEmpty();
        } else {
            valid(errors, Integer.toString(answer.status()), answer, context);
        }
        return operation;
    }

    private void valid(JsonNode document, String definition, RawClient.Answer answer, String context) {
        assertThat(document.path("$defs").has(definition))
                .as("a schema named " + definition + " for " + context)
                .isTrue();
        JsonSchema schema = compiled.computeIfAbsent(definition, name -> compile(document, name));
        assertThat(schema.validate(answer.json())).as(context).isEmpty();
        assertThat(answer.header("Content-Type")).as(context).contains("application/json");
    }

    private static JsonSchema compile(JsonNode document, String definition) {
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", "#/$defs/" + definition);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private String operation(String method, String path) {
        for (String candidate : operations.keySet()) {
            String[] words = candidate.split(" ");
            if (words[0].equals(method) && path.matches(words[1].replaceAll("\\{[a-z]+}", "[^/]+"))) {
                return candidate;
            }
        }
        return "none";
    }

    private static JsonNode resource(String name) {
        try (InputStream in = AnswerContract.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    /** The 60 operations of Scaleway reference §3.1. */
    private static List<String> beta() {
        List<String> lines = new ArrayList<>(List.of(
                "GET /pipelines PipelineList",
                "POST /pipelines Pipeline",
                "GET /pipelines/{id} Pipeline",
                "PATCH /pipelines/{id} Pipeline",
                "DELETE /pipelines/{id} -",
                "GET /pipelines-stages PipelineStagesList",
                "GET /pipelines/{id}/head-stages HeadStageList",
                "POST /pipelines/{id}/set-head-stage HeadStageChange",
                "PUT /pipelines/{id}/vpc-endpoints PipelineVpcEndpoints",
                "GET /vpc-endpoints VpcEndpointList",
                "POST /vpc-endpoints VpcEndpoint",
                "GET /vpc-endpoints/{id} VpcEndpoint",
                "DELETE /vpc-endpoints/{id} -",
                "GET /search-backend-stages BackendStageList",
                "GET /search-waf-stages WafStageList",
                "GET /search-route-rules RouteRuleList",
                "GET /route-stages/{id}/route-rules RouteRuleList",
                "PUT /route-stages/{id}/route-rules RouteRules",
                "POST /route-stages/{id}/route-rules RouteRules"));
        for (String kind : List.of("Dns", "Tls", "Cache", "Backend", "Waf", "Route")) {
            String path = "/" + kind.toLowerCase(java.util.Locale.ROOT) + "-stages";
            lines.add("GET /pipelines/{id}" + path + " " + kind + "StageList");
            lines.add("POST /pipelines/{id}" + path + " " + kind + "Stage");
            lines.add("GET " + path + "/{id} " + kind + "Stage");
            lines.add("PATCH " + path + "/{id} " + kind + "Stage");
            lines.add("DELETE " + path + "/{id} -");
        }
        lines.addAll(common());
        return lines;
    }

    /** The 37 operations of Scaleway reference §3.2. */
    private static List<String> alpha() {
        List<String> lines = new ArrayList<>(List.of(
                "GET /pipelines PipelineList",
                "POST /pipelines Pipeline",
                "GET /pipelines/{id} Pipeline",
                "PATCH /pipelines/{id} Pipeline",
                "DELETE /pipelines/{id} -",
                "GET /pipelines-stages PipelineStagesList"));
        for (String kind : List.of("Dns", "Tls", "Cache", "Backend")) {
            String path = "/" + kind.toLowerCase(java.util.Locale.ROOT) + "-stages";
            lines.add("GET " + path + " " + kind + "StageList");
            lines.add("POST " + path + " " + kind + "Stage");
            lines.add("GET " + path + "/{id} " + kind + "Stage");
            lines.add("PATCH " + path + "/{id} " + kind + "Stage");
            lines.add("DELETE " + path + "/{id} -");
        }
        lines.addAll(common());
        return lines;
    }

    private static List<String> common() {
        return List.of(
                "GET /purge-requests PurgeRequestList",
                "POST /purge-requests PurgeRequest",
                "GET /purge-requests/{id} PurgeRequest",
                "POST /check-domain Validity",
                "POST /check-pem-chain Validity",
                "POST /check-lb-origin LbOriginValidity",
                "GET /plans PlanList",
                "PATCH /current-plan Plan",
                "GET /current-plan/{id} Plan",
                "DELETE /current-plan/{id} -",
                "GET /billing/{id} Billing");
    }

    static Set<String> missing(Set<String> all, Set<String> seen) {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(seen);
        return missing;
    }
}
