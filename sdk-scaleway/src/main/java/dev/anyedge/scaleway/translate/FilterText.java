package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions of route rules: how we write them, and what we make of those that we find.
 *
 * <p><b>The one assumption</b>: the provider <em>searches</em> for the expression in the path or host; only {@code ^}
 * and {@code $} tie it to the ends. The reference does not say so. All that we write begins with {@code ^} and ends with
 * {@code $} and means the same either way. What we read is only taken for more than itself where it means the same
 * either way too; else it becomes {@code .*(?:…).*}, which says what a search means, and is written back as it was.
 */
final class FilterText {
    private static final String BEGIN = "^(?:";
    private static final String END = ")$";
    private static final String SEARCH_BEGIN = ".*(?:";
    private static final String SEARCH_END = ").*";
    private static final String OR = ")|(?:";
    private static final String ANY_DIRECTORY = "/(?:.*/)?";

    private FilterText() {}

    // ---- writing ----

    /** The expression for a set that is neither everything nor nothing. */
    static String write(TextSet set) {
        if (set instanceof TextSet.Globs globs) {
            return write(globs.globs());
        }
        if (set instanceof TextSet.Expressions expressions) {
            return writeExpressions(expressions.expressions());
        }
        return BEGIN + ".*" + END;
    }

    private static String write(List<Glob> globs) {
        StringBuilder out = new StringBuilder(64).append(BEGIN);
        for (int i = 0; i < globs.size(); i++) {
            if (i > 0) {
                out.append('|');
            }
            String text = globs.get(i).text();
            if (i + 1 < globs.size() && isFileName(text, globs.get(i + 1).text())) {
                out.append(ANY_DIRECTORY);
                escape(out, text, 1);
                i++;
            } else {
                escape(out, text, 0);
            }
        }
        return out.append(END).toString();
    }

    /** Whether two globs are the name in the root and the same name below it. */
    private static boolean isFileName(String root, String below) {
        return root.length() > 1
                && root.charAt(0) == '/'
                && below.length() == root.length() + 2
                && below.charAt(0) == '/'
                && below.charAt(1) == Glob.STAR
                && below.endsWith(root)
                && isName(root.substring(1));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.indexOf('/') < 0 && text.indexOf(Glob.STAR) < 0;
    }

    private static void escape(StringBuilder out, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == Glob.STAR) {
                out.append(".*");
            } else {
                if (special(c)) {
                    out.append('\\');
                }
                out.append(c);
            }
        }
    }

    private static boolean special(char c) {
        return switch (c) {
            case '\\', '.', '+', '*', '?', '(', ')', '[', ']', '{', '}', '|', '^', '$' -> true;
            default -> false;
        };
    }

    private static String writeExpressions(List<String> expressions) {
        if (expressions.size() == 1) {
            String only = expressions.get(0);
            String searched = searched(only);
            return searched != null ? searched : BEGIN + closed(only) + END;
        }
        List<String> closed = new ArrayList<>(expressions.size());
        for (String expression : expressions) {
            closed.add(closed(expression));
        }
        return BEGIN + "(?:" + String.join(OR, closed) + ")" + END;
    }

    /** What {@link #readPath} made of an expression that is searched for; null for any other. */
    private static @Nullable String searched(String expression) {
        if (expression.length() > SEARCH_BEGIN.length() + SEARCH_END.length()
                && expression.startsWith(SEARCH_BEGIN)
                && expression.endsWith(SEARCH_END)) {
            String inner = expression.substring(SEARCH_BEGIN.length(), expression.length() - SEARCH_END.length());
            if (valid(inner) && search(inner).equals(expression) && tied(inner) == null) {
                return inner;
            }
        }
        return null;
    }

    private static String search(String expression) {
        return SEARCH_BEGIN + closed(expression) + SEARCH_END;
    }

    /** {@code \Q} without {@code \E} quotes to the end of the expression, where we want to go on. */
    private static String closed(String expression) {
        boolean quoted = false;
        for (int i = 0; i < expression.length(); i++) {
            if (expression.charAt(i) == '\\' && i + 1 < expression.length()) {
                char next = expression.charAt(i + 1);
                if (quoted) {
                    if (next == 'E') {
                        quoted = false;
                        i++;
                    }
                } else {
                    quoted = next == 'Q';
                    i++;
                }
            }
        }
        return quoted ? expression + "\\E" : expression;
    }

    // ---- reading ----

    /** Whether a filter with this expression picks out a text. */
    static boolean finds(String expression, String text) {
        return Re2.compile(SEARCH_BEGIN + closed(expression) + SEARCH_END).matches(text);
    }

    /**
     * The condition that says what a path filter's expression says.
     *
     * @return a condition; {@code /*} when every path matches; null when the expression is none
     */
    static @Nullable Condition readPath(String expression) {
        if (expression.isEmpty()) {
            return Condition.path("/*");
        }
        List<Part> written = written(expression);
        Condition known = written == null ? null : conditionOf(written);
        if (known != null) {
            return known;
        }
        if (Re2.check(expression).isPresent()) {
            return null;
        }
        String body = tied(expression);
        if (body == null) {
            return Condition.pathRegex(search(expression));
        }
        List<Part> parts = parts(body);
        Condition ours = parts == null ? null : conditionOf(parts);
        return ours != null ? ours : new Condition(Condition.Kind.PATH_REGEX, expressions(body), false);
    }

    /**
     * The paths of which the whole matches one of the expressions: as globs, where they say no more than globs do, so
     * that they can be combined with others.
     *
     * @param expressions valid RE2 syntax
     */
    static TextSet paths(List<String> expressions) {
        List<Glob> globs = new ArrayList<>();
        for (String expression : expressions) {
            String body = tied(BEGIN + closed(expression) + END);
            List<Part> parts = body == null ? null : parts(body);
            if (parts == null) {
                return new TextSet.Expressions(expressions);
            }
            List<Part> rooted = new ArrayList<>();
            parts.forEach(part -> rooted(part, rooted));
            for (Part part : rooted) {
                if (part.fileName) {
                    globs.addAll(Glob.fileName(part.glob.text()));
                } else {
                    globs.add(part.glob);
                }
            }
        }
        return TextSet.of(globs);
    }

    /**
     * The host condition that says what a host filter's expression says, if it is one that we write.
     *
     * @return the condition; null when no host condition says it
     */
    static @Nullable Condition readHosts(String expression) {
        List<Part> parts = written(expression);
        if (parts == null) {
            String body = tied(expression);
            parts = body == null ? null : parts(body);
        }
        if (parts == null) {
            return null;
        }
        Set<String> hosts = new LinkedHashSet<>();
        for (Part part : parts) {
            String text = part.glob.text();
            boolean below = text.length() > 2 && text.charAt(0) == Glob.STAR && text.charAt(1) == '.';
            String name = below ? text.substring(2) : text;
            if (part.fileName || name.indexOf(Glob.STAR) >= 0 || name.indexOf('*') >= 0) {
                return null;
            }
            hosts.add(below ? "*." + name : name);
        }
        return condition(Condition.Kind.HOST, List.copyOf(hosts));
    }

    /** Whether an expression is valid RE2 syntax; quick for what we write. */
    static boolean valid(String expression) {
        return written(expression) != null || Re2.check(expression).isEmpty();
    }

    /** The alternatives of an expression that we may have written; no special character is left to doubt. */
    private static @Nullable List<Part> written(String expression) {
        return expression.startsWith(BEGIN) && expression.endsWith(END)
                ? parts(expression.substring(BEGIN.length(), expression.length() - END.length()))
                : null;
    }

    /** What stands between {@code ^} and {@code $}; null when the whole is not tied to both ends. */
    private static @Nullable String tied(String expression) {
        if (expression.length() < 2 || expression.charAt(0) != '^' || expression.contains("\\Q")) {
            return null;
        }
        String body;
        if (expression.endsWith("$") && !escapedAt(expression, expression.length() - 1)) {
            body = expression.substring(1, expression.length() - 1);
        } else if (expression.endsWith(".*") && !escapedAt(expression, expression.length() - 2)) {
            // ties nothing to the end, and leaves nothing over: the same as with a dollar
            body = expression.substring(1);
        } else {
            return null;
        }
        if (body.isEmpty() || !valid(body)) {
            return null;
        }
        String inner = body.substring(1);
        if (body.startsWith("(") && body.endsWith(")")) {
            inner = body.startsWith("(?:")
                    ? body.substring(3, body.length() - 1)
                    : body.substring(1, body.length() - 1);
            // balanced and valid on its own: then this is one group, and it may hold alternatives
            if (!inner.isEmpty() && inner.charAt(0) != '?' && valid(inner) && oneGroup(body)) {
                return inner;
            }
        }
        return alternatives(body).size() == 1 ? body : null;
    }

    private static boolean escapedAt(String expression, int index) {
        int backslashes = 0;
        while (index - backslashes - 1 >= 0 && expression.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Whether the first parenthesis is closed by the last character. */
    private static boolean oneGroup(String expression) {
        Scan scan = new Scan(expression);
        while (scan.next()) {
            if (scan.depth == 0 && scan.at < expression.length()) {
                return false;
            }
        }
        return true;
    }

    /** The alternatives on the top level. */
    private static List<String> alternatives(String expression) {
        List<String> found = new ArrayList<>();
        int start = 0;
        Scan scan = new Scan(expression);
        while (scan.next()) {
            if (scan.depth == 0 && scan.bar) {
                found.add(expression.substring(start, scan.at - 1));
                start = scan.at;
            }
        }
        found.add(expression.substring(start));
        return found;
    }

    private static List<String> expressions(String body) {
        List<String> alternatives = alternatives(body);
        if (alternatives.size() > 1) {
            List<String> inner = new ArrayList<>();
            for (String alternative : alternatives) {
                if (!alternative.startsWith("(?:")
                        || !alternative.endsWith(")")
                        || alternative.length() < 5
                        || !oneGroup(alternative)) {
                    return List.of(body);
                }
                inner.add(alternative.substring(3, alternative.length() - 1));
            }
            if (Set.copyOf(inner).size() == inner.size() && inner.stream().allMatch(FilterText::valid)) {
                return Collections.unmodifiableList(inner);
            }
        }
        return List.of(body);
    }

    /** Walks over an expression; knows parentheses, classes, escapes and quotations, and nothing else. */
    private static final class Scan {
        private final String text;
        int at;
        int depth;
        boolean bar;

        Scan(String text) {
            this.text = text;
        }

        /** Steps over one character, escape, class or quotation. */
        boolean next() {
            if (at >= text.length()) {
                return false;
            }
            char c = text.charAt(at++);
            bar = c == '|';
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '[') {
                skipClass();
            } else if (c == '\\' && at < text.length()) {
                if (text.charAt(at++) == 'Q') {
                    int end = text.indexOf("\\E", at);
                    at = end < 0 ? text.length() : end + 2;
                }
            }
            return true;
        }

        private void skipClass() {
            if (at < text.length() && text.charAt(at) == '^') {
                at++;
            }
            boolean first = true;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == ']' && !first) {
                    at++;
                    return;
                }
                if (c == '[' && text.startsWith("[:", at) && text.indexOf(":]", at + 2) >= 0) {
                    at = text.indexOf(":]", at + 2) + 2;
                } else if (c == '\\') {
                    at += 2;
                } else {
                    at++;
                }
                first = false;
            }
        }
    }

    /** One alternative that we understand: a glob, or a file name in any directory. */
    private record Part(Glob glob, boolean fileName) {
        boolean isExtension() {
            String text = glob.text();
            return !fileName
                    && text.length() > 3
                    && text.charAt(0) == '/'
                    && text.charAt(1) == Glob.STAR
                    && text.charAt(2) == '.'
                    && isName(text.substring(3))
                    && text.indexOf('.', 3) < 0;
        }
    }

    /** The alternatives, when all are literals with {@code .*} between them. */
    private static @Nullable List<Part> parts(String body) {
        List<Part> parts = new ArrayList<>();
        StringBuilder glob = new StringBuilder(body.length());
        boolean fileName = false;
        for (int i = 0; i <= body.length(); i++) {
            char c = i == body.length() ? '|' : body.charAt(i);
            if (c == '|') {
                if (glob.isEmpty() || (fileName && !isName(glob.toString()))) {
                    return null;
                }
                parts.add(new Part(new Glob(glob.toString()), fileName));
                glob.setLength(0);
                fileName = false;
            } else if (c == '/' && glob.isEmpty() && !fileName && body.startsWith(ANY_DIRECTORY, i)) {
                fileName = true;
                i += ANY_DIRECTORY.length() - 1;
            } else if (c == '.' && i + 1 < body.length() && body.charAt(i + 1) == '*') {
                if (glob.isEmpty() || glob.charAt(glob.length() - 1) != Glob.STAR) {
                    glob.append(Glob.STAR);
                }
                i++;
                if (i + 1 < body.length() && quantifier(body.charAt(i + 1))) {
                    return null;
                }
            } else {
                if (c == '\\') {
                    i++;
                    if (i == body.length() || letterOrDigit(body.charAt(i)) || body.charAt(i) > 126) {
                        return null;
                    }
                    c = body.charAt(i);
                } else if (special(c)) {
                    return null;
                }
                if (c <= ' ' || (i + 1 < body.length() && quantifier(body.charAt(i + 1)))) {
                    return null;
                }
                glob.append(c);
            }
        }
        return parts;
    }

    private static boolean quantifier(char c) {
        return c == '*' || c == '+' || c == '?' || c == '{';
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static @Nullable Condition conditionOf(List<Part> found) {
        List<Part> parts = new ArrayList<>();
        for (Part part : found) {
            rooted(part, parts);
        }
        Set<String> values = new LinkedHashSet<>();
        Condition.Kind kind = Condition.Kind.PATH;
        if (parts.stream().allMatch(Part::isExtension)) {
            kind = Condition.Kind.EXTENSION;
            parts.forEach(part -> values.add(part.glob.text().substring(3)));
        } else if (parts.stream().allMatch(Part::fileName)) {
            kind = Condition.Kind.FILE_NAME;
            parts.forEach(part -> values.add(part.glob.text()));
        } else {
            for (Part part : parts) {
                String text = part.glob.text();
                if (text.indexOf('*') >= 0) {
                    return null;
                }
                if (part.fileName) {
                    values.add("/" + text);
                    values.add("/*/" + text);
                } else {
                    values.add(text.replace(Glob.STAR, '*'));
                }
            }
        }
        for (String value : values) {
            if (kind == Condition.Kind.PATH && value.charAt(0) != '/') {
                return null;
            }
        }
        return condition(kind, List.copyOf(values));
    }

    /** The condition, when the model accepts its values. */
    private static @Nullable Condition condition(Condition.Kind kind, List<String> values) {
        try {
            return new Condition(kind, values, false);
        } catch (ValidationException e) {
            return null;
        }
    }

    /** Paths begin with a slash: what begins with a star elsewhere begins with a slash and a star here. */
    private static void rooted(Part part, List<Part> to) {
        String text = part.glob.text();
        if (part.fileName || text.charAt(0) != Glob.STAR) {
            to.add(part);
        } else if (text.length() > 1 && text.charAt(1) == '/') {
            if (isName(text.substring(2))) {
                to.add(new Part(new Glob(text.substring(2)), true));
            } else {
                to.add(new Part(new Glob(text.substring(1)), false));
                to.add(new Part(new Glob("/" + text), false));
            }
        } else {
            to.add(new Part(new Glob("/" + text), false));
        }
    }
}
