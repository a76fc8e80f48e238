package dev.anyedge.fujitsu.rules;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The strict schema of documents for the service, and other files beside it. */
public final class RulesSchema {
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource("rules.schema.json"));

    /**
     * What the schema has to say about a document.
     *
     * @param json a rules document
     * @return nothing when it is as the schema says
     */
    public List<String> violations(String json) {
        return schema.validate(JsonText.parse(json)).stream()
                .map(Object::toString)
                .toList();
    }

    /**
     * A file beside the schema.
     *
     * @param name its name
     * @return its text
     */
    public static String resource(String name) {
        try (InputStream in = RulesSchema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
