package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.internal.pattern.LiteralParts;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which paths a path rule is for. Every path begins with {@code /}. */
sealed interface PathSet {
    /** All of them. */
    record Every() implements PathSet {}

    /** Those that any of the globs matches; each begins with {@code /}. */
    record Globs(List<String> globs) implements PathSet {}

    /** Those that any of the regular expressions matches from beginning to end. */
    record Expressions(List<String> expressions) implements PathSet {}

    /** Those that an expression is for which no condition says. */
    record Opaque(String expression) implements PathSet {}

    PathSet EVERY = new Every();

    PathSet NOTHING = new Globs(List.of());

    static PathSet of(List<String> globs) {
        return globs.contains("/*") ? EVERY : new Globs(List.copyOf(globs));
    }

    /** What a condition on paths is for, whatever its negation. */
    static PathSet of(Condition condition) {
        boolean named = condition.kind() == Condition.Kind.EXTENSION || condition.kind() == Condition.Kind.FILE_NAME;
        if (named && condition.values().stream().anyMatch(value -> value.indexOf('*') >= 0)) {
            // here a star is a star
            String before = condition.kind() == Condition.Kind.EXTENSION ? "/.*\\." : "(?:/.*)?/";
            return new Expressions(condition.values().stream()
                    .map(value -> before + ExpressionText.quote(value))
                    .toList());
        }
        List<String> globs = new ArrayList<>();
        boolean beyond = false;
        for (String value : condition.values()) {
            switch (condition.kind()) {
                case PATH -> globs.add(oneStar(value));
                case EXTENSION -> globs.add("/*." + value);
                case FILE_NAME -> {
                    globs.add("/" + value);
                    globs.add("/*/" + value);
                }
                default -> {
                    Optional<List<String>> asGlobs = globs(Re2.compile(value));
                    asGlobs.ifPresent(globs::addAll);
                    beyond |= asGlobs.isEmpty();
                }
            }
        }
        // one value for every path decides, whatever the others are
        if (beyond && !globs.contains("/*")) {
            return new Expressions(condition.values());
        }
        return of(globs);
    }

    /** A glob in which no star follows a star, which means the same. */
    static String oneStar(String glob) {
        String plain = glob;
        while (plain.contains("**")) {
            plain = plain.replace("**", "*");
        }
        return plain;
    }

    /** The globs of an expression that is no more than literal text and {@code .*}. */
    static Optional<List<String>> globs(Re2 expression) {
        if (expression.asGlob().isEmpty()) {
            return Optional.empty();
        }
        LiteralParts parts = expression.asGlob().get().literalParts();
        StringBuilder glob = new StringBuilder(parts.prefix());
        if (!parts.exact()) {
            parts.inner().forEach(text -> glob.append('*').append(text));
            glob.append('*').append(parts.suffix());
        }
        boolean star = parts.prefix().indexOf('*') >= 0
                || parts.suffix().indexOf('*') >= 0
                || parts.inner().stream().anyMatch(text -> text.indexOf('*') >= 0);
        return star ? Optional.empty() : Optional.of(underRoot(glob.toString()));
    }

    /** The globs for the same paths that begin with {@code /}; a glob that cannot match a path is none. */
    static List<String> underRoot(String glob) {
        if (glob.startsWith("*")) {
            String rest = glob.substring(1);
            return rest.startsWith("/") ? List.of(rest, "/*" + rest) : List.of("/*" + rest);
        }
        return glob.startsWith("/") ? List.of(glob) : List.of();
    }

    default boolean isNothing() {
        return this instanceof Globs set && set.globs().isEmpty();
    }

    /** The paths in both; empty when that cannot be said. */
    default Optional<PathSet> and(PathSet other) {
        if (this instanceof Every || equals(other) || other.isNothing()) {
            return Optional.of(other);
        }
        if (other instanceof Every || isNothing()) {
            return Optional.of(this);
        }
        if (this instanceof Globs one && other instanceof Globs two) {
            return PathGlobs.both(one.globs(), two.globs()).map(PathSet::of);
        }
        if (this instanceof Globs globs && other instanceof Expressions expressions) {
            return and(globs, expressions);
        }
        if (this instanceof Expressions expressions && other instanceof Globs globs) {
            return and(globs, expressions);
        }
        return Optional.empty();
    }

    /** Exact paths can be tried; a glob with a star only where beginning or end show that nothing is left. */
    private static Optional<PathSet> and(Globs globs, Expressions expressions) {
        List<Re2> compiled =
                expressions.expressions().stream().map(Re2::compile).toList();
        List<String> left = new ArrayList<>();
        for (String glob : globs.globs()) {
            if (glob.indexOf('*') < 0) {
                if (compiled.stream().anyMatch(expression -> expression.matches(glob))) {
                    left.add(glob);
                }
                continue;
            }
            for (Re2 expression : compiled) {
                LiteralParts parts = expression.literalParts();
                Optional<List<String>> overlap =
                        PathGlobs.both(List.of(glob), List.of(parts.prefix() + "*" + parts.suffix()));
                if (overlap.isEmpty() || !overlap.get().isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(of(left));
    }

    /** Whether all paths of another set are surely in this one. */
    default boolean covers(PathSet other) {
        return this instanceof Every
                || equals(other)
                || (this instanceof Globs one
                        && other instanceof Globs two
                        && PathGlobs.covers(one.globs(), two.globs()));
    }
}
