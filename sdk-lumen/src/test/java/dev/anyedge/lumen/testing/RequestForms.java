package dev.anyedge.lumen.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.lumen.image.Images;
import java.util.List;

/** The forms of request bodies, by name, as the provider's documents and clients show them. */
public final class RequestForms {
    private static final ObjectNode ALL =
            (ObjectNode) JsonText.parse(Images.resource("/dev/anyedge/lumen/api/requests.schema.json"));

    private RequestForms() {}

    /** What is wrong with a body, nothing when it has the form. */
    public static List<String> problems(String form, String json) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$ref", "#/$defs/" + form).set("$defs", ALL.get("$defs"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(JsonText.parse(json))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
