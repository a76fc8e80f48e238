package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.cdn.internal.pattern.Re2SyntaxException;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.lumen.image.PathExpression;
import dev.anyedge.lumen.image.PathExpression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets of paths as expressions, and expressions as conditions. */
final class ExpressionText {
    /** What may mean more than itself in a glob or a regular expression; such globs are written as expressions. */
    private static final String SPECIAL = "\\?+[]{}()|^$";

    private static final String META = SPECIAL + ".*";

    private ExpressionText() {}

    // ---- writing ----

    /** One expression for each glob or regular expression of a set. */
    static List<String> of(PathSet paths) {
        if (paths instanceof PathSet.Globs set) {
            List<String> texts = new ArrayList<>(set.globs().size());
            set.globs().forEach(glob -> texts.add(glob(glob)));
            return texts;
        }
        if (paths instanceof PathSet.Expressions set) {
            List<String> texts = new ArrayList<>();
            for (String text : set.expressions()) {
                PathSet.globs(Re2.compile(text))
                        .ifPresentOrElse(
                                globs -> globs.forEach(glob -> texts.add(glob(glob))),
                                () -> texts.add("(?:" + text + ")$"));
            }
            return texts;
        }
        return List.of(paths instanceof PathSet.Opaque opaque ? opaque.expression() : "/");
    }

    private static String glob(String glob) {
        if (special(glob)) {
            boolean open = glob.endsWith("*");
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < glob.length() - (open ? 1 : 0); i++) {
                char c = glob.charAt(i);
                if (c == '*') {
                    text.append(".*");
                } else {
                    append(text, c);
                }
            }
            return PathExpression.of(Operator.REGEX, open ? text.toString() : text + "$")
                    .text();
        }
        return PathExpression.of(glob.indexOf('*') < 0 ? Operator.EQUAL : Operator.GLOB, glob)
                .text();
    }

    private static boolean special(String glob) {
        for (int i = 0; i < glob.length(); i++) {
            if (SPECIAL.indexOf(glob.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void append(StringBuilder text, char c) {
        if (META.indexOf(c) >= 0) {
            text.append('\\');
        }
        text.append(c);
    }

    static String quote(String literal) {
        StringBuilder text = new StringBuilder();
        literal.chars().forEach(c -> append(text, (char) c));
        return text.toString();
    }

    /**
     * One expression for all paths but those that a condition is for; empty where no operator says it. That a leading
     * {@code !} negates is documented for operators alone.
     */
    static Optional<String> not(PathSet paths) {
        if (paths instanceof PathSet.Globs set && set.globs().size() == 1) {
            String glob = set.globs().get(0);
            return special(glob)
                    ? Optional.empty()
                    : Optional.of(new PathExpression(glob.indexOf('*') < 0 ? Operator.EQUAL : Operator.GLOB, true, glob)
                            .text());
        }
        if (paths instanceof PathSet.Expressions set && set.expressions().size() == 1) {
            return ignoringCase(set.expressions().get(0))
                    .map(plain -> new PathExpression(plain.operator(), true, plain.pattern()).text());
        }
        return Optional.empty();
    }

    /** What was read from an operator that ignores case. */
    private static Optional<PathExpression> ignoringCase(String expression) {
        if (!expression.startsWith("(?i)")) {
            return Optional.empty();
        }
        StringBuilder pattern = new StringBuilder();
        boolean glob = false;
        boolean star = false;
        for (int i = 4; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length() && META.indexOf(expression.charAt(i + 1)) >= 0) {
                star |= expression.charAt(++i) == '*';
                pattern.append(expression.charAt(i));
            } else if (expression.startsWith(".*", i)) {
                glob = true;
                i++;
                pattern.append('*');
            } else if (META.indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                pattern.append(c);
            }
        }
        return glob && star
                ? Optional.empty()
                : Optional.of(PathExpression.of(
                        glob ? Operator.GLOB_IGNORING_CASE : Operator.EQUAL_IGNORING_CASE, pattern.toString()));
    }

    // ---- reading ----

    /** What an expression says: every path, no path, a condition, or something that no condition says. */
    record Read(boolean every, boolean never, Optional<Condition> condition) {
        static final Read EVERY = new Read(true, false, Optional.empty());
        static final Read NEVER = new Read(false, true, Optional.empty());
        static final Read UNREADABLE = new Read(false, false, Optional.empty());
    }

    static Read read(String text) {
        PathExpression expression = PathExpression.parse(text);
        try {
            if (expression.operator() != Operator.REGEX) {
                return plain(expression);
            }
            // a leading "!" before a bare text is documented for operators only
            return expression.negated() ? Read.UNREADABLE : regex(expression.pattern());
        } catch (ValidationException | Re2SyntaxException e) {
            return Read.UNREADABLE;
        }
    }

    private static Read plain(PathExpression expression) {
        String pattern = expression.pattern();
        return switch (expression.operator()) {
            case EQUAL ->
                pattern.startsWith("/")
                        ? pattern.indexOf('*') < 0
                                ? globs(List.of(pattern), expression.negated())
                                : matching(quote(pattern), expression.negated())
                        : globs(List.of(), expression.negated());
            case GLOB -> globs(PathSet.underRoot(PathSet.oneStar(pattern)), expression.negated());
            case EQUAL_IGNORING_CASE -> matching("(?i)" + quote(pattern), expression.negated());
            default -> {
                StringBuilder text = new StringBuilder("(?i)");
                pattern.chars().forEach(c -> {
                    if (c == '*') {
                        text.append(".*");
                    } else {
                        append(text, (char) c);
                    }
                });
                yield matching(text.toString(), expression.negated());
            }
        };
    }

    /** A regular expression that must match from the beginning, but not to the end. */
    private static Read regex(String pattern) {
        if (pattern.equals("/") || pattern.isEmpty()) {
            return Read.EVERY;
        }
        if (pattern.chars().noneMatch(c -> META.indexOf(c) >= 0)) {
            return globs(PathSet.underRoot(pattern + "*"), false);
        }
        String whole = whole(pattern);
        Optional<List<String>> globs = PathSet.globs(Re2.compile(whole));
        return globs.isPresent() ? globs(globs.get(), false) : matching(whole, false);
    }

    /** The expression that matches whole paths exactly where the given one matches their beginning. */
    private static String whole(String pattern) {
        String inner = pattern;
        if (inner.startsWith("(?:") && inner.endsWith(")$") && closes(inner)) {
            return inner.substring(3, inner.length() - 2);
        }
        if (inner.indexOf('|') >= 0) {
            return "(?:" + inner + ").*";
        }
        if (inner.startsWith("^")) {
            inner = inner.substring(1);
        }
        int end = inner.length() - 1;
        if (end >= 0 && inner.charAt(end) == '$' && !escaped(inner, end)) {
            return inner.substring(0, end);
        }
        boolean open = inner.endsWith(".*") && !escaped(inner, inner.length() - 2);
        return open ? inner : inner + ".*";
    }

    /** Whether a backslash takes its meaning from a character. */
    private static boolean escaped(String text, int at) {
        int escapes = 0;
        while (at - 1 - escapes >= 0 && text.charAt(at - 1 - escapes) == '\\') {
            escapes++;
        }
        return escapes % 2 == 1;
    }

    /** Whether the group at the beginning ends before the last character. */
    private static boolean closes(String text) {
        int depth = 0;
        boolean set = false;
        for (int i = 0; i < text.length() - 2; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (set) {
                set = c != ']';
            } else if (c == '[') {
                set = true;
                // a bracket that comes first is one of the set
                i += text.startsWith("^", i + 1) ? 1 : 0;
                i += text.startsWith("]", i + 1) ? 1 : 0;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return false;
            }
        }
        return depth == 1 && !set;
    }

    private static Read globs(List<String> globs, boolean negated) {
        if (globs.isEmpty()) {
            return negated ? Read.EVERY : Read.NEVER;
        }
        if (globs.contains("/*")) {
            return negated ? Read.NEVER : Read.EVERY;
        }
        List<String> extensions = new ArrayList<>();
        for (String glob : globs) {
            extension(glob).ifPresent(extensions::add);
        }
        Condition condition = extensions.size() == globs.size()
                ? new Condition(Condition.Kind.EXTENSION, extensions, negated)
                : new Condition(Condition.Kind.PATH, globs, negated);
        return new Read(false, false, Optional.of(condition));
    }

    private static Optional<String> extension(String glob) {
        String text = glob.startsWith("/*.") ? glob.substring(3) : "";
        return text.isEmpty()
                        || !text.chars()
                                .allMatch(
                                        c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                ? Optional.empty()
                : Optional.of(text);
    }

    private static Read matching(String expression, boolean negated) {
        Re2.compile(expression);
        return new Read(
                false, false, Optional.of(new Condition(Condition.Kind.PATH_REGEX, List.of(expression), negated)));
    }
}
