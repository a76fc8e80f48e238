package dev.anyedge.lumen.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression of a path rule. Immutable.
 *
 * <p>The operators and that a leading {@code !} negates are documented, and so are bare paths such as {@code /} and
 * {@code /api/}, which may be regular expressions. Inferred, and to be corrected here alone: that an operator stands before
 * the pattern with one blank between them ({@code "*= *.mp4"}, {@code "!== /a"}), and that a bare text is a regular
 * expression which must match from the beginning of the path, but not to its end.
 *
 * @param operator how the pattern is compared with the path
 * @param negated whether the requests are meant that do not match
 * @param pattern a path, a glob or a regular expression, by operator
 */
public record PathExpression(Operator operator, boolean negated, String pattern) {
    private static final Pattern WITH_OPERATOR = Pattern.compile("(!?)(==|%=|\\*=|%\\*) (.*)", Pattern.DOTALL);

    /** How a pattern is compared with a path. */
    public enum Operator {
        /** The path begins with a match of the regular expression; written bare. */
        REGEX(""),
        /** The path is the pattern. */
        EQUAL("=="),
        /** The path is the pattern, whatever the case. */
        EQUAL_IGNORING_CASE("%="),
        /** The path matches the glob, in which {@code *} is any run of characters. */
        GLOB("*="),
        /** The path matches the glob, whatever the case. */
        GLOB_IGNORING_CASE("%*");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /**
         * The operator as it is written.
         *
         * @return empty for {@link #REGEX}
         */
        public String text() {
            return text;
        }
    }

    /**
     * An expression that is not negated.
     *
     * @param operator how the pattern is compared
     * @param pattern the pattern
     * @return the expression
     */
    public static PathExpression of(Operator operator, String pattern) {
        return new PathExpression(operator, false, pattern);
    }

    /**
     * Reads an expression.
     *
     * @param text as it stands in a rule
     * @return the expression; a text without an operator is a regular expression
     */
    public static PathExpression parse(String text) {
        Matcher matcher = WITH_OPERATOR.matcher(text);
        if (matcher.matches()) {
            for (Operator operator : Operator.values()) {
                if (operator.text.equals(matcher.group(2))) {
                    return new PathExpression(operator, !matcher.group(1).isEmpty(), matcher.group(3));
                }
            }
        }
        return text.startsWith("!")
                ? new PathExpression(Operator.REGEX, true, text.substring(1))
                : of(Operator.REGEX, text);
    }

    /**
     * The expression as it stands in a rule.
     *
     * @return what {@link #parse} reads back
     */
    public String text() {
        return (negated ? "!" : "") + (operator == Operator.REGEX ? pattern : operator.text + " " + pattern);
    }

    @Override
    public String toString() {
        return text();
    }
}
