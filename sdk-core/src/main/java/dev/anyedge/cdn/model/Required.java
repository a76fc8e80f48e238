package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Violations;
import org.jspecify.annotations.Nullable;

/** How a value's check treats what its builder may have left {@link Unset}. */
final class Required {
    private Required() {}

    /** Checks one text. */
    interface Check {
        void check(Violations v, String pointer, String text);
    }

    /** A text that must be there and pass a check. */
    static void text(Violations v, String pointer, String what, @Nullable String text, Check check) {
        if (text == null) {
            v.missing(pointer, what, "a text");
        } else {
            check.check(v, pointer, text);
        }
    }

    /** Anything that must be there. */
    static void value(Violations v, String pointer, String what, @Nullable Object value, String allowed) {
        if (value == null) {
            v.missing(pointer, what, allowed);
        }
    }
}
