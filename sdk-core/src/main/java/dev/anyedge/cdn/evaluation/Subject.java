package dev.anyedge.cdn.evaluation;

/** A request as conditions look at it: the parts of its path are found once. Used by one thread. */
final class Subject {
    final Request request;
    final String path;
    private int fileNameStart = -1;

    Subject(Request request) {
        this.request = request;
        this.path = request.path();
    }

    /** Where the path's last segment, possibly empty, begins. */
    int fileNameStart() {
        if (fileNameStart < 0) {
            fileNameStart = path.lastIndexOf('/') + 1;
        }
        return fileNameStart;
    }

    /** Where what follows the last dot of the last segment begins; 0 when there is no dot. */
    int extensionStart() {
        int dot = path.lastIndexOf('.');
        return dot >= fileNameStart() ? dot + 1 : 0;
    }

    /** The path's last segment, possibly empty. */
    String fileName() {
        return path.substring(fileNameStart());
    }

    /** What follows the last dot of the last segment; empty when there is no dot. No condition has an empty value. */
    String extension() {
        int start = extensionStart();
        return start > 0 ? path.substring(start) : "";
    }
}
