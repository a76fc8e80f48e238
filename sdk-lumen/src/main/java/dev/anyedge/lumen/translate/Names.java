package dev.anyedge.lumen.translate;

import java.util.Locale;
import java.util.Set;

/** Names of the model made from what an image calls things. */
final class Names {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_ID = 128;

    private Names() {}

    /** A distribution's name: lower case, digits and hyphens. */
    static String distribution(String host) {
        String name =
                host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME).replaceAll("-+$", "");
        }
        return name.isEmpty() ? "site" : name;
    }

    /** An origin's id. */
    static String originId(String name) {
        String id = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        if (id.length() > LONGEST_ID) {
            id = id.substring(0, LONGEST_ID);
        }
        return id.isEmpty() ? "origin" : id;
    }

    static String unique(String wish, Set<String> taken) {
        String name = wish;
        for (int n = 2; !taken.add(name); n++) {
            name = wish + "-" + n;
        }
        return name;
    }
}
