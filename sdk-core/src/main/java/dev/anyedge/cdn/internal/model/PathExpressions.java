package dev.anyedge.cdn.internal.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The one place where the model asks whether a regular expression over paths may be used. */
final class PathExpressions {
    private PathExpressions() {}

    /** What is wrong with an expression, or null. */
    static @Nullable String problem(String expression) {
        if (expression.isEmpty()) {
            return "it is empty";
        }
        try {
            Pattern.compile(expression);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }
}
