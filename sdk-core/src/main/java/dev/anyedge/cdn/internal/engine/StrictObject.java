package dev.anyedge.cdn.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object and gathers what is wrong with them, each with its pointer. What is wrong is replaced
 * by something harmless so that reading goes on; {@link #orThrow} comes before anything is used. Not thread-safe.
 */
final class StrictObject {
    private static final int SHOWN = 60;

    private final String subject;
    private final String pointer;
    private final JsonNode node;
    private final List<Violation> violations;
    private final Set<String> asked = new HashSet<>();

    private StrictObject(String subject, String pointer, JsonNode node, List<Violation> violations) {
        this.subject = subject;
        this.pointer = pointer;
        this.node = node;
        this.violations = violations;
        if (!node.isObject()) {
            violations.add(violationAt(pointer, shown(node), "a JSON object"));
        }
    }

    static StrictObject of(String subject, String json) {
        return new StrictObject(subject, "", JsonText.parse(json), new ArrayList<>());
    }

    boolean sound() {
        return violations.isEmpty();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    void violation(String name, String found, String allowed) {
        violations.add(violationAt(pointer + "/" + name, found, allowed));
    }

    void orThrow() {
        if (!violations.isEmpty()) {
            throw new ValidationException(subject, violations);
        }
    }

    String text(String name) {
        JsonNode value = required(name, "a text");
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            violation(name, shown(value), "a text");
            return "";
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) {
        asked.add(name);
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    int count(String name) {
        JsonNode value = required(name, "a whole number from 0 on");
        if (value == null) {
            return 0;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
            violation(name, shown(value), "a whole number from 0 on");
            return 0;
        }
        return value.intValue();
    }

    boolean flag(String name) {
        JsonNode value = required(name, "true or false");
        if (value != null && !value.isBoolean()) {
            violation(name, shown(value), "true or false");
        }
        return value != null && value.booleanValue();
    }

    <E extends Enum<E>> E word(String name, E otherwise, E[] allowed) {
        String text = text(name);
        for (E one : allowed) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        if (has(name)) {
            violation(
                    name,
                    text,
                    "one of " + Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return otherwise;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            } else {
                violation(name + "/" + texts.size(), shown(element), "a text");
            }
        }
        return texts;
    }

    Optional<JsonValue> value(String name) {
        asked.add(name);
        return has(name) ? Optional.of(JsonValue.parse(JsonText.write(node.get(name)))) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<StrictObject, T> read) {
        List<T> all = new ArrayList<>();
        int i = 0;
        for (JsonNode element : array(name)) {
            all.add(inner(name + "/" + i++, element, read));
        }
        return all;
    }

    <T> Optional<T> object(String name, Function<StrictObject, T> read) {
        JsonNode value = required(name, "a JSON object");
        return value == null ? Optional.empty() : Optional.of(inner(name, value, read));
    }

    <T> Optional<T> optionalObject(String name, Function<StrictObject, T> read) {
        asked.add(name);
        return has(name) ? object(name, read) : Optional.empty();
    }

    <T> Optional<T> raw(String name, Function<JsonNode, T> read) {
        JsonNode value = required(name, "a JSON object");
        return value == null ? Optional.empty() : built(name, () -> read.apply(value));
    }

    <T> Map<String, T> map(String name, BiFunction<String, JsonNode, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        JsonNode value = required(name, "a JSON object");
        if (value == null) {
            return all;
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            built(name + "/" + escaped(entry.getKey()), () -> read.apply(entry.getKey(), entry.getValue()))
                    .ifPresent(one -> all.put(entry.getKey(), one));
        }
        return all;
    }

    /** What a constructor that validates makes, or a stand-in when it refuses. */
    <T> T built(Supplier<T> make, T otherwise) {
        return built("", make).orElse(otherwise);
    }

    private <T> Optional<T> built(String name, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (ValidationException e) {
            String prefix = name.isEmpty() ? pointer : pointer + "/" + name;
            e.violations().forEach(violation -> violations.add(violation.under(prefix)));
            return Optional.empty();
        }
    }

    void noOthers() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                violation(
                        escaped(name),
                        "the member \"" + name + "\"",
                        "only " + asked.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private <T> T inner(String name, JsonNode value, Function<StrictObject, T> read) {
        StrictObject inner = new StrictObject(subject, pointer + "/" + name, value, violations);
        T result = read.apply(inner);
        inner.noOthers();
        return result;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = required(name, "an array");
        if (value != null && !value.isArray()) {
            violation(name, shown(value), "an array");
        }
        return value == null || !value.isArray() ? List.of() : value;
    }

    private @Nullable JsonNode required(String name, String allowed) {
        asked.add(name);
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            if (node.isObject()) {
                violation(name, value == null ? "nothing" : "null", allowed);
            }
            return null;
        }
        return value;
    }

    private static Violation violationAt(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
