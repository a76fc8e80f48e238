package dev.anyedge.simulator.fujitsu.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.util.List;
import java.util.Set;

/** One condition of a rule: several values, of which one suffices; {@code negated} turns the whole around (§3.2, §3.3). */
final class RuleMatch {

    private enum Subject {
        METHOD,
        SCHEME,
        FIRST_SEGMENT,
        PATH,
        FILE_NAME,
        EXTENSION
    }

    private final Subject subject;
    private final boolean negated;
    private final Set<String> values;
    private final List<Wildcard> patterns;

    private RuleMatch(Subject subject, boolean negated, List<String> tokens) {
        this.subject = subject;
        this.negated = negated;
        this.values = Set.copyOf(tokens);
        this.patterns =
                subject == Subject.PATH ? tokens.stream().map(Wildcard::new).toList() : List.of();
    }

    static RuleMatch of(JsonNode match, String where) {
        String name = Json.text(match, "name", where);
        Subject subject =
                switch (name) {
                    case "http-method" -> Subject.METHOD;
                    case "url-scheme" -> Subject.SCHEME;
                    case "url-path" -> Subject.FIRST_SEGMENT;
                    case "url-wildcard" -> Subject.PATH;
                    case "url-filename" -> Subject.FILE_NAME;
                    case "url-extension" -> Subject.EXTENSION;
                    default ->
                        throw new IllegalArgumentException(where + "/name is '" + name + "', which is no match: "
                                + "http-method, url-scheme, url-path, url-wildcard, url-filename, url-extension");
                };
        return new RuleMatch(
                subject, match.path("negated").asBoolean(false), Json.tokens(Json.text(match, "value", where)));
    }

    boolean holds(EdgeRequest request) {
        return any(request) != negated;
    }

    private boolean any(EdgeRequest request) {
        String path = request.path();
        return switch (subject) {
            case METHOD -> values.contains(request.method());
            case SCHEME -> values.contains(request.scheme().equals("https") ? "HTTPS" : "HTTP");
            case FIRST_SEGMENT -> {
                // "docs" stands for /docs/*: what is a file in the root has no first directory
                int end = path.indexOf('/', 1);
                yield end > 0 && values.contains(path.substring(1, end));
            }
            case PATH -> anyPattern(path);
            case FILE_NAME -> values.contains(fileName(path));
            case EXTENSION -> {
                String file = fileName(path);
                int dot = file.lastIndexOf('.');
                yield dot >= 0 && values.contains(file.substring(dot + 1));
            }
        };
    }

    /** A loop and no stream: this is asked for every rule of every request. */
    private boolean anyPattern(String path) {
        for (Wildcard pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
