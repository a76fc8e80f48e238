package dev.anyedge.simulator.lumen.edge;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The expression of a path rule, ready to be tested against raw paths without query. The operators are documented (Lumen
 * reference §3.5), how they are written is not (§3.9): {@code "<op> <pattern>"} with {@code ==} (equal), {@code %=}
 * (equal, ignoring case), {@code *=} (glob), {@code %*} (glob, ignoring case), a leading {@code !} for the opposite; a bare
 * pattern is a regular expression that matches from the start of the path and need not reach its end.
 */
final class PathExpression {

    /** What makes a bare pattern more than a prefix. */
    private static final String META = "\\.[]{}()*+?^$|";

    private final String text;
    private final boolean bare;
    private final Predicate<String> test;

    private PathExpression(String text, boolean bare, Predicate<String> test) {
        this.text = text;
        this.bare = bare;
        this.test = test;
    }

    /** Throws {@link IllegalArgumentException} when it is no expression. */
    static PathExpression parse(String expression) {
        int at = expression.startsWith("!") ? 1 : 0;
        if (expression.length() > at + 2 && expression.charAt(at + 2) == ' ') {
            String pattern = expression.substring(at + 3);
            Predicate<String> test = operator(expression.substring(at, at + 2), pattern);
            if (test != null) {
                return new PathExpression(expression, false, at == 1 ? test.negate() : test);
            }
        }
        return new PathExpression(expression, true, prefix(expression));
    }

    private static @Nullable Predicate<String> operator(String operator, String pattern) {
        return switch (operator) {
            case "==" -> pattern::equals;
            case "%=" -> pattern::equalsIgnoreCase;
            case "*=" -> Glob.of(pattern)::matches;
            case "%*" -> {
                Glob glob = Glob.of(pattern.toLowerCase(Locale.ROOT));
                yield path -> glob.matches(path.toLowerCase(Locale.ROOT));
            }
            default -> null;
        };
    }

    private static Predicate<String> prefix(String regex) {
        if (regex.equals("/")) {
            return path -> true;
        }
        if (regex.chars().noneMatch(c -> META.indexOf(c) >= 0)) {
            return path -> path.startsWith(regex);
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            return path -> pattern.matcher(path).lookingAt();
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "'" + regex + "' is not a regular expression: " + invalid.getDescription(), invalid);
        }
    }

    boolean matches(String path) {
        return test.test(path);
    }

    /** Whether more than a documented spelling was needed to read it: only the bare slash was ever shown. */
    boolean inferred() {
        return !bare || !text.equals("/");
    }

    String text() {
        return text;
    }
}
