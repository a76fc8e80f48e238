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

    /** Long documents change in a few places: those are named, unless they are too many to read. */
    private static void inside(String name, @Nullable JsonNode before, @Nullable JsonNode after, List<String> lines) {
        List<String> found = new ArrayList<>();
        if (isListOfObjects(before) && isListOfObjects(after)) {
            differing(name, before, after, found);
        }
        if (found.isEmpty() || found.size() > MOST_PLACES) {
            lines.add(name + " " + shown(before) + " → " + shown(after));
        } else {
            lines.addAll(found);
        }
    }

    private static void differing(
            String name, @Nullable JsonNode before, @Nullable JsonNode after, List<String> lines) {
        if (lines.size() > MOST_PLACES || Objects.equals(before, after)) {
            return;
        }
        if (before instanceof ArrayNode one && after instanceof ArrayNode other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                differing(name + "/" + i, one.get(i), other.get(i), lines);
            }
        } else if (before instanceof ObjectNode && after instanceof ObjectNode) {
            Set<String> members = new LinkedHashSet<>();
            addNames(before, members);
            addNames(after, members);
            for (String member : members) {
                differing(name + "/" + member, member(before, member), member(after, member), lines);
            }
        } else {
            lines.add(name + " " + shown(before) + " → " + shown(after));
        }
    }

    private static boolean isListOfObjects(@Nullable JsonNode value) {
        return value != null
                && value.isArray()
                && !value.isEmpty()
                && value.get(0).isContainerNode();
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
        if (value == null || value.isNull()) {
            return "(none)";
        }
        if (isListOfObjects(value)) {
            return value.size() + (value.size() == 1 ? " entry" : " entries");
        }
        String text = value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : value.toString();
        return text.length() <= LONG ? text : text.substring(0, LONG - 1) + "…";
    }
}
