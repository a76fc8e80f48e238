package dev.anyedge.lumen.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object leniently: {@code null} is absence, numbers may come as strings and strings as numbers. Knows
 * which members have been read, so that the others can be kept.
 */
public final class JsonObject implements Node {
    private final ObjectNode object;
    private final String pointer;
    private final String name;
    private final Set<String> read = new HashSet<>();

    private JsonObject(ObjectNode object, String pointer, String name) {
        this.object = object;
        this.pointer = pointer;
        this.name = name;
    }

    /**
     * Reads a text; of two members with one name the first counts.
     *
     * @param json exactly one JSON value
     * @return the tree
     * @throws ValidationException when it is anything else
     */
    public static JsonNode parse(String json) {
        return JsonText.parse(json, JsonText.MAX_DEPTH, new ArrayList<>());
    }

    /**
     * An object.
     *
     * @param node a tree
     * @param pointer where it stands in the whole
     * @return a reader
     * @throws ValidationException when it is not an object
     */
    public static JsonObject of(JsonNode node, String pointer) {
        return of(node, pointer, "");
    }

    private static JsonObject of(JsonNode node, String pointer, String name) {
        if (node instanceof ObjectNode object) {
            return new JsonObject(object, pointer, name);
        }
        throw wrong(pointer, kind(node), "an object");
    }

    /**
     * The objects of an array.
     *
     * @param node a tree
     * @param pointer where it stands in the whole
     * @param reader reads one object
     * @param <T> what an object becomes
     * @return in order
     * @throws ValidationException when it is not an array of objects
     */
    public static <T> List<T> list(JsonNode node, String pointer, Function<JsonObject, T> reader) {
        if (!node.isArray()) {
            throw wrong(pointer, kind(node), "an array");
        }
        List<T> all = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            all.add(reader.apply(of(item, pointer + "/" + all.size())));
        }
        return Collections.unmodifiableList(all);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> text(String member) {
        @Nullable JsonNode node = take(member);
        if (node == null) {
            return Optional.empty();
        }
        if (node.isContainerNode()) {
            throw wrong(at(member), kind(node), "a text");
        }
        return Optional.of(node.asText()).filter(value -> !value.isEmpty());
    }

    /**
     * A text that must be there.
     *
     * @param member the member
     * @return not empty
     * @throws ValidationException when it is absent
     */
    public String required(String member) {
        return text(member).orElseThrow(() -> wrong(at(member), "nothing", "a text"));
    }

    /**
     * A whole number.
     *
     * @param member the member
     * @return empty when it is absent
     * @throws ValidationException when it is anything else
     */
    public OptionalLong number(String member) {
        Optional<String> text = text(member);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get().strip()));
        } catch (NumberFormatException e) {
            throw wrong(at(member), '"' + text.get() + '"', "a whole number of at most 64 bits");
        }
    }

    /**
     * A whole number that must be there.
     *
     * @param member the member
     * @return the number
     * @throws ValidationException when it is absent or anything else
     */
    public long requiredNumber(String member) {
        return number(member).orElseThrow(() -> wrong(at(member), "nothing", "a whole number"));
    }

    /**
     * A list of texts, or one text with commas between them.
     *
     * @param member the member
     * @return empty when it is absent
     */
    public List<String> texts(String member) {
        @Nullable JsonNode node = take(member);
        if (node == null) {
            return List.of();
        }
        if (node.isTextual()) {
            return Stream.of(node.textValue().split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return list(member);
    }

    /**
     * A list of texts that may hold commas.
     *
     * @param member the member
     * @return empty when it is absent
     */
    public List<String> list(String member) {
        @Nullable JsonNode node = take(member);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(at(member), kind(node), "an array");
        }
        List<String> all = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            if (item.isContainerNode()) {
                throw wrong(at(member) + "/" + all.size(), kind(item), "a text");
            }
            all.add(item.asText());
        }
        return all;
    }

    /**
     * A list of objects.
     *
     * @param member the member
     * @param reader reads one object
     * @param <T> what an object becomes
     * @return empty when it is absent
     */
    public <T> List<T> objects(String member, Function<JsonObject, T> reader) {
        @Nullable JsonNode node = take(member);
        return node == null ? List.of() : list(node, at(member), reader);
    }

    /**
     * An object.
     *
     * @param member the member
     * @param reader reads the object
     * @param <T> what the object becomes
     * @return empty when it is absent
     */
    public <T> Optional<T> object(String member, Function<JsonObject, T> reader) {
        @Nullable JsonNode node = take(member);
        return node == null ? Optional.empty() : Optional.of(reader.apply(of(node, at(member), member)));
    }

    /**
     * An object that must be there.
     *
     * @param member the member
     * @param reader reads the object
     * @param <T> what the object becomes
     * @return what it became
     * @throws ValidationException when it is absent
     */
    public <T> T requiredObject(String member, Function<JsonObject, T> reader) {
        return object(member, reader).orElseThrow(() -> wrong(at(member), "nothing", "an object"));
    }

    /**
     * An object whose member names are data.
     *
     * @param reader reads one value
     * @param <T> what a value becomes
     * @return name to value, in order
     */
    public <T> Map<String, T> byName(Function<JsonObject, T> reader) {
        Map<String, T> all = new LinkedHashMap<>();
        object.properties().forEach(e -> {
            read.add(e.getKey());
            all.put(e.getKey(), reader.apply(of(e.getValue(), at(e.getKey()), e.getKey())));
        });
        return Collections.unmodifiableMap(all);
    }

    /**
     * Whether a member is there and not {@code null}.
     *
     * @param member the member
     * @return also true after it has been read
     */
    public boolean has(String member) {
        return object.hasNonNull(member);
    }

    /**
     * The members that nothing has read.
     *
     * @return member name to value, in order
     */
    public Map<String, JsonValue> extra() {
        Map<String, JsonValue> left = new LinkedHashMap<>();
        object.properties().forEach(e -> {
            if (!read.contains(e.getKey())) {
                left.put(e.getKey(), JsonValue.parse(JsonText.write(e.getValue())));
            }
        });
        return Collections.unmodifiableMap(left);
    }

    @Override
    public Optional<Node> node(String member) {
        return object(member, child -> child);
    }

    @Override
    public List<Node> nodes(String wrapper, String item) {
        return objects(wrapper, child -> new JsonObject(child.object, child.pointer, item));
    }

    @Override
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties().forEach(e -> {
            if (e.getValue().isValueNode() && !e.getValue().isNull()) {
                all.put(e.getKey(), e.getValue().asText());
            }
        });
        return Collections.unmodifiableMap(all);
    }

    @Override
    public List<Node> children() {
        List<Node> all = new ArrayList<>();
        object.properties().forEach(e -> {
            if (e.getValue().isObject()) {
                all.add(of(e.getValue(), at(e.getKey()), e.getKey()));
            } else if (e.getValue().isArray()) {
                for (JsonNode item : e.getValue()) {
                    if (item.isObject()) {
                        all.add(of(item, at(e.getKey()), e.getKey()));
                    }
                }
            }
        });
        return all;
    }

    /**
     * Refuses a member.
     *
     * @param member the member
     * @param found what it is
     * @param allowed what it may be
     * @return to be thrown
     */
    public ValidationException invalid(String member, String found, String allowed) {
        return wrong(at(member), found, allowed);
    }

    private @Nullable JsonNode take(String member) {
        read.add(member);
        @Nullable JsonNode node = object.get(member);
        return node == null || node.isNull() ? null : node;
    }

    private String at(String member) {
        return pointer + "/" + JsonText.pointerStep(member);
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static ValidationException wrong(String pointer, String found, String allowed) {
        return new ValidationException(
                "document of Lumen",
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
