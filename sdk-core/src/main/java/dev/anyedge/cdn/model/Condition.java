package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.List;
import java.util.Locale;

/**
 * One condition of a rule: a kind, and values of which any may match; negated, none may. Immutable, thread-safe.
 *
 * @param kind what is looked at
 * @param values what it may be, at least one and none twice; the form depends on the kind
 * @param negated whether the condition holds when no value matches
 */
public record Condition(Kind kind, List<String> values, boolean negated) {

    /**
     * Checks what it is given.
     *
     * @param kind what is looked at
     * @param values what it may be, at least one and none twice; the form depends on the kind
     * @param negated whether the condition holds when no value matches
     * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
     */
    public Condition {
        values = List.copyOf(values);
        Violations v = new Violations();
        for (int i = 0; i < values.size(); i++) {
            Checks.conditionValue(v, "/values/" + i, kind, values.get(i));
        }
        Checks.filledAndDistinct(v, "/values", "the value", values);
        v.throwIfAny(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " condition");
    }

    /** What a condition looks at. The JSON form is the name in lower case with hyphens. */
    public enum Kind {
        /**
         * The raw path without the query, by globs: {@code *} is any run of bytes, {@code /} included; all else is
         * literal and case-sensitive. A value begins with {@code /} and holds no {@code ?}, {@code #}, space or control
         * character.
         */
        PATH,
        /** The raw path without the query, by regular expressions in RE2 syntax that match the whole of it. */
        PATH_REGEX,
        /**
         * What follows the last dot of the path's last segment, case-sensitive. Not empty; without {@code . / ? #}, spaces
         * and control characters.
         */
        EXTENSION,
        /**
         * The path's last segment, case-sensitive, literal. Not empty; without {@code / ? #}, spaces and control
         * characters.
         */
        FILE_NAME,
        /** The HTTP method: a token (RFC 9110 §5.6.2) without lower-case letters. */
        METHOD,
        /** {@code http} or {@code https}. */
        SCHEME,
        /** The host name that the viewer used: a DNS name in lower case; {@code *.name} is any sub-domain of a name. */
        HOST
    }

    /**
     * By path globs.
     *
     * @param globs each begins with {@code /}; {@code *} is any run of bytes
     * @return the condition
     */
    public static Condition path(String... globs) {
        return new Condition(Kind.PATH, List.of(globs), false);
    }

    /**
     * By regular expressions over the whole path.
     *
     * @param expressions RE2 syntax
     * @return the condition
     */
    public static Condition pathRegex(String... expressions) {
        return new Condition(Kind.PATH_REGEX, List.of(expressions), false);
    }

    /**
     * By file name extension.
     *
     * @param extensions without the dot
     * @return the condition
     */
    public static Condition extension(String... extensions) {
        return new Condition(Kind.EXTENSION, List.of(extensions), false);
    }

    /**
     * By the path's last segment.
     *
     * @param names whole names
     * @return the condition
     */
    public static Condition fileName(String... names) {
        return new Condition(Kind.FILE_NAME, List.of(names), false);
    }

    /**
     * By HTTP method.
     *
     * @param methods in upper case
     * @return the condition
     */
    public static Condition method(String... methods) {
        return new Condition(Kind.METHOD, List.of(methods), false);
    }

    /**
     * By scheme.
     *
     * @param schemes {@code http} or {@code https}
     * @return the condition
     */
    public static Condition scheme(String... schemes) {
        return new Condition(Kind.SCHEME, List.of(schemes), false);
    }

    /**
     * By the host name that the viewer used.
     *
     * @param hosts names in lower case, or {@code *.name}
     * @return the condition
     */
    public static Condition host(String... hosts) {
        return new Condition(Kind.HOST, List.of(hosts), false);
    }

    /**
     * The opposite condition.
     *
     * @return holds exactly when this one does not
     */
    public Condition not() {
        return new Condition(kind, values, !negated);
    }
}
