package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of the classic families, which exists as XML and as JSON with the same names (Lumen reference §1.4, §5.1): ids
 * and names are attributes, the rest are elements, and a list is an element that holds its items. In JSON a list is an array
 * and everything else a member.
 */
final class AnswerTree {

    private static final String SCHEMA = "https://ws.lumen.com/schema/";

    /** Several elements, wrapped in one or one after the other. */
    private record Items(String name, List<AnswerTree> items, boolean wrapped) {}

    private final String name;
    private final Map<String, JsonNode> attributes = new LinkedHashMap<>();
    private final Map<String, Object> elements = new LinkedHashMap<>();

    AnswerTree(String name) {
        this.name = name;
    }

    AnswerTree attribute(String key, String value) {
        attributes.put(key, JsonNodeFactory.instance.textNode(value));
        return this;
    }

    /** An attribute that is a number in JSON, if it looks like one. */
    AnswerTree numericId(String value) {
        attributes.put(
                "id",
                value.matches("[0-9]{1,18}")
                        ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                        : JsonNodeFactory.instance.textNode(value));
        return this;
    }

    AnswerTree with(String key, String value) {
        elements.put(key, JsonNodeFactory.instance.textNode(value));
        return this;
    }

    AnswerTree with(String key, long value) {
        elements.put(key, JsonNodeFactory.instance.numberNode(value));
        return this;
    }

    AnswerTree with(String key, double value) {
        elements.put(key, JsonNodeFactory.instance.numberNode(Math.rint(value * 1000) / 1000));
        return this;
    }

    AnswerTree with(AnswerTree child) {
        elements.put(child.name, child);
        return this;
    }

    /** A list: {@code <key><item>…</item><item>…</item></key>}. */
    AnswerTree list(String key, String item, List<AnswerTree> items) {
        elements.put(key, new Items(item, List.copyOf(items), true));
        return this;
    }

    /** The same element several times, without one around them. */
    AnswerTree repeat(String item, List<AnswerTree> items) {
        elements.put(item, new Items(item, List.copyOf(items), false));
        return this;
    }

    Reply reply(String family, boolean json) {
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.set(name, toJson());
            return Reply.json(200, root);
        }
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        write(
                xml,
                name,
                " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"" + SCHEMA
                        + family + "/v1.0\"");
        return Reply.xml(xml.toString());
    }

    private JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.forEach(json::set);
        elements.forEach((key, value) -> {
            if (value instanceof Items list) {
                ArrayNode array = json.putArray(key);
                list.items.forEach(item -> array.add(item.toJson()));
            } else if (value instanceof AnswerTree child) {
                json.set(key, child.toJson());
            } else {
                json.set(key, (JsonNode) value);
            }
        });
        return json;
    }

    private void write(StringBuilder xml, String as, String more) {
        xml.append('<').append(as).append(more);
        attributes.forEach((key, value) -> xml.append(' ')
                .append(key)
                .append("=\"")
                .append(escaped(value.asText()))
                .append('"'));
        xml.append('>');
        elements.forEach((key, value) -> {
            if (value instanceof Items list) {
                xml.append(list.wrapped ? "<" + key + ">" : "");
                list.items.forEach(item -> item.write(xml, list.name, ""));
                xml.append(list.wrapped ? "</" + key + ">" : "");
            } else if (value instanceof AnswerTree child) {
                child.write(xml, key, "");
            } else {
                String text = escaped(((JsonNode) value).asText());
                xml.append('<')
                        .append(key)
                        .append('>')
                        .append(text)
                        .append("</")
                        .append(key)
                        .append('>');
            }
        });
        xml.append("</").append(as).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
