package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.scaleway.testing.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the API answers in its present form, with members of years to come, nothing of it is lost: answers generated
 * from the closed schemas and salted with unknown members come back from a read and a write with the same meaning.
 */
class AnswerFormTest {
    private static final int CASES = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schemas FORMS = Schemas.of("v1beta1-answers");
    private static final Map<String, UnaryOperator<String>> RESOURCES = new TreeMap<>(Map.ofEntries(
            Map.entry("Pipeline", json -> Pipeline.fromJson(json).toJson()),
            Map.entry("PipelineStages", json -> PipelineStages.fromJson(json).toJson()),
            Map.entry("DNSStage", json -> DnsStage.fromJson(json).toJson()),
            Map.entry("TLSStage", json -> TlsStage.fromJson(json).toJson()),
            Map.entry("CacheStage", json -> CacheStage.fromJson(json).toJson()),
            Map.entry("RouteStage", json -> RouteStage.fromJson(json).toJson()),
            Map.entry("WafStage", json -> WafStage.fromJson(json).toJson()),
            Map.entry("BackendStage", json -> BackendStage.fromJson(json).toJson()),
            Map.entry("RouteRule", json -> RouteRule.fromJson(json).toJson()),
            Map.entry("PurgeRequest", json -> PurgeRequest.fromJson(json).toJson()),
            Map.entry("VPCEndpoint", json -> VpcEndpoint.fromJson(json).toJson()),
            Map.entry("SetPipelineVPCEndpoints", json -> PipelineVpcEndpoints.fromJson(json)
                    .toJson()),
            Map.entry("GetCurrentPlan", json -> Plan.fromJson(json).toJson()),
            Map.entry("PlanDetails", json -> PlanDetails.fromJson(json).toJson()),
            Map.entry("GetBilling", json -> Billing.fromJson(json).toJson()),
            Map.entry("CheckDomain", json -> DomainCheck.fromJson(json).toJson()),
            Map.entry("CheckPEMChain", json -> PemChainCheck.fromJson(json).toJson()),
            Map.entry("CheckLBOrigin", json -> LbOriginCheck.fromJson(json).toJson())));

    static Stream<String> resources() {
        return RESOURCES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void nothingIsLostInAReadAndAWrite(String resource) throws Exception {
        for (long seed = 1; seed <= CASES; seed++) {
            Answers answers = new Answers(seed);
            JsonNode plain = answers.of(FORMS.definition(resource));
            assertThat(FORMS.problems(resource, plain.toString()))
                    .as("the generator makes %s of the form, seed %d: %s", resource, seed, plain)
                    .isEmpty();
            JsonNode salted = answers.salted(plain, resource);

            JsonNode written = JSON.readTree(RESOURCES.get(resource).apply(salted.toString()));

            assertThat(meaning(written))
                    .as("%s, seed %d, answered %s", resource, seed, salted)
                    .isEqualTo(meaning(salted));
        }
    }

    /** Without what means nothing: null, empty texts and lists, false, trailing zeros of fractions. */
    private static JsonNode meaning(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode all = JSON.createObjectNode();
            new TreeMap<>(fields(object)).forEach((name, value) -> {
                JsonNode meant = meaning(value);
                boolean nothing = meant.isNull()
                        || (meant.isTextual() && meant.textValue().isEmpty())
                        || (meant.isArray() && meant.isEmpty())
                        || (meant.isBoolean() && !meant.booleanValue())
                        || (name.equals("total_count"));
                if (!nothing) {
                    all.set(name, meant);
                }
            });
            return all;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode all = JSON.createArrayNode();
            array.forEach(element -> all.add(meaning(element)));
            return all;
        }
        if (node.isTextual() && node.textValue().matches("[0-9-]+T[0-9:]+\\.[0-9]+Z|[0-9]+\\.[0-9]+s")) {
            return JSON.getNodeFactory().textNode(node.textValue().replaceAll("\\.?0*([Zs])$", "$1"));
        }
        return node.isNumber() ? JSON.getNodeFactory().numberNode(node.decimalValue()) : node;
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        Map<String, JsonNode> all = new TreeMap<>();
        object.properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        return all;
    }

    /** Makes values of a schema's form. The same seed makes the same values. */
    private static final class Answers {
        private final Random random;

        private Answers(long seed) {
            random = new Random(seed);
        }

        JsonNode of(JsonNode schema) {
            if (schema.has("$ref")) {
                String name = schema.get("$ref").textValue().replace("#/$defs/", "");
                switch (name) {
                    case "id":
                        return text(new UUID(random.nextLong(), random.nextLong()).toString());
                    case "time":
                        return text("2026-0" + (1 + random.nextInt(9)) + "-11T10:09:08"
                                + List.of("", ".120", ".123456", ".120000", ".123456789")
                                        .get(random.nextInt(5)) + "Z");
                    case "duration":
                        return text(random.nextInt(99_999)
                                + List.of("s", ".500s", ".000001s").get(random.nextInt(3)));
                    default:
                        return of(FORMS.definition(name));
                }
            }
            if (schema.has("enum")) {
                return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
            }
            if (schema.has("anyOf")) {
                return schema.get("anyOf").get(0).isObject() && random.nextInt(4) > 0
                        ? of(schema.get("anyOf").get(0))
                        : JSON.nullNode();
            }
            switch (schema.path("type").asText()) {
                case "object":
                    return object(schema);
                case "array":
                    ArrayNode array = JSON.createArrayNode();
                    for (int i = random.nextInt(3); i > 0; i--) {
                        array.add(of(schema.get("items")));
                    }
                    return array;
                case "boolean":
                    return JSON.getNodeFactory().booleanNode(random.nextBoolean());
                case "integer":
                    int least = schema.path("minimum").asInt(0);
                    int most = schema.path("maximum").asInt(least + 1_000_000);
                    return JSON.getNodeFactory()
                            .numberNode(least + random.nextInt(Math.max(1, most - Math.max(0, least))));
                case "string":
                    String form = schema.path("pattern").asText();
                    return text(
                            form.contains("{1,2}$")
                                    ? "fr-par-2"
                                    : form.isEmpty() ? one("", "a", "é\"\\\n日本") : "fr-par");
                default:
                    return JSON.nullNode();
            }
        }

        private ObjectNode object(JsonNode schema) {
            ObjectNode object = JSON.createObjectNode();
            List<String> required = texts(schema.path("required"));
            List<List<String>> exclusive = new ArrayList<>();
            schema.path("oneOf").forEach(choice -> exclusive.add(texts(choice.get("required"))));
            boolean mustChoose = !exclusive.isEmpty();
            schema.path("allOf")
                    .forEach(not -> texts(not.path("not").path("required")).forEach(name -> {
                        if (!exclusive.contains(List.of(name))) {
                            exclusive.add(List.of(name));
                        }
                    }));
            String chosen = exclusive.isEmpty() || (!mustChoose && random.nextInt(4) == 0)
                    ? ""
                    : exclusive.get(random.nextInt(exclusive.size())).get(0);
            schema.path("properties").properties().forEach(member -> {
                String name = member.getKey();
                boolean wanted = exclusive.contains(List.of(name))
                        ? name.equals(chosen)
                        : required.contains(name) || random.nextBoolean();
                if (wanted) {
                    object.set(name, of(member.getValue()));
                }
            });
            if (schema.path("additionalProperties").isObject()) {
                object.set(one("starter", "a/b~c"), of(schema.get("additionalProperties")));
            }
            return object;
        }

        /** With members that nobody knows yet, and words that nobody knows yet. */
        JsonNode salted(JsonNode node, String at) {
            if (node instanceof ObjectNode object) {
                ObjectNode salted = JSON.createObjectNode();
                object.properties().forEach(e -> salted.set(e.getKey(), salted(e.getValue(), e.getKey())));
                // member names are data there
                if (!at.equals("plans_usage_details") && random.nextInt(3) == 0) {
                    salted.set(
                            "x_" + random.nextInt(9),
                            JSON.createObjectNode().put("since", 2031).putNull("why"));
                }
                if (!at.equals("plans_usage_details") && random.nextInt(3) == 0) {
                    salted.put("y_flag", true).put("z_number", 1.5);
                }
                return salted;
            }
            if (node instanceof ArrayNode array) {
                ArrayNode salted = JSON.createArrayNode();
                array.forEach(element -> salted.add(salted(element, at)));
                return salted;
            }
            boolean word = List.of("status", "type", "mode", "code", "stage", "severity", "plan_name", "error_type")
                    .contains(at);
            return word && random.nextInt(5) == 0 ? text("word_of_2031") : node;
        }

        private String one(String... of) {
            return of[random.nextInt(of.length)];
        }

        private static JsonNode text(String text) {
            return JSON.getNodeFactory().textNode(text);
        }

        private static List<String> texts(JsonNode array) {
            List<String> all = new ArrayList<>();
            array.forEach(element -> all.add(element.textValue()));
            return all;
        }
    }
}
