package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.internal.pattern.LiteralParts;
import dev.anyedge.cdn.internal.pattern.Re2;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of paths or of hosts, as far as one regular expression can name it: everything, a union of globs, or a union of
 * expressions that somebody else wrote and of which nothing more is known.
 */
sealed interface TextSet {

    /** Every text. */
    record Every() implements TextSet {}

    /**
     * The texts that match one of the globs.
     *
     * @param globs none: no text at all
     */
    record Globs(List<Glob> globs) implements TextSet {}

    /**
     * The texts of which the whole matches one of the expressions.
     *
     * @param expressions RE2 syntax, at least one
     */
    record Expressions(List<String> expressions) implements TextSet {}

    /** Every text. */
    TextSet EVERY = new Every();

    /** No text. */
    TextSet NOTHING = new Globs(List.of());

    static TextSet of(List<Glob> globs) {
        return globs.contains(Glob.EVERY_PATH) ? EVERY : new Globs(globs);
    }

    default boolean isNothing() {
        return this instanceof Globs g && g.globs().isEmpty();
    }

    /**
     * The texts in both sets.
     *
     * @return null when no expression is known for them
     */
    default @Nullable TextSet intersect(TextSet other) {
        if (this instanceof Every) {
            return other;
        }
        if (other instanceof Every || equals(other) || other.isNothing()) {
            return other instanceof Every ? this : other;
        }
        if (this instanceof Globs a && other instanceof Globs b) {
            List<Glob> both = Glob.intersect(a.globs(), b.globs());
            return both == null ? null : new Globs(both);
        }
        if (this instanceof Globs globs && other instanceof Expressions expressions) {
            return intersect(globs, expressions);
        }
        if (this instanceof Expressions expressions && other instanceof Globs globs) {
            return intersect(globs, expressions);
        }
        return null;
    }

    /** Whether this set certainly holds all texts of another; false does not mean that it does not. */
    default boolean covers(TextSet other) {
        if (this instanceof Every || equals(other)) {
            return true;
        }
        return this instanceof Globs a && other instanceof Globs b && Glob.covers(a.globs(), b.globs());
    }

    /** Whether the two certainly have no text in common; false does not mean that they have. */
    default boolean disjoint(TextSet other) {
        if (this instanceof Globs a && other instanceof Globs b) {
            return !Glob.overlap(a.globs(), b.globs());
        }
        TextSet both = intersect(other);
        return both != null && both.isNothing();
    }

    /** Single texts can be tried one by one, and literal beginnings and ends compared; the rest is beyond us. */
    private static @Nullable TextSet intersect(Globs globs, Expressions expressions) {
        List<Re2> compiled =
                expressions.expressions().stream().map(Re2::compile).toList();
        List<Glob> both = new ArrayList<>();
        for (Glob glob : globs.globs()) {
            if (glob.exact()) {
                if (compiled.stream().anyMatch(expression -> expression.matches(glob.text()))) {
                    both.add(glob);
                }
            } else if (!compiled.stream().allMatch(expression -> apart(glob, expression.literalParts()))) {
                return null;
            }
        }
        return new Globs(both);
    }

    /** Whether literal beginnings or ends show that nothing matches both. */
    private static boolean apart(Glob glob, LiteralParts parts) {
        if (parts.exact()) {
            return !glob.covers(new Glob(parts.prefix()));
        }
        Glob around = new Glob(parts.prefix() + Glob.STAR + parts.suffix());
        return !glob.overlaps(around);
    }
}
