package dev.anyedge.scaleway.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to tree and back by the streaming parser alone. An object mapper would cost a fresh JVM more than its first
 * call.
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
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(256);
                JsonGenerator out = Factory.JSON.createGenerator(bytes)) {
            write(out, tree);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text as it stands between the quotes.
     *
     * @param text any text
     * @return the text with JSON's escapes
     */
    public static String escaped(String text) {
        String quoted = new String(write(NODES.textNode(text)), StandardCharsets.UTF_8);
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

    private static void write(JsonGenerator out, JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                out.writeFieldName(member.getKey());
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (node instanceof ArrayNode array) {
            out.writeStartArray();
            for (JsonNode element : array) {
                write(out, element);
            }
            out.writeEndArray();
        } else if (node.isTextual()) {
            out.writeString(node.textValue());
        } else if (node.isBoolean()) {
            out.writeBoolean(node.booleanValue());
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            out.writeNumber(node.longValue());
        } else if (node.isBigInteger()) {
            out.writeNumber(node.bigIntegerValue());
        } else if (node.isNumber()) {
            out.writeNumber(node.decimalValue());
        } else {
            out.writeNull();
        }
    }

    private static ValidationException invalid(String found, String message) {
        return new ValidationException(
                "answer of Scaleway", List.of(new Violation("", found, "one JSON value (RFC 8259)", message)));
    }
}
