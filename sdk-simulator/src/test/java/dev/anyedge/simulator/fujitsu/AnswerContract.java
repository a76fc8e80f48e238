package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every answer has to look like, bodies and header fields: {@link RawClient} holds each one against it, so that no
 * test of this package can see a malformed answer and stay silent.
 */
final class AnswerContract {

    private static final Set<String> MESSAGES = Set.of(
            "Success",
            "No services to return",
            "No Content",
            "Accepted",
            "Bad Request",
            "Invalid Json",
            "Quota exceeded",
            "Service is in progress",
            "Service is undeployed",
            "Parameter required",
            "Rate limit exceeded",
            "Internal Server Error",
            "Service Unavailable");
    private static final Set<String> STATES = Set.of(
            "create_in_progress", "deployed", "undeployed", "update_in_progress", "delete_in_progress", "failed");
    private static final JsonNode SCHEMAS = resource();
    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private AnswerContract() {}

    static void check(String method, String target, RawClient.Answer answer) {
        String path = target.replaceFirst("\\?.*", "");
        String context = method + " " + target + " → " + answer.status() + " "
                + answer.headers().map() + " " + answer.body();
        if (path.startsWith("/v3/")) {
            valid(answer.status() == 201 ? "Token" : "TokenError", answer, context);
            assertThat(answer.header("X-Subject-Token").isPresent()).as(context).isEqualTo(answer.status() == 201);
            return;
        }
        answer.header("X-Message")
                .ifPresent(message -> assertThat(MESSAGES.contains(message) || message.startsWith("Invalid entry for "))
                        .as(context)
                        .isTrue());
        answer.header("X-Status")
                .ifPresent(state -> assertThat(STATES).as(context).contains(state));
        assertThat(answer.header("X-Error").isPresent())
                .as(context)
                .isEqualTo(answer.status() == 503
                        || answer.header("X-Status").filter("failed"::equals).isPresent());
        if (answer.status() == 200) {
            valid(body(path), answer, context);
        } else {
            assertThat(answer.body()).as(context).isEmpty();
        }
        if (answer.status() == 202 && !method.equals("DELETE")) {
            assertThat(answer.header("Location").orElse(""))
                    .as(context)
                    .matches("https?://[^/]+/v1/(services|reports)/[^/]+");
        }
        if (answer.status() == 200 && path.matches("/v1/services/[^/]+")) {
            for (String header : Set.of("X-Status", "X-Access-Log-Status", "X-Access-URL", "X-Protocol")) {
                assertThat(answer.header(header)).as(context).isPresent();
            }
        }
    }

    private static String body(String path) {
        if (path.equals("/v1/services")) {
            return "ServiceList";
        }
        return path.startsWith("/v1/services/") ? "Rules" : "Report";
    }

    private static void valid(String definition, RawClient.Answer answer, String context) {
        JsonSchema schema = COMPILED.computeIfAbsent(definition, AnswerContract::compile);
        assertThat(schema.validate(answer.json())).as(context).isEmpty();
        assertThat(answer.header("Content-Type")).as(context).contains("application/json");
    }

    private static JsonSchema compile(String definition) {
        ObjectNode schema = SCHEMAS.deepCopy();
        schema.put("$ref", "#/$defs/" + definition);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private static JsonNode resource() {
        try (InputStream in = AnswerContract.class.getResourceAsStream("/schemas/fujitsu.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
