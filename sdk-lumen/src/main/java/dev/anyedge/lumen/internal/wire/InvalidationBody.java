package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.api.InvalidationRequest;
import dev.anyedge.lumen.api.InvalidationRequest.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks and writes the body of an invalidation (Lumen reference §5.1). */
record InvalidationBody(String text, String type) {
    private static final int LONGEST_NOTIFICATION = 250;

    /**
     * Writes a body.
     *
     * @param request what shall be forgotten
     * @param ofOne whether the scope is one property
     * @return the body
     * @throws ValidationException with all that is wrong
     */
    static InvalidationBody of(InvalidationRequest request, boolean ofOne) {
        check(request, ofOne);
        Format format = request.format().orElse(ofOne ? Format.JSON : Format.XML);
        if (format == Format.XML) {
            return new InvalidationBody(
                    ofOne ? xmlPaths(request.paths()) : xmlProperties(request.properties()), Requests.XML);
        }
        JsonMembers body = new JsonMembers();
        if (ofOne) {
            body.texts("paths", request.paths());
        } else {
            // inferred: the XML form with the names of the JSON form
            body.objects("properties", List.copyOf(request.properties().entrySet()), property -> new JsonMembers()
                    .text("name", property.getKey())
                    .texts("paths", property.getValue()));
        }
        return new InvalidationBody(body.toJson(), Requests.JSON);
    }

    private static String xmlPaths(List<String> paths) {
        StringBuilder out = new StringBuilder("<paths>");
        paths.forEach(path -> out.append("<path>").append(XmlText.escaped(path)).append("</path>"));
        return out.append("</paths>").toString();
    }

    private static String xmlProperties(Map<String, List<String>> properties) {
        StringBuilder out = new StringBuilder("<properties>");
        properties.forEach((name, paths) -> out.append("<property><name>")
                .append(XmlText.escaped(name))
                .append("</name>")
                .append(xmlPaths(paths))
                .append("</property>"));
        return out.append("</properties>").toString();
    }

    private static void check(InvalidationRequest request, boolean ofOne) {
        List<Violation> wrong = new ArrayList<>();
        if (ofOne) {
            paths(wrong, "/paths", request.paths());
            if (!request.properties().isEmpty()) {
                wrong.add(violation("/properties", "properties", "paths alone: the scope is one property"));
            }
        } else {
            if (!request.paths().isEmpty()) {
                wrong.add(violation("/paths", "paths", "properties with their paths: the scope is more than one"));
            }
            if (request.properties().isEmpty()) {
                wrong.add(violation("/properties", "nothing", "at least one property with its paths"));
            }
            request.properties().forEach((name, paths) -> {
                if (name.isBlank()) {
                    wrong.add(violation("/properties", "an empty name", "the primary alias of a property"));
                }
                paths(wrong, "/properties/" + name, paths);
            });
        }
        request.notifications().stream()
                .filter(address -> address.isEmpty() || address.chars().anyMatch(c -> c <= ' ' || c == ','))
                .forEach(address -> wrong.add(violation(
                        "/notifications", '"' + address + '"', "an e-mail address without blanks and commas")));
        int length = String.join(",", request.notifications()).length();
        if (length > LONGEST_NOTIFICATION) {
            wrong.add(violation(
                    "/notifications", length + " characters", "at most " + LONGEST_NOTIFICATION + " characters"));
        }
        if (!wrong.isEmpty()) {
            throw new ValidationException("invalidation", wrong);
        }
    }

    private static void paths(List<Violation> wrong, String pointer, List<String> paths) {
        if (paths.isEmpty()) {
            wrong.add(violation(pointer, "nothing", "at least one path; /* for everything"));
        }
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).startsWith("/")) {
                wrong.add(violation(pointer + "/" + i, '"' + paths.get(i) + '"', "a path that begins with /"));
            }
        }
    }

    private static Violation violation(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }
}
