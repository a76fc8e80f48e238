package dev.anyedge.lumen.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object while they are read: each known one is taken out, what is left is kept as it is. A value
 * of the wrong type is told with its pointer; a {@code null} is nothing.
 */
final class Members {
    private final ObjectNode left;
    private final String pointer;
    private final List<Violation> violations;

    private Members(ObjectNode left, String pointer, List<Violation> violations) {
        this.left = left;
        this.pointer = pointer;
        this.violations = violations;
    }

    static Members of(JsonNode node, String pointer, List<Violation> violations) {
        if (node instanceof ObjectNode object) {
            // a shallow copy: the members are not changed
            ObjectNode copy = object.objectNode();
            copy.setAll(object);
            return new Members(copy, pointer, violations);
        }
        violations.add(wrong(pointer, type(node), "a JSON object"));
        return new Members(JsonNodeFactory.instance.objectNode(), pointer, violations);
    }

    static Map<String, JsonValue> copy(Map<String, JsonValue> members) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    String at(String name) {
        return pointer + "/" + JsonText.pointerStep(name);
    }

    // ---- values ----

    long number(String name) {
        boolean there = left.hasNonNull(name);
        return longNumber(name).orElseGet(() -> {
            if (!there) {
                missing(name, "an integer of 0 or more");
            }
            return 0L;
        });
    }

    Optional<Long> longNumber(String name) {
        return take(
                        name,
                        "an integer of 0 or more",
                        node -> node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0)
                .map(JsonNode::longValue);
    }

    Optional<Integer> intNumber(String name, int least, int most) {
        return take(
                        name,
                        "an integer of " + least + " to " + most,
                        node -> node.isIntegralNumber()
                                && node.canConvertToInt()
                                && node.intValue() >= least
                                && node.intValue() <= most)
                .map(JsonNode::intValue);
    }

    String text(String name) {
        boolean there = left.hasNonNull(name);
        return optionalText(name).orElseGet(() -> {
            if (!there) {
                missing(name, "a text");
            }
            return "missing";
        });
    }

    Optional<String> optionalText(String name) {
        return take(name, "a text", JsonNode::isTextual).map(JsonNode::textValue);
    }

    Optional<Boolean> flag(String name) {
        return take(name, "true or false", JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    <E extends Enum<E>> Optional<E> word(String name, E[] words) {
        return optionalText(name).flatMap(text -> match(at(name), text, words));
    }

    <E extends Enum<E>> Optional<E> match(String where, String text, E[] words) {
        List<String> names = new ArrayList<>();
        for (E word : words) {
            if (word.name().equals(text)) {
                return Optional.of(word);
            }
            names.add(word.name());
        }
        violations.add(wrong(where, "\"" + text + "\"", "one of " + String.join(", ", names)));
        return Optional.empty();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isTextual() && !items.get(i).textValue().isEmpty()) {
                texts.add(items.get(i).textValue());
            } else {
                violations.add(wrong(at(name) + "/" + i, type(items.get(i)), "a text that is not empty"));
            }
        }
        return texts;
    }

    List<String> filled(String name) {
        boolean there = left.hasNonNull(name);
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            violations.add(wrong(at(name), there ? "an empty list" : "nothing", "a list of at least one text"));
        }
        return texts;
    }

    /** The elements of a list of objects, each with its own pointer. */
    <T> List<T> objects(String name, Function<Members, T> read) {
        List<T> objects = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            objects.add(read.apply(of(items.get(i), at(name) + "/" + i, violations)));
        }
        return objects;
    }

    <T> Optional<T> object(String name, Function<Members, T> read) {
        return take(name, "a JSON object", JsonNode::isObject).map(node -> read.apply(of(node, at(name), violations)));
    }

    /** A member of any type. */
    Optional<JsonNode> node(String name) {
        return take(name, "", node -> true);
    }

    private List<JsonNode> items(String name) {
        List<JsonNode> items = new ArrayList<>();
        take(name, "a JSON array", JsonNode::isArray).ifPresent(array -> array.forEach(items::add));
        return items;
    }

    boolean has(String name) {
        return left.hasNonNull(name);
    }

    // ---- what is left ----

    Map<String, JsonValue> rest() {
        if (left.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonValue> rest = new LinkedHashMap<>();
        left.properties().forEach(member -> rest.put(member.getKey(), value(member.getValue())));
        return rest;
    }

    /** What is left, as JSON. */
    ObjectNode restNode() {
        return left;
    }

    static JsonValue value(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    static JsonNode node(JsonValue value) {
        return JsonText.parse(value.toJson());
    }

    // ---- problems ----

    void missing(String name, String allowed) {
        violations.add(wrong(at(name), "nothing", allowed));
    }

    List<Violation> violations() {
        return violations;
    }

    private Optional<JsonNode> take(String name, String allowed, Predicate<JsonNode> fits) {
        @Nullable JsonNode node = left.remove(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!fits.test(node)) {
            boolean hidden = node.isNumber() && HiddenMembers.named(name);
            violations.add(wrong(at(name), hidden ? "a number" : type(node), allowed));
            return Optional.empty();
        }
        return Optional.of(node);
    }

    static Violation wrong(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "Found is " + found + "; allowed is " + allowed);
    }

    private static String type(JsonNode node) {
        return node.isNumber()
                ? "the number " + node.asText()
                : "JSON of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
