package dev.anyedge.fujitsu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a part of the dialect, and words it. Not thread-safe. */
final class Problems {
    private static final int SHOWN = 80;

    // Most values are valid: nothing is allocated until something is wrong.
    private @Nullable List<Violation> found;

    /** A text is not what it may be; it is shown, so never a secret. */
    void bad(String pointer, String what, String value, String allowed) {
        wrong(pointer, what, quote(value), allowed);
    }

    /** Something is not what it may be. */
    void wrong(String pointer, String what, String foundThere, String allowed) {
        say(pointer, foundThere, allowed, what + " is " + foundThere + "; allowed is " + allowed);
    }

    /** Something of a wrong JSON type; what it holds is not shown. */
    void type(String pointer, String what, JsonNode node, String allowed) {
        wrong(pointer, what, "JSON of type " + node.getNodeType().name().toLowerCase(Locale.ROOT), allowed);
    }

    /** Something that must be there is not. */
    void missing(String pointer, String what, String allowed) {
        say(pointer, "nothing", allowed, what + " is missing; needed is " + allowed);
    }

    /** In words of its own. */
    void say(String pointer, String foundThere, String allowed, String message) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(new Violation(
                pointer, foundThere, allowed, Character.toUpperCase(message.charAt(0)) + message.substring(1)));
    }

    int size() {
        return found == null ? 0 : found.size();
    }

    void throwIfAny(String subject) {
        if (found != null) {
            throw new ValidationException(subject, found);
        }
    }

    /** A text for a message: in quotes, shortened, control characters made visible. */
    static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0, n = 0; i < value.length(); n++) {
            if (n == SHOWN) {
                return out.append("…\"").toString();
            }
            int c = value.codePointAt(i);
            if (Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.append('"').toString();
    }
}
