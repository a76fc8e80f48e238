package dev.anyedge.lumen.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anyedge.cdn.model.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Members that nobody knows and whose names sound like secrets: their texts and numbers are printed like known secrets, and
 * taken from the live image again when it is written.
 */
final class HiddenMembers {
    private static final Pattern NAME = Pattern.compile("secret|key|password", Pattern.CASE_INSENSITIVE);
    private static final String PRINTED = "redacted:";

    private HiddenMembers() {}

    /** Whether what stands under a name is not for people. */
    static boolean named(String name) {
        return NAME.matcher(name).find();
    }

    /** The members as they are written, each hidden value in the words of a function. */
    static Map<String, JsonValue> written(Map<String, JsonValue> members, Function<TokenSecret, String> secrets) {
        return changed(members, node -> {
            String text = secrets.apply(secret(node));
            return text.equals(node.asText()) ? node : TextNode.valueOf(text);
        });
    }

    /** Adds each hidden value that is known, by the words that it is printed with. */
    static void collect(Map<String, JsonValue> members, Map<String, JsonValue> into) {
        changed(members, node -> {
            TokenSecret secret = secret(node);
            if (secret.isLiteral()) {
                into.put(secret.reference().text(), Members.value(node));
            }
            return node;
        });
    }

    /** The members with values in place of the words that they were printed with. */
    static Map<String, JsonValue> restored(Map<String, JsonValue> members, Map<String, JsonValue> known) {
        return changed(members, node -> {
            JsonValue value = known.get(node.asText());
            return value == null ? node : Members.node(value);
        });
    }

    private static TokenSecret secret(JsonNode node) {
        String text = node.asText();
        return text.startsWith(PRINTED) ? TokenSecret.read(text) : TokenSecret.literal(text);
    }

    private static Map<String, JsonValue> changed(Map<String, JsonValue> members, UnaryOperator<JsonNode> change) {
        if (members.isEmpty()) {
            return members;
        }
        Map<String, JsonValue> changed = new LinkedHashMap<>();
        members.forEach(
                (name, value) -> changed.put(name, Members.value(changed(Members.node(value), named(name), change))));
        return changed;
    }

    private static JsonNode changed(JsonNode node, boolean hidden, UnaryOperator<JsonNode> change) {
        if (node instanceof ObjectNode object) {
            ObjectNode changed = object.objectNode();
            object.properties()
                    .forEach(member -> changed.set(
                            member.getKey(), changed(member.getValue(), hidden || named(member.getKey()), change)));
            return changed;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode changed = array.arrayNode();
            array.forEach(item -> changed.add(changed(item, hidden, change)));
            return changed;
        }
        boolean value =
                node.isNumber() || (node.isTextual() && !node.textValue().isEmpty());
        return hidden && value ? change.apply(node) : node;
    }
}
