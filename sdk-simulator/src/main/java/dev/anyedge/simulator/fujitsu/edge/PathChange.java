package dev.anyedge.simulator.fujitsu.edge;

/**
 * Another path for the origin (§3.4.8). What is removed leaves one slash, since a path without one would be none.
 *
 * @param type {@code remove}, {@code replace} or {@code replace-all}
 * @param find what is looked for; empty for {@code replace-all}
 * @param put what comes instead
 */
record PathChange(String type, String find, String put) {

    static PathChange of(String type, String value, String where) {
        switch (type) {
            case "remove":
                return new PathChange(type, value, "/");
            case "replace-all":
                return new PathChange(type, "", value);
            case "replace":
                int mark = value.indexOf("###");
                if (mark < 0) {
                    throw new IllegalArgumentException(where + "/value is '" + value + "', which has no ###");
                }
                return new PathChange(type, value.substring(0, mark), value.substring(mark + 3));
            default:
                throw new IllegalArgumentException(where + "/type is '" + type + "': remove, replace-all, replace");
        }
    }

    String apply(String path) {
        if (type.equals("replace-all")) {
            return put + path.substring(path.lastIndexOf('/') + 1);
        }
        int at = path.indexOf(find);
        return at < 0 ? path : path.substring(0, at) + put + path.substring(at + find.length());
    }
}
