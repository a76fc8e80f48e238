package dev.anyedge.lumen.internal.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes one JSON object: what is absent is left out, never {@code null}. Not safe for use by several threads. */
public final class JsonMembers {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    /** An object without members. */
    public JsonMembers() {}

    /**
     * A text.
     *
     * @param name the member
     * @param value its text
     * @return this
     */
    public JsonMembers text(String name, String value) {
        object.put(name, value);
        return this;
    }

    /**
     * A text, if there is one.
     *
     * @param name the member
     * @param value its text
     * @return this
     */
    public JsonMembers text(String name, Optional<String> value) {
        value.ifPresent(text -> object.put(name, text));
        return this;
    }

    /**
     * A number, if there is one.
     *
     * @param name the member
     * @param value its number
     * @return this
     */
    public JsonMembers number(String name, OptionalLong value) {
        value.ifPresent(number -> object.put(name, number));
        return this;
    }

    /**
     * A list of texts.
     *
     * @param name the member
     * @param values the texts
     * @return this
     */
    public JsonMembers texts(String name, List<String> values) {
        ArrayNode array = object.putArray(name);
        values.forEach(array::add);
        return this;
    }

    /**
     * A list of objects.
     *
     * @param name the member
     * @param values the objects
     * @param writer writes one
     * @param <T> what they are
     * @return this
     */
    public <T> JsonMembers objects(String name, List<T> values, Function<T, JsonMembers> writer) {
        ArrayNode array = object.putArray(name);
        values.forEach(value -> array.add(writer.apply(value).object));
        return this;
    }

    /**
     * An object, if there is one.
     *
     * @param name the member
     * @param value the object
     * @param writer writes it
     * @param <T> what it is
     * @return this
     */
    public <T> JsonMembers object(String name, Optional<T> value, Function<T, JsonMembers> writer) {
        value.ifPresent(present -> object.set(name, writer.apply(present).object));
        return this;
    }

    /**
     * Members that the SDK does not know; what it does know stands.
     *
     * @param members name to value
     * @return this
     */
    public JsonMembers extra(Map<String, JsonValue> members) {
        members.forEach((name, value) -> {
            if (!object.has(name)) {
                object.set(name, JsonText.parse(value.toJson()));
            }
        });
        return this;
    }

    /**
     * Another object's members.
     *
     * @param other the object
     * @return this
     */
    public JsonMembers all(JsonMembers other) {
        object.setAll(other.object);
        return this;
    }

    /**
     * A list of texts that stands alone.
     *
     * @param values the texts
     * @return compact JSON
     */
    static String array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return JsonText.write(array);
    }

    /**
     * The object as text.
     *
     * @return compact JSON
     */
    public String toJson() {
        return JsonText.write(object);
    }
}
