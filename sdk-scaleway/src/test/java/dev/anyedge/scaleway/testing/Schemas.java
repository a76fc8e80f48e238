package dev.anyedge.scaleway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The forms of requests and answers, by operation, as the provider's reference has them. */
public final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> byOperation = new HashMap<>();

    private Schemas(JsonNode document) {
        this.document = document;
    }

    public static Schemas of(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
            return new Schemas(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode definition(String name) {
        return document.path("$defs").path(name);
    }

    public Set<String> names() {
        Set<String> all = new TreeSet<>();
        document.path("$defs").fieldNames().forEachRemaining(all::add);
        return all;
    }

    public boolean knows(String operation) {
        return document.path("$defs").has(operation);
    }

    /** What is wrong with a text, nothing when it has the form. */
    public List<String> problems(String operation, String json) {
        if (!knows(operation)) {
            return List.of("there is no form for " + operation);
        }
        JsonSchema schema = byOperation.computeIfAbsent(
                operation,
                name -> factory.getSchema(
                        JSON.createObjectNode().put("$ref", "#/$defs/" + name).set("$defs", document.get("$defs"))));
        try {
            return schema.validate(JSON.readTree(json)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            return List.of("not JSON: " + e.getMessage());
        }
    }
}
