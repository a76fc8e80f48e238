package dev.anyedge.cdn.internal.model;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers everything that is wrong with one value, so that its author mends it in one go. Not thread-safe.
 *
 * <p>All violations are worded here: where, what was found, what is allowed.
 */
public final class Violations {
    private static final int SHOWN = 80;

    // Most values are valid: nothing is allocated until something is wrong.
    private @Nullable List<Violation> found;

    /** Nothing wrong yet. */
    public Violations() {}

    /**
     * How many there are.
     *
     * @return 0 as long as nothing is wrong
     */
    public int size() {
        return found == null ? 0 : found.size();
    }

    /**
     * Adds a violation as it is.
     *
     * @param violation what is wrong
     */
    public void add(Violation violation) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(violation);
    }

    /**
     * Something that must be there is not.
     *
     * @param pointer where it belongs
     * @param what its name in a sentence, for example {@code the host}
     * @param allowed what may stand there
     */
    public void missing(String pointer, String what, String allowed) {
        add(new Violation(pointer, "nothing", allowed, sentence(what + " is missing; needed is " + allowed)));
    }

    /**
     * A text is not what it may be.
     *
     * @param pointer where it stands
     * @param what its name in a sentence
     * @param value the text; it is shown, so never a secret
     * @param allowed what may stand there
     */
    public void bad(String pointer, String what, String value, String allowed) {
        bad(pointer, what, value, allowed, null);
    }

    /**
     * A text is not what it may be, and there is more to say about it.
     *
     * @param pointer where it stands
     * @param what its name in a sentence
     * @param value the text; it is shown, so never a secret
     * @param allowed what may stand there
     * @param advice what to do about it, if there is anything to say
     */
    public void bad(String pointer, String what, String value, String allowed, @Nullable String advice) {
        wrong(pointer, what, quote(value), allowed, advice);
    }

    /**
     * Something is not what it may be.
     *
     * @param pointer where it stands
     * @param what its name in a sentence
     * @param foundThere what stands there, in words
     * @param allowed what may stand there
     * @param advice what to do about it, if there is anything to say
     */
    public void wrong(String pointer, String what, String foundThere, String allowed, @Nullable String advice) {
        String message = what + " is " + foundThere + "; allowed is " + allowed + (advice == null ? "" : "; " + advice);
        add(new Violation(pointer, foundThere, allowed, sentence(message)));
    }

    /**
     * A violation in words of its own.
     *
     * @param pointer where it stands
     * @param foundThere what stands there, in words
     * @param allowed what may stand there
     * @param message the whole sentence
     */
    public void say(String pointer, String foundThere, String allowed, String message) {
        add(new Violation(pointer, foundThere, allowed, sentence(message)));
    }

    /**
     * Takes over what is wrong with a part of the value.
     *
     * @param prefix the pointer of the part
     * @param part what is wrong with it
     */
    public void addAll(String prefix, ValidationException part) {
        part.violations().forEach(v -> add(v.under(prefix)));
    }

    /**
     * Whether something is wrong with a place or with anything inside it.
     *
     * @param pointer the place
     * @param from how many of the first violations to pass over
     * @return true when a violation after those points there
     */
    public boolean anyAtOrBelow(String pointer, int from) {
        if (found != null) {
            for (Violation violation : found.subList(from, found.size())) {
                String p = violation.pointer();
                if (p.startsWith(pointer) && (p.length() == pointer.length() || p.charAt(pointer.length()) == '/')) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Throws when anything is wrong.
     *
     * @param subject what was to be made, for example {@code rule "images"}
     * @throws ValidationException with everything that is wrong
     */
    public void throwIfAny(String subject) {
        if (found != null) {
            throw toException(subject);
        }
    }

    /**
     * Everything that is wrong, to be thrown.
     *
     * @param subject what was to be made
     * @return the exception
     */
    public ValidationException toException(String subject) {
        return new ValidationException(subject, found == null ? List.of() : found);
    }

    /**
     * A text for a message: in quotes, shortened, control characters made visible, passwords in URLs left out.
     *
     * @param value any text that is not a secret
     * @return at most about a hundred characters
     */
    public static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        // A URL given where a host belongs may carry a password: it ends at the '@'.
        int at = value.indexOf('@');
        int i = 0;
        if (at > 0 && value.lastIndexOf(':', at) >= 0) {
            out.append('…');
            i = at;
        }
        for (int n = 0; i < value.length(); n++) {
            if (n == SHOWN) {
                out.append('…');
                break;
            }
            int c = value.codePointAt(i);
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.append('"').toString();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
