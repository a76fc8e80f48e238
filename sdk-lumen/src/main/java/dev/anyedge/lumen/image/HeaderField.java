package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;

/**
 * A header with its value, as log endpoints and header definitions have them. Immutable.
 *
 * @param name the header's name
 * @param value its value
 * @param extra members that this version does not know
 */
public record HeaderField(String name, String value, Map<String, JsonValue> extra) {

    /**
     * Copies the members.
     *
     * @param name the header's name
     * @param value its value
     * @param extra members that this version does not know
     */
    public HeaderField {
        extra = Members.copy(extra);
    }

    /**
     * The name only: a value may be a secret of the receiver.
     *
     * @return for people
     */
    @Override
    public String toString() {
        return "HeaderField[" + name + "]";
    }
}
