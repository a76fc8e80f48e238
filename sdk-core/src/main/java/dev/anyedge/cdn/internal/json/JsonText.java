package dev.anyedge.cdn.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Text to tree and back, strictly: one value, no duplicate members, bounded nesting, every number as it was written.
 *
 * <p>Goes by the streaming parser and by hand: the first use of an object mapper costs a fresh JVM about a tenth of a
 * second.
 */
public final class JsonText {
    /** How deep {@link #parse(String)} goes. */
    public static final int MAX_DEPTH = 500;

    /** A new line with each indentation that is usual. */
    private static final String[] LINES = new String[32];

    static {
        for (int i = 0; i < LINES.length; i++) {
            LINES[i] = "\n" + " ".repeat(i);
        }
    }

    private JsonText() {}

    // Created on first use.
    private static final class Factory {
        static final JsonFactory JSON = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /**
     * Parses one JSON value.
     *
     * @param text JSON
     * @return the tree
     * @throws ValidationException when the text is not exactly one JSON value without duplicate members; says line and
     *     column
     */
    public static JsonNode parse(String text) {
        return parse(text, MAX_DEPTH);
    }

    /**
     * Parses one JSON value with a bound of its own on nesting.
     *
     * @param text JSON
     * @param maxDepth how many objects and arrays may stand inside each other
     * @return the tree
     * @throws ValidationException when the text is not exactly one JSON value without duplicate members; says line and
     *     column
     */
    public static JsonNode parse(String text, int maxDepth) {
        List<Violation> duplicates = new ArrayList<>();
        JsonNode node = parse(text, maxDepth, duplicates);
        if (!duplicates.isEmpty()) {
            throw new ValidationException("JSON", duplicates);
        }
        return node;
    }

    /**
     * Parses one JSON value and lists duplicate members in place of stopping at them; the first of each counts.
     *
     * @param text JSON
     * @param maxDepth how many objects and arrays may stand inside each other
     * @param duplicates where a violation goes for each member that stands a second time
     * @return the tree
     * @throws ValidationException when the text is not exactly one JSON value; says line and column
     */
    public static JsonNode parse(String text, int maxDepth, List<Violation> duplicates) {
        try (JsonParser parser = Factory.JSON.createParser(text)) {
            @Nullable JsonToken token = parser.nextToken();
            if (token == null) {
                throw invalid("nothing", "The text is empty; needed is one JSON value");
            }
            JsonNode node = value(parser, token, maxDepth, maxDepth, duplicates);
            if (parser.nextToken() != null) {
                throw invalid("more than one value", "There is more text after the JSON value" + where(parser));
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw invalid("text that is not JSON", "The text is not JSON" + where + ": " + reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException("A text can always be read", e);
        }
    }

    /**
     * Writes a tree without insignificant white space.
     *
     * @param node a tree
     * @return JSON
     */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder(256);
        append(out, node, -1);
        return out.toString();
    }

    /**
     * Writes a tree for people: two spaces of indentation, arrays of plain values on one line, no line break at the end.
     *
     * @param node a tree
     * @return JSON
     */
    public static String pretty(JsonNode node) {
        StringBuilder out = new StringBuilder(1024);
        append(out, node, 0);
        return out.toString();
    }

    /**
     * A text without insignificant white space.
     *
     * @param text JSON
     * @return the same JSON, compact
     * @throws ValidationException when the text is not exactly one JSON value
     */
    public static String compact(String text) {
        return write(parse(text));
    }

    /**
     * A text with members sorted and numbers in one form, so that equal JSON gives equal text.
     *
     * @param text JSON
     * @return sorted, compact JSON
     * @throws ValidationException when the text is not exactly one JSON value
     */
    public static String canonical(String text) {
        return canonical(parse(text));
    }

    /**
     * A tree as {@link #canonical(String)} gives its text.
     *
     * @param node a tree
     * @return sorted, compact JSON
     */
    public static String canonical(JsonNode node) {
        return write(sorted(node));
    }

    /**
     * Whether two texts are the same JSON.
     *
     * @param one JSON
     * @param other JSON
     * @return true when they differ in member order, spelling of numbers and white space only
     * @throws ValidationException when a text is not exactly one JSON value
     */
    public static boolean same(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /**
     * A member's name as a step of a JSON pointer (RFC 6901).
     *
     * @param name any text
     * @return the text with {@code ~} and {@code /} escaped
     */
    public static String pointerStep(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The names of an object's members.
     *
     * @param text a JSON object
     * @return the names in the order of the text
     * @throws ValidationException when the text is not exactly one JSON value
     */
    public static List<String> memberNames(String text) {
        List<String> names = new ArrayList<>();
        parse(text).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode value(
            JsonParser parser, JsonToken token, int depth, int maxDepth, List<Violation> duplicates)
            throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (token) {
            case START_OBJECT: {
                bound(parser, depth, maxDepth);
                ObjectNode object = nodes.objectNode();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (object.has(name)) {
                        String pointer =
                                parser.getParsingContext().pathAsPointer().toString();
                        duplicates.add(new Violation(
                                pointer,
                                "a second member of this name",
                                "each member once",
                                "The member " + name + " stands a second time" + where(parser)));
                        value(parser, parser.nextToken(), depth - 1, maxDepth, duplicates);
                    } else {
                        object.set(name, value(parser, parser.nextToken(), depth - 1, maxDepth, duplicates));
                    }
                }
                return object;
            }
            case START_ARRAY: {
                bound(parser, depth, maxDepth);
                ArrayNode array = nodes.arrayNode();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    array.add(value(parser, next, depth - 1, maxDepth, duplicates));
                }
                return array;
            }
            case VALUE_STRING:
                return nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT:
                return switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT:
                return DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE:
                return nodes.booleanNode(true);
            case VALUE_FALSE:
                return nodes.booleanNode(false);
            case VALUE_NULL:
                return nodes.nullNode();
            default:
                throw new IllegalStateException("Not the beginning of a JSON value: " + token);
        }
    }

    private static void bound(JsonParser parser, int depth, int maxDepth) {
        if (depth <= 0) {
            throw new ValidationException(
                    "JSON",
                    List.of(new Violation(
                            "",
                            "more than " + maxDepth + " levels",
                            "at most " + maxDepth + " objects and arrays inside each other",
                            "The JSON is nested deeper than " + maxDepth + " levels" + where(parser))));
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                sorted.put(member.getKey(), sorted(member.getValue()));
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            sorted.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if ((node.isInt() || node.isLong()) && (node.longValue() % 10 != 0 || node.longValue() == 0)) {
            return node; // has no zeros at its end
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue().stripTrailingZeros();
            return DecimalNode.valueOf(number);
        }
        return node;
    }

    /** Appends a node; {@code indent} is the current indentation, negative for none at all. */
    private static void append(StringBuilder out, JsonNode node, int indent) {
        if (node.isObject()) {
            if (node.isEmpty()) {
                out.append("{}");
                return;
            }
            out.append('{');
            int inner = indent < 0 ? indent : indent + 2;
            boolean first = true;
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!first) {
                    out.append(',');
                }
                first = false;
                newLine(out, inner);
                quote(out, member.getKey());
                out.append(indent < 0 ? ":" : ": ");
                append(out, member.getValue(), inner);
            }
            newLine(out, indent);
            out.append('}');
        } else if (node.isArray()) {
            boolean lines = false;
            for (JsonNode element : node) {
                lines |= element.isContainerNode() && !element.isEmpty();
            }
            out.append('[');
            int inner = indent < 0 || !lines ? indent : indent + 2;
            boolean first = true;
            for (JsonNode element : node) {
                if (!first) {
                    out.append(indent < 0 || lines ? "," : ", ");
                }
                first = false;
                if (lines) {
                    newLine(out, inner);
                }
                append(out, element, inner);
            }
            if (lines) {
                newLine(out, indent);
            }
            out.append(']');
        } else if (node.isTextual()) {
            quote(out, node.textValue());
        } else if (node.isInt() || node.isLong()) {
            out.append(node.longValue());
        } else if (node.isNumber() && isFinite(node)) {
            out.append(node.numberValue());
        } else if (node.isBoolean() || node.isNull()) {
            out.append(node.asText());
        } else {
            throw new IllegalArgumentException("JSON has no word for this node: " + node.getNodeType());
        }
    }

    private static boolean isFinite(JsonNode number) {
        return !(number.isDouble() || number.isFloat()) || Double.isFinite(number.doubleValue());
    }

    private static void newLine(StringBuilder out, int indent) {
        if (indent >= 0) {
            out.append(indent < LINES.length ? LINES[indent] : "\n" + " ".repeat(indent));
        }
    }

    /** Whether a text stands between quotes as it is, as nearly all do. */
    private static boolean plain(String text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void quote(StringBuilder out, String text) {
        int length = text.length();
        if (plain(text, length)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < length
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                        // Half a pair has no UTF-8: as an escape it survives a file.
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String where(JsonParser parser) {
        return " at line " + parser.currentTokenLocation().getLineNr() + ", column "
                + parser.currentTokenLocation().getColumnNr();
    }

    /** What the parser says, without the piece of text that it quotes: that may be a secret. */
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message.startsWith("Unrecognized token")
                ? "a word that is neither true, false nor null"
                : message.replaceAll("\\[Source: [^\\]]*; (line: \\d+, column: \\d+)]", "$1");
    }

    private static ValidationException invalid(String found, String message) {
        return new ValidationException("JSON", List.of(new Violation("", found, "one JSON value (RFC 8259)", message)));
    }
}
