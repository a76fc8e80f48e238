package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One operation of the API: method, path, what it does, and how sure anybody can be that it does so. */
record Operation(String method, List<String> path, String resource, boolean writes, Action action, Evidence evidence) {

    /** What an operation does: the body of its answer, or nothing for a 204. */
    @FunctionalInterface
    interface Action {
        Optional<JsonNode> run(Call call);
    }

    /** Where the knowledge of an answer comes from. */
    enum Evidence {
        /** Seen in real traffic. */
        RECORDED,
        /** Stated by clients or documents, or deduced: never seen in traffic. */
        INFERRED
    }

    /** An operation of the template's path, in which a parameter stands in braces. */
    static Operation of(String method, String template, String resource, Action action, Evidence evidence) {
        return new Operation(method, segments(template), resource, !method.equals("GET"), action, evidence);
    }

    /** An operation that is a POST and yet only looks. */
    static Operation check(String template, String resource, Action action) {
        return new Operation("POST", segments(template), resource, false, action, Evidence.INFERRED);
    }

    /** Whether the path is this operation's. */
    boolean servesPath(List<String> segments) {
        if (segments.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(path.get(i)) && !path.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    Map<String, String> parameters(List<String> segments) {
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < path.size(); i++) {
            if (isParameter(path.get(i))) {
                parameters.put(path.get(i).substring(1, path.get(i).length() - 1), segments.get(i));
            }
        }
        return parameters;
    }

    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(segment);
        }
        return segments;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
