package dev.anyedge.cdn.internal.model;

import dev.anyedge.cdn.internal.pattern.Re2;
import org.jspecify.annotations.Nullable;

/** The one place where the model asks whether a regular expression over paths may be used. */
final class PathExpressions {
    private PathExpressions() {}

    /** What is wrong with an expression, or null. */
    static @Nullable String problem(String expression) {
        return expression.isEmpty() ? "it is empty" : Re2.check(expression).orElse(null);
    }
}
