package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;

/** The members of a resource that change, as they are and as they will be, for a plan to show. Not thread-safe. */
final class ChangedMembers {
    private final ObjectNode before = JsonNodeFactory.instance.objectNode();
    private final ObjectNode after = JsonNodeFactory.instance.objectNode();

    void compare(String member, String there, String wanted) {
        compare(member, before.textNode(there), before.textNode(wanted));
    }

    void compare(String member, boolean there, boolean wanted) {
        compare(member, before.booleanNode(there), before.booleanNode(wanted));
    }

    void compare(String member, int there, int wanted) {
        compare(member, before.numberNode(there), before.numberNode(wanted));
    }

    void compare(String member, JsonNode there, JsonNode wanted) {
        if (!there.equals(wanted)) {
            before.set(member, there);
            after.set(member, wanted);
        }
    }

    /** What is given up. */
    void was(String member, String value) {
        before.put(member, value);
    }

    /** What comes in its place, perhaps under another name. */
    void becomes(String member, String value) {
        after.put(member, value);
    }

    /** All members change together. */
    void replace(ObjectNode there, ObjectNode wanted) {
        before.setAll(there);
        after.setAll(wanted);
    }

    boolean has(String member) {
        return after.has(member);
    }

    boolean isEmpty() {
        return after.isEmpty();
    }

    Change on(Change change) {
        return Change.builder()
                .from(change)
                .before(StageWords.json(before))
                .after(StageWords.json(after))
                .build();
    }
}
