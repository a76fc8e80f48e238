package dev.anyedge.cdn.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.model.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees of JSON where members are carried that nobody here knows. */
public final class JsonNodes {
    private JsonNodes() {}

    /**
     * A new object.
     *
     * @return without members
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * A value as a tree.
     *
     * @param value a value
     * @return a tree of its own
     */
    public static JsonNode of(JsonValue value) {
        return JsonText.parse(value.toJson());
    }

    /**
     * A tree as a value.
     *
     * @param node a tree
     * @return the same as it is now
     */
    public static JsonValue value(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    /**
     * Members as one object.
     *
     * @param members values by name
     * @return an object, members in the order of the map
     */
    public static JsonValue value(Map<String, JsonValue> members) {
        ObjectNode object = object();
        members.forEach((name, value) -> object.set(name, of(value)));
        return value(object);
    }

    /**
     * An object's members.
     *
     * @param object an object; anything else has none
     * @return values by name, in the object's order
     */
    public static Map<String, JsonValue> members(JsonNode object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }
}
