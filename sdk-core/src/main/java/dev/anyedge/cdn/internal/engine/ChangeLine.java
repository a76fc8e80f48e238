package dev.anyedge.cdn.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change as a line for people. */
public final class ChangeLine {
    private static final int LONG = 60;
    private static final int MOST_PLACES = 5;

    private ChangeLine() {}

    /**
     * What is done to what.
     *
     * @param change a change
     * @return for example {@code ~ cache-stage shop}
     */
    public static String title(Change change) {
        String sign =
                switch (change.action()) {
                    case CREATE -> "+";
                    case UPDATE -> "~";
                    case DELETE -> "-";
                };
        return sign + " " + change.kind() + " " + change.name();
    }

    /**
     * What differs.
     *
     * @param change a change
     * @return for example {@code fallback_ttl 1800s → 60s}, one entry for each member
     */
    static List<String> differences(Change change) {
        JsonNode before = node(change.before());
        JsonNode after = node(change.after());
        List<String> lines = new ArrayList<>();
        if (change.action() != Change.Action.UPDATE) {
            return lines;
        }
        Set<String> members = new LinkedHashSet<>();
        addNames(before, members);
        addNames(after, members);
        for (String member : members) {
            List<String> inside = new ArrayList<>();
            inside(member, member(before, member), member(after, member), inside);
            lines.addAll(inside);
        }
        return lines;
    }

    /**
     * Long documents change in a few places: those are named, unless they are too many to read, or elements have come, gone or
     * moved, so that places would tell of changes that are none.
     */
    private static void inside(String name, @Nullable JsonNode before, @Nullable JsonNode after, List<String> lines) {
        List<String> found = new ArrayList<>();
        if (isListOfObjects(before)
                && isListOfObjects(after)
                && differing(name, before, after, found)
                && !found.isEmpty()
                && found.size() <= MOST_PLACES) {
            lines.addAll(found);
        } else {
            lines.add(name + " " + shown(before) + " → " + shown(after));
        }
    }

    /** @return whether the places found tell the change; not where the elements of a list are others than before */
    private static boolean differing(
            String name, @Nullable JsonNode before, @Nullable JsonNode after, List<String> lines) {
        if (lines.size() > MOST_PLACES || Objects.equals(before, after)) {
            return true;
        }
        boolean list = before instanceof ArrayNode || isByPlace(before);
        if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!sameElement(one.get(i), other.get(i))
                        || !differing(name + "/" + i, one.get(i), other.get(i), lines)) {
                    return false;
                }
            }
        } else if (before instanceof ObjectNode && after instanceof ObjectNode) {
            Set<String> members = new LinkedHashSet<>();
            addNames(before, members);
            addNames(after, members);
            for (String member : members) {
                JsonNode one = member(before, member);
                JsonNode other = member(after, member);
                if (list && !sameElement(one, other)) {
                    return false;
                }
                if (!differing(name + "/" + member, one, other, lines)) {
                    return false;
                }
            }
        } else {
            lines.add(name + " " + shown(before) + " → " + shown(after));
        }
        return true;
    }

    /** Elements of a list are the same, changed, when they still have a member alike; texts and numbers just change. */
    private static boolean sameElement(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one instanceof ObjectNode && other instanceof ObjectNode) {
            for (Iterator<String> names = one.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (one.get(name).equals(other.get(name))) {
                    return true;
                }
            }
            return one.isEmpty() && other.isEmpty();
        }
        return one != null && other != null;
    }

    /** A list of which a part is shown, each element by its place in the whole. */
    private static boolean isByPlace(@Nullable JsonNode value) {
        if (!(value instanceof ObjectNode) || value.isEmpty()) {
            return false;
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            if (!names.next().chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isListOfObjects(@Nullable JsonNode value) {
        return isByPlace(value)
                || (value instanceof ArrayNode
                        && !value.isEmpty()
                        && value.get(0).isContainerNode());
    }

    /**
     * What comes after the differences: impact and needs.
     *
     * @param change a change
     * @return for example {@code [cache flush; needs hostname]}, or nothing
     */
    static String remarks(Change change) {
        List<String> remarks = new ArrayList<>();
        if (change.impact() != Impact.NONE) {
            remarks.add(change.impact().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (!change.needs().isEmpty()) {
            remarks.add("needs permission: "
                    + change.needs().stream().sorted().map(Permission::text).collect(Collectors.joining(", ")));
        }
        return remarks.isEmpty() ? "" : "[" + String.join("; ", remarks) + "]";
    }

    /**
     * A duration as people write it in this project.
     *
     * @param duration a duration
     * @return for example {@code 90s}
     */
    public static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static @Nullable JsonNode node(Optional<JsonValue> value) {
        return value.isEmpty() ? null : JsonText.parse(value.get().toJson());
    }

    private static void addNames(@Nullable JsonNode object, Set<String> names) {
        if (object != null) {
            for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
                names.add(all.next());
            }
        }
    }

    private static @Nullable JsonNode member(@Nullable JsonNode object, String name) {
        return object == null ? null : object.get(name);
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isObject() && value.isEmpty())) {
            return "(none)";
        }
        if (isListOfObjects(value)) {
            return value.size() + (value.size() == 1 ? " entry" : " entries");
        }
        String text = value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : value.toString();
        return text.length() <= LONG ? text : text.substring(0, LONG - 1) + "…";
    }
}
