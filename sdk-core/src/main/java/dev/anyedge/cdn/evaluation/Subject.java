package dev.anyedge.cdn.evaluation;

import org.jspecify.annotations.Nullable;

/** A request as conditions look at it: the parts of its path are found once. Used by one thread. */
final class Subject {
    final Request request;
    final String path;
    private @Nullable String fileName;
    private @Nullable String extension;

    Subject(Request request) {
        this.request = request;
        this.path = request.path();
    }

    /** The path's last segment, possibly empty. */
    String fileName() {
        String known = fileName;
        if (known == null) {
            known = path.substring(path.lastIndexOf('/') + 1);
            fileName = known;
        }
        return known;
    }

    /** What follows the last dot of the last segment; empty when there is none. No condition has an empty value. */
    String extension() {
        String known = extension;
        if (known == null) {
            int dot = path.lastIndexOf('.');
            known = dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
            extension = known;
        }
        return known;
    }
}
