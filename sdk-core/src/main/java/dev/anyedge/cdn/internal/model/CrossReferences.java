package dev.anyedge.cdn.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must agree between the parts of a distribution: names that stand once, and origins that exist. Used once. */
public final class CrossReferences {
    private final Violations violations;
    private final @Nullable Set<String> origins;
    private final Map<String, String> endpointPointers = new HashMap<>();
    private final Map<String, String> originPointers = new HashMap<>();
    private final Map<String, String> rulePointers = new HashMap<>();

    /**
     * Nothing seen yet.
     *
     * @param violations where violations go
     * @param origins the ids of all origins, or null when they cannot be told
     */
    public CrossReferences(Violations violations, @Nullable Set<String> origins) {
        this.violations = violations;
        this.origins = origins;
    }

    /**
     * An endpoint's host name.
     *
     * @param pointer where it stands
     * @param host the name, with {@code *.} for a wildcard
     */
    public void endpoint(String pointer, String host) {
        once(endpointPointers, pointer, "the host name", host);
    }

    /**
     * An origin's id.
     *
     * @param pointer where it stands
     * @param id the id
     */
    public void origin(String pointer, String id) {
        once(originPointers, pointer, "the origin's id", id);
    }

    /**
     * A rule's name.
     *
     * @param pointer where it stands
     * @param name the name
     */
    public void rule(String pointer, String name) {
        once(rulePointers, pointer, "the rule's name", name);
    }

    /**
     * A behaviour that names an origin.
     *
     * @param pointer where the id stands
     * @param id the id
     */
    public void reference(String pointer, String id) {
        if (origins != null && !origins.contains(id)) {
            String allowed = origins.isEmpty()
                    ? "the id of an origin of this distribution, which has none"
                    : "the id of an origin of this distribution: " + shown(origins);
            violations.bad(pointer, "the origin", id, allowed);
        }
    }

    private void once(Map<String, String> seen, String pointer, String what, String value) {
        String earlier = seen.putIfAbsent(value, pointer);
        if (earlier != null) {
            String quoted = Violations.quote(value);
            violations.say(
                    pointer, quoted, "each once", what + " " + quoted + " is used twice; the first is " + earlier);
        }
    }

    private static String shown(Set<String> ids) {
        StringBuilder out = new StringBuilder();
        int n = 0;
        for (String id : ids) {
            if (n++ == 10) {
                return out.append(", … (").append(ids.size()).append(" in all)").toString();
            }
            out.append(n == 1 ? "" : ", ").append(Violations.quote(id));
        }
        return out.toString();
    }
}
