package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document, member by member. What cannot be read is reported and treated as absent; what the model has
 * against the rest is added by {@link #refused}, once for each place.
 *
 * <p>Neither here nor in the reader are there lambdas: each would cost a fresh JVM half a millisecond when it is linked.
 */
final class Members {
    static final List<String> TYPE_ALONE = List.of("type");

    // Stand in for what cannot be read, so that the rest of an object is checked; never part of a distribution.
    static final String SOME_HOST = "missing.invalid";
    static final String SOME_TEXT = "missing";

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final ObjectNode node;
    private final @Nullable Members parent;
    private final String step;
    private final Violations out;
    private final int start;
    // Both are rarely asked for: most documents are good.
    private @Nullable String pointer;
    private @Nullable Map<String, int[]> readIndexes;
    private String type = "";

    private Members(ObjectNode node, @Nullable Members parent, String step, Violations out) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.out = out;
        this.start = out.size();
    }

    /** The members of a document, or null with a violation when it is no object. */
    static @Nullable Members of(JsonNode document, Violations out) {
        return of(document, null, "", out);
    }

    private static @Nullable Members of(
            @Nullable JsonNode node, @Nullable Members parent, String step, Violations out) {
        if (node instanceof ObjectNode object) {
            return new Members(object, parent, step, out);
        }
        if (node != null) {
            wrongType(out, parent == null ? step : parent.pointer() + step, node, "an object");
        }
        return null;
    }

    /** The object in a member; null when there is none or, with a violation, something else. */
    @Nullable
    Members object(String name) {
        JsonNode inner = node.get(name);
        return inner == null ? null : of(inner, this, "/" + name, out);
    }

    /** An object in an array; null, with a violation, when it is something else. */
    @Nullable
    Members object(String array, int index, JsonNode element) {
        return of(element, this, "/" + array + "/" + index, out);
    }

    /** The object in a member that is one of some variants; null as in {@link #object} or for an unknown variant. */
    @Nullable
    Members variant(String name, Collection<String> types) {
        Members inner = object(name);
        return inner == null || inner.readType(types) == null ? null : inner;
    }

    static void wrongType(Violations out, String pointer, JsonNode node, String allowed) {
        String found = typeOf(node);
        out.say(pointer, found, allowed, "found " + found + "; needed is " + allowed);
    }

    String pointer() {
        if (pointer == null) {
            pointer = parent == null ? step : parent.pointer() + step;
        }
        return pointer;
    }

    String pointer(String name) {
        return pointer() + "/" + name;
    }

    boolean has(String name) {
        return node.has(name);
    }

    @Nullable
    JsonNode get(String name) {
        return node.get(name);
    }

    /** Reports every member that is not among the allowed. */
    void only(List<String> allowed) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            if (!allowed.contains(name)) {
                String near = nearest(name, allowed);
                String quoted = Violations.quote(name);
                out.say(
                        pointer(JsonText.pointerStep(name)),
                        "the member " + quoted,
                        "the members " + String.join(", ", allowed),
                        "the member " + quoted + " is unknown; "
                                + (near == null
                                        ? "allowed are " + String.join(", ", allowed)
                                        : "did you mean " + near + "?"));
            }
        }
    }

    /** Reads the tag of a variant; null with a violation when it is missing or none of the allowed. */
    @Nullable
    String readType(Collection<String> allowed) {
        JsonNode tag = node.get("type");
        if (tag == null) {
            out.missing(pointer("type"), "the type", oneOf(allowed));
        } else if (!tag.isTextual()) {
            wrongType(out, pointer("type"), tag, oneOf(allowed));
        } else if (!allowed.contains(tag.textValue())) {
            String text = tag.textValue();
            out.bad(pointer("type"), "the type", text, oneOf(allowed), didYouMean(text, allowed));
        } else {
            type = tag.textValue();
            return type;
        }
        return null;
    }

    /** The tag that {@link #readType} read. */
    String type() {
        return type;
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isTextual()) {
            return value == null ? null : value.textValue();
        }
        wrongType(out, pointer(name), value, "a string");
        return null;
    }

    @Nullable
    String requiredText(String name, String allowed) {
        if (!node.has(name)) {
            out.missing(pointer(name), name, allowed);
        }
        return text(name);
    }

    /** A text that must be there; where it is not, a stand-in with which the rest can be checked. */
    String textOr(String name, String allowed, String standIn) {
        String text = requiredText(name, allowed);
        return text == null ? standIn : text;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        if (value == null || value.isBoolean()) {
            return value == null ? otherwise : value.booleanValue();
        }
        wrongType(out, pointer(name), value, "true or false");
        return otherwise;
    }

    /** A whole number; {@code 60.0} is one. */
    @Nullable
    Long number(String name, String allowed) {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            // The comparison comes first: 1e999999999 must not be written out.
            if (number.abs().compareTo(LARGEST) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.longValue();
            }
            String shown = value.asText();
            out.wrong(
                    pointer(name),
                    name,
                    shown.length() > 40 ? "a number of " + shown.length() + " digits" : shown,
                    allowed,
                    null);
        } else {
            wrongType(out, pointer(name), value, allowed);
        }
        return null;
    }

    /** A number beyond the range of int must not wrap round into a good one. */
    static int toInt(long number) {
        return (int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE);
    }

    @Nullable
    Duration seconds(String name) {
        Long seconds = number(name, "a whole number of seconds from 0 to " + Checks.MAX_SECONDS);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** One of some words, or null: absent or, with a violation, something else. */
    <E> @Nullable E choice(String name, Map<String, E> words) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        E choice = words.get(text);
        if (choice == null) {
            out.bad(pointer(name), name, text, oneOf(words.keySet()), didYouMean(text, words.keySet()));
        }
        return choice;
    }

    /** The texts of an array; absent is empty. */
    List<String> texts(String name) {
        List<JsonNode> elements = elements(name, "an array of strings");
        List<String> texts = new ArrayList<>(elements.size());
        int[] indexes = new int[elements.size()];
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.isTextual()) {
                indexes[texts.size()] = i;
                texts.add(element.textValue());
            } else {
                wrongType(out, pointer(name) + "/" + i, element, "a string");
            }
        }
        if (texts.size() < elements.size()) {
            if (readIndexes == null) {
                readIndexes = new HashMap<>();
            }
            readIndexes.put(name, indexes);
        }
        return texts;
    }

    /** The elements of an array; absent is empty. */
    List<JsonNode> elements(String name, String allowed) {
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrongType(out, pointer(name), value, allowed);
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /** What the member {@code options} holds, whatever it is. */
    Options options() {
        Options options = Options.none();
        JsonNode node = get("options");
        if (node == null) {
            return options;
        }
        if (!node.isObject()) {
            wrongType(out, pointer("options"), node, "an object");
            return options;
        }
        for (Map.Entry<String, JsonNode> provider : node.properties()) {
            String pointer = pointer("options") + "/" + JsonText.pointerStep(provider.getKey());
            int before = out.size();
            Checks.provider(out, pointer, provider.getKey());
            if (!provider.getValue().isObject()) {
                wrongType(out, pointer, provider.getValue(), "an object");
            }
            if (out.size() == before) {
                try {
                    JsonValue value = JsonValue.parse(JsonText.write(provider.getValue()));
                    options = options.with(provider.getKey(), value);
                } catch (ValidationException e) {
                    out.addAll(pointer, e);
                }
            }
        }
        return options;
    }

    /** What was made of this object; null when anything about it is wrong. */
    <T> @Nullable T good(T made) {
        return out.size() > start ? null : made;
    }

    /** Takes over what the model has against this object, as far as it is not reported already. Returns null. */
    <T> @Nullable T refused(ValidationException complaint) {
        for (Violation violation : complaint.violations()) {
            Violation placed = new Violation(
                            asRead(violation.pointer()), violation.found(), violation.allowed(), violation.message())
                    .under(pointer());
            // What could not be read looks missing to the model.
            if (!out.anyAtOrBelow(placed.pointer(), start)) {
                out.add(placed);
            }
        }
        return null;
    }

    /** The index that an element has in the document, where unreadable ones before it were left out. */
    private String asRead(String inner) {
        int second = inner.indexOf('/', 1);
        int[] indexes = second < 0 || readIndexes == null ? null : readIndexes.get(inner.substring(1, second));
        if (indexes == null) {
            return inner;
        }
        return inner.substring(0, second + 1) + indexes[Integer.parseInt(inner.substring(second + 1))];
    }

    private static String oneOf(Collection<String> words) {
        return "one of " + String.join(", ", words);
    }

    private static @Nullable String didYouMean(String text, Collection<String> allowed) {
        String near = nearest(text, allowed);
        return near == null ? null : "did you mean " + near + "?";
    }

    /** The one of some words that is at most two letters away,. */
    private static @Nullable String nearest(String text, Collection<String> allowed) {
        String best = null;
        int least = 3;
        for (String word : allowed) {
            int distance = distance(text, word);
            if (distance < least && distance < word.length() - 1) {
                least = distance;
                best = word;
            }
        }
        return best;
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return 3;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
