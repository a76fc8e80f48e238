package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
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
        ObjectNode json = object();
        members.forEach((name, value) -> json.set(name, of(value)));
        return value(json);
    }

    /** Lays members over an object: objects are merged member by member, all else replaces. */
    static void overlay(ObjectNode base, ObjectNode over) {
        over.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && base.get(member.getKey()) instanceof ObjectNode baseInner) {
                overlay(baseInner, inner);
            } else {
                base.set(member.getKey(), member.getValue());
            }
        });
    }

    /** A name as part of a JSON pointer. */
    static String escaped(String member) {
        return member.indexOf('~') < 0 && member.indexOf('/') < 0
                ? member
                : member.replace("~", "~0").replace("/", "~1");
    }
}
