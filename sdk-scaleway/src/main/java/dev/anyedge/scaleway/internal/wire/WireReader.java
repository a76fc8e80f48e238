package dev.anyedge.scaleway.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of an answer, leniently: absent, {@code null} and the API's empty string are all "nothing", numbers
 * may come as strings. Takes members out of the tree as it reads them, so that what is left at the end is what the SDK
 * does not know; the tree therefore belongs to the reader.
 */
public final class WireReader {
    private static final String SUBJECT = "answer of Scaleway";
    private static final JsonNode NOTHING = JsonNodeFactory.instance.arrayNode(0);

    private final ObjectNode object;
    /** Where the object stands is put together only when something is wrong with it. */
    private final @Nullable WireReader parent;

    /** The member of the parent; the pointer of a reader without one. */
    private final String member;

    private final int index;

    private WireReader(ObjectNode object, @Nullable WireReader parent, String member, int index) {
        this.object = object;
        this.parent = parent;
        this.member = member;
        this.index = index;
    }

    /**
     * Reads a text.
     *
     * @param json a JSON object
     * @return a reader of it
     * @throws ValidationException when it is not a JSON object
     */
    public static WireReader of(String json) {
        return of(JsonText.parse(json), "");
    }

    /**
     * Reads a tree, which the caller must not use any more.
     *
     * @param node a JSON object
     * @param pointer where the tree stands in the whole
     * @return a reader of it
     * @throws ValidationException when it is not a JSON object
     */
    public static WireReader of(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            return new WireReader(object, null, pointer, -1);
        }
        throw wrong(pointer, node, "an object");
    }

    private WireReader inner(JsonNode node, String name, int at) {
        if (node instanceof ObjectNode child) {
            return new WireReader(child, this, name, at);
        }
        throw wrong(at < 0 ? pointer(name) : pointer(name) + "/" + at, node, "an object");
    }

    private String pointer(String name) {
        String step = "/" + JsonText.pointerStep(name);
        if (parent == null) {
            return member + step;
        }
        return parent.pointer(member) + (index < 0 ? "" : "/" + index) + step;
    }

    /**
     * A member that must be there.
     *
     * @param name the member
     * @return its text, not empty
     * @throws ValidationException when it is absent
     */
    public String requiredText(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new ValidationException(
                    SUBJECT,
                    List.of(new Violation(pointer(name), "nothing", "a text", "the member is missing or empty")));
        }
        return text;
    }

    /**
     * A text for which {@code ""} is the same as absence.
     *
     * @param name the member
     * @return its text, or {@code ""}
     */
    public String text(String name) {
        @Nullable JsonNode node = take(name);
        if (node == null) {
            return "";
        }
        return node.isContainerNode() ? this.<String>refuse(name, node, "a text") : node.asText();
    }

    /**
     * A text for which {@code ""} is the same as absence.
     *
     * @param name the member
     * @return its text, or empty
     */
    public Optional<String> optionalText(String name) {
        String text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * A word of a growing list.
     *
     * @param name the member
     * @param known makes the word's value
     * @param <T> the type of words
     * @return the word, or empty
     */
    public <T> Optional<T> word(String name, Function<String, T> known) {
        return optionalText(name).map(known);
    }

    /**
     * A truth value.
     *
     * @param name the member
     * @return false when absent, as the API means it
     */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    /**
     * A truth value.
     *
     * @param name the member
     * @return empty when absent
     */
    public Optional<Boolean> optionalFlag(String name) {
        @Nullable JsonNode node = take(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node.isBoolean() || node.asText().equals("true") || node.asText().equals("false")) {
            return Optional.of(node.asBoolean());
        }
        return this.<Optional<Boolean>>refuse(name, node, "true or false");
    }

    /**
     * A whole number, possibly written as a string.
     *
     * @param name the member
     * @return empty when absent
     */
    public OptionalLong number(String name) {
        @Nullable JsonNode node = take(name);
        if (node == null || (node.isTextual() && node.textValue().isEmpty())) {
            return OptionalLong.empty();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        try {
            return OptionalLong.of(new BigDecimal(node.asText()).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return this.<OptionalLong>refuse(name, node, "a whole number of at most 64 bits");
        }
    }

    /**
     * A small whole number, possibly written as a string.
     *
     * @param name the member
     * @return empty when absent
     */
    public OptionalInt smallNumber(String name) {
        OptionalLong number = number(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = number.getAsLong();
        if (value != (int) value) {
            throw invalid(name, Long.toString(value), "a whole number of at most 32 bits");
        }
        return OptionalInt.of((int) value);
    }

    /**
     * A time in RFC 3339 with any number of fraction digits.
     *
     * @param name the member
     * @return empty when absent
     */
    public Optional<Instant> instant(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireTime.parse(text));
        } catch (DateTimeException e) {
            throw invalid(name, text, "a time as in RFC 3339, 2026-07-21T14:49:10.620608Z");
        }
    }

    /**
     * A duration in seconds with an {@code s}.
     *
     * @param name the member
     * @return empty when absent
     */
    public Optional<Duration> duration(String name) {
        return optionalText(name).map(text -> WireDuration.parse(text)
                .orElseThrow(() -> invalid(name, text, "seconds followed by s, 3600s or 0.500s")));
    }

    /**
     * A list of texts.
     *
     * @param name the member
     * @return empty when absent
     */
    public List<String> texts(String name) {
        JsonNode array = array(name);
        if (array.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            if (node.isContainerNode()) {
                throw wrong(pointer(name) + "/" + all.size(), node, "a text");
            }
            all.add(node.asText());
        }
        return all;
    }

    /**
     * A list of objects.
     *
     * @param name the member
     * @param reader reads one object
     * @param <T> what an object becomes
     * @return empty when absent
     */
    public <T> List<T> objects(String name, Function<WireReader, T> reader) {
        JsonNode array = array(name);
        if (array.isEmpty()) {
            return List.of();
        }
        List<T> all = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            all.add(reader.apply(inner(node, name, all.size())));
        }
        return all;
    }

    /**
     * An object.
     *
     * @param name the member
     * @param reader reads the object
     * @param <T> what the object becomes
     * @return empty when absent
     */
    public <T> Optional<T> object(String name, Function<WireReader, T> reader) {
        @Nullable JsonNode node = take(name);
        return node == null ? Optional.empty() : Optional.of(reader.apply(inner(node, name, -1)));
    }

    /**
     * An object whose member names are data.
     *
     * @param name the member
     * @param reader reads one value
     * @param <T> what a value becomes
     * @return empty when absent
     */
    public <T> Map<String, T> objectsByName(String name, Function<WireReader, T> reader) {
        @Nullable JsonNode node = take(name);
        if (node == null) {
            return Map.of();
        }
        Map<String, T> all = new LinkedHashMap<>();
        WireReader members = inner(node, name, -1);
        members.object
                .properties()
                .forEach(e -> all.put(e.getKey(), reader.apply(members.inner(e.getValue(), e.getKey(), -1))));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Whether a member is there and not {@code null}.
     *
     * @param name the member
     * @return false when it is absent, {@code null} or read already
     */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /**
     * Takes out the one object-valued member that nothing has read, if there is exactly one.
     *
     * @return its name and value, or empty
     */
    public Optional<Map.Entry<String, JsonValue>> onlyUnreadObject() {
        @Nullable String found = null;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (object.path(name).isObject()) {
                if (found != null) {
                    return Optional.empty();
                }
                found = name;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(Map.entry(found, JsonValue.parse(JsonText.write(object.remove(found)))));
    }

    /**
     * What is left: the members that nothing has read.
     *
     * @return member name to value, in the order of the answer
     */
    public Map<String, JsonValue> extra() {
        if (object.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonValue> left = new LinkedHashMap<>();
        object.properties().forEach(e -> left.put(e.getKey(), JsonValue.parse(JsonText.write(e.getValue()))));
        return left;
    }

    private JsonNode array(String name) {
        @Nullable JsonNode node = take(name);
        if (node == null) {
            return NOTHING;
        }
        return node.isArray() ? node : this.<JsonNode>refuse(name, node, "an array");
    }

    private @Nullable JsonNode take(String name) {
        @Nullable JsonNode node = object.remove(name);
        return node == null || node.isNull() ? null : node;
    }

    private <T> T refuse(String name, JsonNode found, String allowed) {
        throw wrong(pointer(name), found, allowed);
    }

    private ValidationException invalid(String name, String found, String allowed) {
        return new ValidationException(
                SUBJECT, List.of(new Violation(pointer(name), found, allowed, "\"" + found + "\" is not " + allowed)));
    }

    private static ValidationException wrong(String pointer, JsonNode found, String allowed) {
        String what = found.getNodeType().name().toLowerCase(Locale.ROOT);
        return new ValidationException(
                SUBJECT,
                List.of(new Violation(pointer, what, allowed, "found " + what + " where " + allowed + " belongs")));
    }
}
