package dev.anyedge.scaleway.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of answers to trees: from bytes, without a text in between, and forgiving where {@link JsonText} is strict. By
 * the streaming parser alone, because an object mapper would cost a fresh JVM more than its first call.
 */
public final class WireJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WireJson() {}

    // Created on first use; holds the symbol table that makes member names cheap.
    private static final class Factory {
        static final JsonFactory JSON = new JsonFactory();
    }

    /**
     * Reads the body of an answer. Of two members with one name the last counts.
     *
     * @param utf8 exactly one JSON value
     * @return the tree
     * @throws ValidationException when it is anything else
     */
    public static JsonNode parse(byte[] utf8) {
        try (JsonParser in = Factory.JSON.createParser(utf8)) {
            @Nullable JsonToken first = in.nextToken();
            if (first == null) {
                throw invalid("nothing", "the body is empty");
            }
            JsonNode tree = read(in, first);
            if (in.nextToken() != null) {
                throw invalid("something after the JSON value", "something stands after the JSON value");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw invalid("something that is not JSON", "the body is not JSON" + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a tree.
     *
     * @param tree any tree
     * @return compact JSON
     */
    public static byte[] write(JsonNode tree) {
        return JsonText.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A text as it stands between the quotes.
     *
     * @param text any text
     * @return the text with JSON's escapes
     */
    public static String escaped(String text) {
        String quoted = JsonText.write(NODES.textNode(text));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static JsonNode read(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    object.set(name, read(in, in.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                    array.add(read(in, next));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_NUMBER_INT ->
                switch (in.getNumberType()) {
                    case INT -> NODES.numberNode(in.getIntValue());
                    case LONG -> NODES.numberNode(in.getLongValue());
                    default -> NODES.numberNode(in.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static ValidationException invalid(String found, String message) {
        return new ValidationException(
                "answer of Scaleway", List.of(new Violation("", found, "one JSON value (RFC 8259)", message)));
    }
}
