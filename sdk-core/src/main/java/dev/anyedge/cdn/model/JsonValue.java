package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.json.JsonText;
import java.util.Objects;

/**
 * A piece of JSON that the model carries without knowing its meaning, such as a provider's own options.
 *
 * <p>Immutable and thread-safe. Equality is that of JSON: member order, white space and the spelling of
 * numbers ({@code 1.0} or {@code 1}) do not count.
 */
public final class JsonValue {
    /** How many objects and arrays may stand inside each other. */
    public static final int MAX_DEPTH = 100;

    private final String text;

    private JsonValue(String text) {
        this.text = text;
    }

    /**
     * Reads a piece of JSON.
     *
     * @param json one JSON value, RFC 8259; no member twice in an object, at most {@value #MAX_DEPTH} levels
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when {@code json} is not exactly one such value
     */
    public static JsonValue parse(String json) {
        return new JsonValue(JsonText.write(JsonText.parse(json, MAX_DEPTH)));
    }

    /**
     * The value as compact JSON text, members in the order in which they were read.
     *
     * @return JSON without insignificant white space
     */
    public String toJson() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonValue that && (text.equals(that.text) || JsonText.same(text, that.text));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(JsonText.canonical(text));
    }

    /**
     * What kind of value this is. Not the value itself, which may hold a provider's secrets: see {@link #toJson()}.
     *
     * @return for example {@code JSON object [accessLog, description]}
     */
    @Override
    public String toString() {
        return switch (text.charAt(0)) {
            case '{' -> "JSON object " + JsonText.memberNames(text);
            case '[' -> "JSON array";
            case '"' -> "JSON string";
            case 't', 'f', 'n' -> "JSON " + text;
            default -> "JSON number";
        };
    }
}
