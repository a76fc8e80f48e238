package dev.anyedge.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON as gateways write it: compact, without a trailing newline, keys in alphabetical order where asked for. */
public final class CompactJson {

    private CompactJson() {}

    /**
     * Reads one JSON value.
     *
     * @param text the text
     * @return the value, or empty when the text is not exactly one JSON value
     */
    public static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = Mapper.JSON.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a value with its keys in the order they have.
     *
     * @param node the value
     * @return compact JSON
     */
    public static String write(JsonNode node) {
        return node.toString();
    }

    /**
     * Writes a value with all keys in alphabetical order.
     *
     * @param node the value
     * @return compact JSON
     */
    public static String writeSorted(JsonNode node) {
        return sorted(node).toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            members.forEach((key, value) -> copy.set(key, sorted(value)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    /** Created at the first read only: a mapper costs a tenth of a second in a fresh process. */
    private static final class Mapper {
        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
