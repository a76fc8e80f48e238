package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.json.JsonText;
import java.util.Objects;

/**
 * A piece of JSON that the model carries without knowing its meaning, such as a provider's own options.
 *
 * <p>Immutable and thread-safe. Equality is that of JSON: member order and white space do not count.
 */
public final class JsonValue {
    private final String text;

    private JsonValue(String text) {
        this.text = text;
    }

    /**
     * Reads a piece of JSON.
     *
     * @param json one JSON value, RFC 8259
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when {@code json} is not exactly one JSON value
     */
    public static JsonValue parse(String json) {
        return new JsonValue(JsonText.compact(json));
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

    @Override
    public String toString() {
        return text;
    }
}
