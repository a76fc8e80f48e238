package dev.anyedge.simulator.lumen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation of the API: method, path, what it does, and whether its path or form is documented. */
record LumenOperation(String method, List<String> path, boolean inferred, Action action) {

    /** What an operation does. */
    @FunctionalInterface
    interface Action {
        Reply run(LumenCall call);
    }

    /** An operation that a public page or client shows. */
    static LumenOperation documented(String method, String template, Action action) {
        return new LumenOperation(method, LumenCall.segments(template), false, action);
    }

    /** An operation whose path or form is our reconstruction. */
    static LumenOperation inferred(String method, String template, Action action) {
        return new LumenOperation(method, LumenCall.segments(template), true, action);
    }

    /**
     * What the path gives for the template's parts in braces; empty when it is another path. A trailing slash of either is
     * no difference here; it is one for the signature.
     */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> template = trimmed(path);
        List<String> given = trimmed(segments);
        if (template.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                if (given.get(i).isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(part.substring(1, part.length() - 1), given.get(i));
            } else if (!part.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static List<String> trimmed(List<String> segments) {
        int last = segments.size() - 1;
        return last > 0 && segments.get(last).isEmpty() ? segments.subList(0, last) : segments;
    }
}
