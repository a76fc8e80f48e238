package dev.anyedge.simulator.fujitsu.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How the dialect writes things down: texts everywhere, several values in one text. */
final class Json {

    private Json() {}

    /** The values of a text, which a space separates. */
    static List<String> tokens(String value) {
        String trimmed = value.trim();
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split(" +"));
    }

    /** A member that has to be a text. */
    static String text(JsonNode owner, String member, String where) {
        JsonNode value = owner.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(where + "/" + member + " is "
                    + (value.isMissingNode() ? "missing" : "not a text: " + value) + "; the edge cannot decide by it");
        }
        return value.textValue();
    }

    /** A member with a text, or what stands for it when there is none. */
    static String text(JsonNode owner, String member, String where, String otherwise) {
        return owner.path(member).isMissingNode() || owner.path(member).isNull()
                ? otherwise
                : text(owner, member, where);
    }
}
