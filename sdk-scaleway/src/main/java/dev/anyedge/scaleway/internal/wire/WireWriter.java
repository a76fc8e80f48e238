package dev.anyedge.scaleway.internal.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.WireEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes one object as the API does: what is absent is left out, never {@code null}. */
public final class WireWriter {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    WireWriter() {}

    WireWriter text(String name, String value) {
        object.put(name, value);
        return this;
    }

    WireWriter text(String name, Optional<String> value) {
        value.ifPresent(v -> object.put(name, v));
        return this;
    }

    WireWriter word(String name, WireEnum value) {
        object.put(name, value.text());
        return this;
    }

    WireWriter word(String name, Optional<? extends WireEnum> value) {
        value.ifPresent(v -> object.put(name, v.text()));
        return this;
    }

    WireWriter flag(String name, boolean value) {
        object.put(name, value);
        return this;
    }

    WireWriter flag(String name, Optional<Boolean> value) {
        value.ifPresent(v -> object.put(name, v));
        return this;
    }

    WireWriter number(String name, long value) {
        object.put(name, value);
        return this;
    }

    WireWriter number(String name, OptionalLong value) {
        value.ifPresent(v -> object.put(name, v));
        return this;
    }

    WireWriter number(String name, OptionalInt value) {
        value.ifPresent(v -> object.put(name, v));
        return this;
    }

    WireWriter instant(String name, Optional<Instant> value) {
        value.ifPresent(v -> object.put(name, v.toString()));
        return this;
    }

    WireWriter duration(String name, Optional<Duration> value) {
        value.ifPresent(v -> object.put(name, WireDuration.format(v)));
        return this;
    }

    WireWriter link(Optional<StageLink> value) {
        value.ifPresent(link -> object.put(link.kind().linkMember(), link.id()));
        return this;
    }

    WireWriter texts(String name, List<String> values) {
        ArrayNode array = object.putArray(name);
        values.forEach(array::add);
        return this;
    }

    <T> WireWriter objects(String name, List<T> values, Function<T, WireWriter> writer) {
        ArrayNode array = object.putArray(name);
        values.forEach(value -> array.add(writer.apply(value).object));
        return this;
    }

    <T> WireWriter object(String name, Optional<T> value, Function<T, WireWriter> writer) {
        value.ifPresent(v -> object.set(name, writer.apply(v).object));
        return this;
    }

    WireWriter json(String name, JsonValue value) {
        object.set(name, JsonText.parse(value.toJson()));
        return this;
    }

    /** Members that the SDK does not know; what it does know stands. */
    WireWriter extra(Map<String, JsonValue> members) {
        members.forEach((name, value) -> {
            if (!object.has(name)) {
                json(name, value);
            }
        });
        return this;
    }

    <T> WireWriter objectsByName(String name, Map<String, T> values, Function<T, WireWriter> writer) {
        ObjectNode members = object.putObject(name);
        values.forEach((key, value) -> members.set(key, writer.apply(value).object));
        return this;
    }

    WireWriter with(Consumer<WireWriter> more) {
        more.accept(this);
        return this;
    }

    ObjectNode tree() {
        return object;
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
