package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What JSON answers have to look like: {@link SigningClient} holds each one against the schema of its operation, so that no
 * test of this package can see a malformed answer and stay silent.
 */
final class LumenContract {

    private static final JsonNode SCHEMAS = schemas();
    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    /** Pattern of method and path → definition; a trailing {@code []} is a list of them. The first that matches counts. */
    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    static {
        String v2 = "/v2\\.0/serviceConfiguration/[^/]+";
        ANSWERS.put("GET /v2\\.0/subscribers", "v2Subscriber[]");
        ANSWERS.put("GET " + v2 + "/serviceImages", "v2StoredImageInfo[]");
        ANSWERS.put("GET " + v2 + "/serviceImages/[^/]+/versions", "v2StoredImageInfo[]");
        ANSWERS.put("(PUT|POST) " + v2 + "/serviceImages/[^/]+(/copy)?", "v2StoredImageInfo");
        ANSWERS.put("GET " + v2 + "/serviceImages/[^/]+", "v2ServiceImage");
        ANSWERS.put("GET " + v2 + "/environments/[^/]+/serviceImage", "v2ServiceImage");
        ANSWERS.put("POST " + v2 + "/validate", "v2ValidationResult");
        ANSWERS.put("GET " + v2 + "/environments", "v2EnvironmentState[]");
        ANSWERS.put("GET " + v2 + "/environments/[^/]+/history", "v2EnvironmentState[]");
        ANSWERS.put("(GET|PUT) " + v2 + "/environments/[^/]+", "v2EnvironmentState");
        ANSWERS.put("(GET|POST) /invalidations/v1\\.0/.*", "invalidationResponse");
        String v1 = "/serviceConfiguration/v1\\.0/[^/]+/[^/]+(/[^/]+)?";
        ANSWERS.put("POST " + v1 + "/ResourceGroups", "v1ResourceGroup");
        ANSWERS.put("(GET|PUT) " + v1 + "/ResourceGroups", "v1ResourceGroup[]");
        ANSWERS.put("GET " + v1 + "/ResourceGroups/[^/]+/ConfGroups", "v1AllConfigurationGroups");
        ANSWERS.put("(GET|PUT|POST) " + v1 + "/ResourceGroups/[^/]+/ConfGroups/[^/]+", "v1ConfigurationGroup");
        ANSWERS.put("(GET|PUT) " + v1 + "/ResourceGroups/[^/]+", "v1ResourceGroup");
        ANSWERS.put("POST " + v1 + "/GeoDefs", "v1GeoDefinition");
        ANSWERS.put("GET " + v1 + "/GeoDefs", "v1GeoDefinition[]");
        ANSWERS.put("(GET|PUT) " + v1 + "/GeoDefs/[^/]+", "v1GeoDefinition");
        ANSWERS.put("POST " + v1 + "/Tokens", "v1Token");
        ANSWERS.put("GET " + v1 + "/Tokens", "v1Token[]");
        ANSWERS.put("GET " + v1 + "/Tokens/[^/]+", "v1Token");
        ANSWERS.put("(GET|PUT) " + v1 + "/OriginServer", "v1OriginEnvelope");
        ANSWERS.put("(GET|POST|DELETE) " + v1 + "/Aliases(/[^/]+)?", "v1AliasesEnvelope");
        ANSWERS.put("GET /serviceConfiguration/v1\\.0/[^/]+/[^/]+", "v1Property[]");
        ANSWERS.put("POST /serviceConfiguration/v1\\.0/[^/]+/[^/]+", "v1Property");
        ANSWERS.put("(GET|PUT|DELETE) /serviceConfiguration/v1\\.0/[^/]+/[^/]+/[^/]+", "v1Property");
    }

    private LumenContract() {}

    static void check(String method, String path, SigningClient.Answer answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.equals("application/json") || answer.body().isEmpty()) {
            assertThat(answer.status())
                    .as("%s %s → %s", method, path, answer.body())
                    .isEqualTo(200);
            return;
        }
        if (answer.status() >= 400) {
            hold("error", answer.json(), method + " " + path);
            return;
        }
        Optional<String> definition = ANSWERS.entrySet().stream()
                .filter(entry -> (method + " " + path.replaceFirst("\\?.*", "")).matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        definition.ifPresent(name -> {
            if (name.endsWith("[]")) {
                answer.json().forEach(one -> hold(name.replace("[]", ""), one, method + " " + path));
            } else {
                hold(name, answer.json(), method + " " + path);
            }
        });
    }

    private static void hold(String definition, JsonNode json, String call) {
        JsonSchema schema = COMPILED.computeIfAbsent(definition, name -> {
            ObjectNode root = SCHEMAS.deepCopy();
            root.put("$ref", "#/$defs/" + name);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(root);
        });
        assertThat(schema.validate(json))
                .as("%s against %s: %s", call, definition, json)
                .isEmpty();
    }

    private static JsonNode schemas() {
        try (InputStream in = LumenContract.class.getResourceAsStream("/schemas/lumen.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
