package dev.anyedge.fujitsu.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regular expressions that are nothing but patterns: literal text and {@code .*}. Migrated configurations are full of
 * them.
 */
final class PlainExpressions {
    private static final String SPECIAL = ".*+?()[]{}|^$\\";

    private PlainExpressions() {}

    /** The patterns that match the same paths; empty when there is an expression that is more. */
    static Optional<List<String>> asGlobs(List<String> expressions) {
        List<String> globs = new ArrayList<>(expressions.size());
        for (String expression : expressions) {
            Optional<String> glob = asGlob(expression);
            if (glob.isEmpty()) {
                return Optional.empty();
            }
            globs.add(glob.get());
        }
        return Optional.of(globs);
    }

    private static Optional<String> asGlob(String expression) {
        StringBuilder glob = new StringBuilder();
        int from = expression.startsWith("^") ? 1 : 0;
        int to =
                expression.endsWith("$") && !expression.endsWith("\\$") ? expression.length() - 1 : expression.length();
        for (int i = from; i < to; i++) {
            char c = expression.charAt(i);
            if (c == '.' && i + 1 < to && expression.charAt(i + 1) == '*') {
                if (i + 2 < to && expression.charAt(i + 2) == '?') {
                    return Optional.empty();
                }
                glob.append('*');
                i++;
            } else if (c == '\\' && i + 1 < to && isPunctuation(expression.charAt(i + 1))) {
                char literal = expression.charAt(++i);
                if (literal == '*' || isFollowedByRepetition(expression, i, to)) {
                    return Optional.empty();
                }
                glob.append(literal);
            } else if (SPECIAL.indexOf(c) >= 0 || isFollowedByRepetition(expression, i, to)) {
                return Optional.empty();
            } else {
                glob.append(c);
            }
        }
        // Every path begins with a slash, so a pattern may begin with one too.
        if (glob.length() > 0 && glob.charAt(0) == '*') {
            return glob.length() == 1 ? Optional.of("/*") : Optional.empty();
        }
        return glob.length() > 0 && glob.charAt(0) == '/' ? Optional.of(glob.toString()) : Optional.empty();
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }

    private static boolean isFollowedByRepetition(String expression, int at, int to) {
        return at + 1 < to && "*+?{".indexOf(expression.charAt(at + 1)) >= 0;
    }
}
