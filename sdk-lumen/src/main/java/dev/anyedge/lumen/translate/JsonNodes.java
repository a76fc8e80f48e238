package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees of JSON for the few places where members are carried that nobody here knows. */
final class JsonNodes {
    private JsonNodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode of(JsonValue value) {
        return JsonText.parse(value.toJson());
    }

    static JsonValue value(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    static JsonValue value(Map<String, JsonValue> members) {
        ObjectNode object = object();
        members.forEach((name, value) -> object.set(name, of(value)));
        return value(object);
    }

    static Map<String, JsonValue> members(JsonNode object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }
}
