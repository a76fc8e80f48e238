package dev.anyedge.cdn.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text to tree and back, strictly: one value, no duplicate members. */
public final class JsonText {
    private JsonText() {}

    // Created on first use: a mapper costs about a tenth of a second in a fresh JVM.
    private static final class Mapper {
        static final JsonMapper PLAIN = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        static final JsonMapper SORTED = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /**
     * Parses one JSON value.
     *
     * @param text JSON
     * @return the tree
     * @throws ValidationException when the text is not exactly one JSON value; says line and column
     */
    public static JsonNode parse(String text) {
        try {
            @Nullable JsonNode node = Mapper.PLAIN.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw invalid("nothing", "the text is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw invalid("text that is not JSON", e.getOriginalMessage() + where);
        }
    }

    /**
     * Writes a tree without insignificant white space.
     *
     * @param node a tree
     * @return JSON
     */
    public static String write(JsonNode node) {
        return node.toString();
    }

    /**
     * A text without insignificant white space.
     *
     * @param text JSON
     * @return the same JSON, compact
     */
    public static String compact(String text) {
        return write(parse(text));
    }

    /**
     * A text with members sorted, so that equal JSON gives equal text.
     *
     * @param text JSON
     * @return sorted, compact JSON
     */
    public static String canonical(String text) {
        try {
            return Mapper.SORTED.writeValueAsString(Mapper.SORTED.treeToValue(parse(text), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /**
     * Whether two texts are the same JSON.
     *
     * @param one JSON
     * @param other JSON
     * @return true when they differ in member order and white space only
     */
    public static boolean same(String one, String other) {
        return parse(one).equals(parse(other));
    }

    private static ValidationException invalid(String found, String message) {
        return new ValidationException("JSON", List.of(new Violation("", found, "one JSON value (RFC 8259)", message)));
    }
}
