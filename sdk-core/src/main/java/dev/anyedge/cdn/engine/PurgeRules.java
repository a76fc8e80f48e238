package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayList;
import java.util.List;

/** Which purges are refused before any call: those that make no sense, and those that the provider cannot do. */
final class PurgeRules {
    private PurgeRules() {}

    static void refuse(Purge purge, Capabilities capabilities) {
        List<Violation> violations = new ArrayList<>();
        if (purge.everything()) {
            if (!purge.paths().isEmpty()) {
                violations.add(violation("/paths", purge.paths().size() + " paths", "none together with everything"));
            }
            need(Feature.PURGE_ALL, "/everything", "true", "paths", capabilities, violations);
        } else if (purge.paths().isEmpty()) {
            violations.add(violation("/paths", "none", "at least one path, or everything"));
        } else {
            need(Feature.PURGE_PATHS, "/paths", "paths", "everything", capabilities, violations);
        }
        for (int i = 0; i < purge.paths().size(); i++) {
            String path = purge.paths().get(i);
            if (!path.startsWith("/")) {
                violations.add(violation("/paths/" + i, path, "a path that begins with \"/\""));
            } else if (path.indexOf('*') >= 0) {
                need(Feature.PURGE_PATTERNS, "/paths/" + i, path, "exact paths", capabilities, violations);
            }
        }
        if (purge.mode() == Purge.Mode.INVALIDATE) {
            need(Feature.PURGE_INVALIDATE, "/mode", "INVALIDATE", "DELETE", capabilities, violations);
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("purge", violations);
        }
    }

    private static void need(
            Feature feature,
            String pointer,
            String found,
            String allowed,
            Capabilities capabilities,
            List<Violation> violations) {
        Capabilities.Answer answer = capabilities.of(feature);
        if (answer.support() == Capabilities.Support.NONE) {
            String note = answer.note().isEmpty() ? "" : " (" + answer.note() + ")";
            violations.add(new Violation(
                    pointer,
                    found,
                    allowed,
                    "the provider " + capabilities.provider() + " has no " + feature.text() + note + ": found " + found
                            + ", allowed is " + allowed));
        }
    }

    private static Violation violation(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }
}
