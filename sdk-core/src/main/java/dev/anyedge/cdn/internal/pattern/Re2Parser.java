package dev.anyedge.cdn.internal.pattern;

import dev.anyedge.cdn.internal.pattern.RegexNode.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a regular expression in RE2 syntax, and says exactly what is wrong with one that is not: a path condition must
 * mean the same here and at a provider, so what RE2 refuses is refused.
 */
final class Re2Parser {
    /** What RE2 allows a counted repetition, nested ones multiplied. */
    private static final int MAX_REPEAT = 1000;

    private static final int MAX_DEPTH = 1000;

    /** Our own bound on the compiled program, so that no expression can take the memory of its host. */
    static final int MAX_SIZE = 20_000;

    private static final CharSet DIGIT = CharSet.of('0', '9');
    private static final CharSet SPACE = CharSet.of('\t', '\n', '\f', '\r', ' ', ' ');
    private static final CharSet WORD = CharSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CharSet NOT_NEWLINE = CharSet.single('\n').negate();
    private static final Map<String, CharSet> POSIX = Map.ofEntries(
            Map.entry("alnum", CharSet.of('0', '9', 'A', 'Z', 'a', 'z')),
            Map.entry("alpha", CharSet.of('A', 'Z', 'a', 'z')),
            Map.entry("ascii", CharSet.of(0, 0x7f)),
            Map.entry("blank", CharSet.of('\t', '\t', ' ', ' ')),
            Map.entry("cntrl", CharSet.of(0, 0x1f, 0x7f, 0x7f)),
            Map.entry("digit", DIGIT),
            Map.entry("graph", CharSet.of('!', '~')),
            Map.entry("lower", CharSet.of('a', 'z')),
            Map.entry("print", CharSet.of(' ', '~')),
            Map.entry("punct", CharSet.of('!', '/', ':', '@', '[', '`', '{', '~')),
            Map.entry("space", CharSet.of('\t', '\r', ' ', ' ')),
            Map.entry("upper", CharSet.of('A', 'Z')),
            Map.entry("word", WORD),
            Map.entry("xdigit", CharSet.of('0', '9', 'A', 'F', 'a', 'f')));

    private final String text;
    private final Set<String> groupNames = new HashSet<>();
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group;
    private int at;
    private boolean ignoreCase;
    private boolean multiLine;
    private boolean dotMatchesNewline;

    private Re2Parser(String text) {
        this.text = text;
        this.group = new Group(0);
    }

    static RegexNode parse(String text) {
        return new Re2Parser(text).parse();
    }

    /** A group that is being read, with the flags to go back to behind it. */
    private final class Group {
        final int start;
        final boolean outerIgnoreCase = ignoreCase;
        final boolean outerMultiLine = multiLine;
        final boolean outerDotMatchesNewline = dotMatchesNewline;
        final List<RegexNode> branches = new ArrayList<>();
        List<RegexNode> sequence = new ArrayList<>();

        Group(int start) {
            this.start = start;
        }

        RegexNode finish() {
            branches.add(RegexNode.sequence(sequence));
            return checked(RegexNode.choice(branches), start);
        }

        void restoreFlags() {
            ignoreCase = outerIgnoreCase;
            multiLine = outerMultiLine;
            dotMatchesNewline = outerDotMatchesNewline;
        }
    }

    private RegexNode parse() {
        boolean afterRepeat = false;
        while (at < text.length()) {
            boolean repeat = false;
            int start = at;
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '(' -> openGroup(start);
                case '|' -> {
                    group.branches.add(RegexNode.sequence(group.sequence));
                    group.sequence = new ArrayList<>();
                }
                case ')' -> closeGroup(start);
                case '^' -> push(new RegexNode.Assertion(multiLine ? Position.BEGIN_LINE : Position.BEGIN_TEXT));
                case '$' -> push(new RegexNode.Assertion(multiLine ? Position.END_LINE : Position.END_TEXT));
                case '.' -> push(new RegexNode.Chars(dotMatchesNewline ? CharSet.ALL : NOT_NEWLINE));
                case '[' -> push(new RegexNode.Chars(charClass(start)));
                case '*' -> {
                    repeat(start, 0, RegexNode.Repeat.UNLIMITED, false, afterRepeat);
                    repeat = true;
                }
                case '+' -> {
                    repeat(start, 1, RegexNode.Repeat.UNLIMITED, false, afterRepeat);
                    repeat = true;
                }
                case '?' -> {
                    repeat(start, 0, 1, false, afterRepeat);
                    repeat = true;
                }
                case '{' -> {
                    repeat = countedRepeat(start, afterRepeat);
                    if (!repeat) {
                        pushLiteral('{');
                    }
                }
                case '\\' -> backslash(start);
                default -> pushLiteral(c);
            }
            afterRepeat = repeat;
        }
        if (!groups.isEmpty()) {
            throw problem(group.start, "\"(\" is never closed; add \")\" or write \"\\(\" for the character");
        }
        return group.finish();
    }

    private void push(RegexNode node) {
        group.sequence.add(node);
        if (group.sequence.size() > MAX_SIZE) {
            throw tooLarge(at - 1);
        }
    }

    private void pushLiteral(int c) {
        CharSet set = CharSet.single(c);
        push(new RegexNode.Chars(ignoreCase ? UnicodeTables.foldCase(set) : set));
    }

    private RegexNode checked(RegexNode node, int start) {
        if (node.size > MAX_SIZE) {
            throw tooLarge(start);
        }
        if (node.depth > MAX_DEPTH) {
            throw problem(start, "nested deeper than " + MAX_DEPTH + " levels");
        }
        return node;
    }

    // ---- groups and flags ----

    private void openGroup(int start) {
        if (groups.size() >= MAX_DEPTH) {
            throw problem(start, "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (!looking("?")) {
            enterGroup(start);
            return;
        }
        if (looking("?=") || looking("?!")) {
            throw problem(start, "look-ahead is not RE2 syntax; write a negated or a second condition instead");
        }
        if (looking("?<=") || looking("?<!")) {
            throw problem(start, "look-behind is not RE2 syntax; write a negated or a second condition instead");
        }
        if (looking("?>")) {
            throw problem(start, "atomic groups are not RE2 syntax; write \"(?:\"");
        }
        if (looking("?P<") || looking("?<")) {
            at = text.indexOf('<', at) + 1;
            int end = text.indexOf('>', at);
            String name = end < 0 ? "" : text.substring(at, end);
            if (!name.matches("[A-Za-z0-9_]+")) {
                throw problem(start, "a group name is letters, digits and \"_\" between \"<\" and \">\"");
            }
            if (!groupNames.add(name)) {
                throw problem(start, "there are two groups named \"" + name + "\"");
            }
            at = end + 1;
            enterGroup(start);
            return;
        }
        at++;
        flags(start);
    }

    private void flags(int start) {
        Group outer = new Group(start);
        boolean value = true;
        boolean seen = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case 'i' -> ignoreCase = value;
                case 'm' -> multiLine = value;
                case 's' -> dotMatchesNewline = value;
                case 'U' -> {
                    // greediness makes no difference to a full match
                }
                case '-' -> {
                    if (!value) {
                        throw badFlags(start);
                    }
                    value = false;
                    seen = false;
                    continue;
                }
                case ':', ')' -> {
                    if (!value && !seen) {
                        throw badFlags(start);
                    }
                    if (c == ':') {
                        groups.push(group);
                        group = outer;
                    }
                    return;
                }
                default -> throw badFlags(start);
            }
            seen = true;
        }
        throw problem(start, "\"(\" is never closed; add \")\" or write \"\\(\" for the character");
    }

    private Re2SyntaxException badFlags(int start) {
        return problem(
                start,
                "\"" + text.substring(start, at)
                        + "\" is not RE2 syntax; after \"(?\" come \":\", \"P<name>\" or flags among \"imsU\"");
    }

    private void enterGroup(int start) {
        groups.push(group);
        group = new Group(start);
    }

    private void closeGroup(int start) {
        if (groups.isEmpty()) {
            throw problem(start, "\")\" closes nothing; write \"\\)\" for the character");
        }
        Group closed = group;
        RegexNode node = closed.finish();
        closed.restoreFlags();
        group = groups.pop();
        push(node);
    }

    // ---- repetition ----

    private void repeat(int start, int min, int max, boolean counted, boolean afterRepeat) {
        if (looking("?")) {
            at++; // lazy: the same for a full match
        }
        String operator = text.substring(start, at);
        if (afterRepeat) {
            throw problem(
                    start,
                    "\"" + operator
                            + "\" repeats a repetition, which RE2 refuses (possessive forms too); use \"(?:…)\"");
        }
        if (group.sequence.isEmpty()) {
            throw problem(
                    start,
                    "\"" + operator + "\" has nothing to repeat; write \"\\" + operator.charAt(0)
                            + "\" for the character");
        }
        int last = group.sequence.size() - 1;
        RegexNode.Repeat node = new RegexNode.Repeat(group.sequence.get(last), min, max, counted);
        if (node.repeats > MAX_REPEAT) {
            throw problem(
                    start,
                    "nested repetitions multiply to " + node.repeats + ", at most " + MAX_REPEAT + " are allowed");
        }
        group.sequence.set(last, checked(node, start));
    }

    /** Reads {@code n}, {@code n,} or <code>n,m</code> up to the closing brace; anything else is a literal brace. */
    private boolean countedRepeat(int start, boolean afterRepeat) {
        int end = text.indexOf('}', at);
        if (end < 0) {
            return false;
        }
        String body = text.substring(at, end);
        int comma = body.indexOf(',');
        String low = comma < 0 ? body : body.substring(0, comma);
        String high = comma < 0 ? body : body.substring(comma + 1);
        if (!isCount(low) || !(isCount(high) || (comma >= 0 && high.isEmpty()))) {
            return false;
        }
        int min = count(low);
        int max = high.isEmpty() ? RegexNode.Repeat.UNLIMITED : count(high);
        if (min > MAX_REPEAT || max > MAX_REPEAT) {
            throw problem(start, "\"{" + body + "}\" repeats more often than " + MAX_REPEAT + " times");
        }
        if (max >= 0 && min > max) {
            throw problem(start, "\"{" + body + "}\" has its counts in the wrong order");
        }
        at = end + 1;
        repeat(start, min, max, true, afterRepeat);
        return true;
    }

    private static boolean isCount(String digits) {
        return !digits.isEmpty()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
    }

    private static int count(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    // ---- escapes ----

    private void backslash(int start) {
        if (at < text.length()) {
            switch (text.charAt(at)) {
                case 'A' -> {
                    at++;
                    push(new RegexNode.Assertion(Position.BEGIN_TEXT));
                    return;
                }
                case 'z' -> {
                    at++;
                    push(new RegexNode.Assertion(Position.END_TEXT));
                    return;
                }
                case 'b' -> {
                    at++;
                    push(new RegexNode.Assertion(Position.WORD_BOUNDARY));
                    return;
                }
                case 'B' -> {
                    at++;
                    push(new RegexNode.Assertion(Position.NO_WORD_BOUNDARY));
                    return;
                }
                case 'Q' -> {
                    int end = text.indexOf("\\E", at + 1);
                    String literal = text.substring(at + 1, end < 0 ? text.length() : end);
                    literal.codePoints().forEach(this::pushLiteral);
                    at = end < 0 ? text.length() : end + 2;
                    return;
                }
                default -> {
                    CharSet.Builder set = new CharSet.Builder();
                    if (escapedClass(start, set)) {
                        push(new RegexNode.Chars(set.build()));
                        return;
                    }
                }
            }
        }
        pushLiteral(escapedChar(start));
    }

    /** Reads a class like {@code \d} or {@code \p{Greek}} whose backslash has been read, if one is there. */
    private boolean escapedClass(int start, CharSet.Builder into) {
        if (at >= text.length()) {
            return false;
        }
        switch (text.charAt(at)) {
            case 'd' -> add(into, DIGIT, false);
            case 'D' -> add(into, DIGIT, true);
            case 's' -> add(into, SPACE, false);
            case 'S' -> add(into, SPACE, true);
            case 'w' -> add(into, WORD, false);
            case 'W' -> add(into, WORD, true);
            case 'p', 'P' -> {
                unicodeClass(start, into);
                return true;
            }
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private void unicodeClass(int start, CharSet.Builder into) {
        boolean negated = text.charAt(at++) == 'P';
        String name;
        if (looking("{")) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw problem(start, "\"" + text.substring(start) + "\" is never closed; add \"}\"");
            }
            name = text.substring(at + 1, end);
            at = end + 1;
            if (name.startsWith("^")) {
                negated = !negated;
                name = name.substring(1);
            }
        } else if (at < text.length()) {
            int c = text.codePointAt(at);
            name = Character.toString(c);
            at += name.length();
        } else {
            throw problem(start, "a class name must follow, for example \"\\pL\" or \"\\p{Greek}\"");
        }
        String unknown = name;
        add(
                into,
                UnicodeTables.named(name)
                        .orElseThrow(() -> problem(
                                start,
                                "there is no Unicode class \"" + unknown
                                        + "\"; there are categories (\"L\", \"Lu\") and scripts (\"Greek\")")),
                negated);
    }

    private void add(CharSet.Builder into, CharSet set, boolean negated) {
        CharSet folded = ignoreCase ? UnicodeTables.foldCase(set) : set;
        into.add(negated ? folded.negate() : folded);
    }

    /** Reads the rest of an escape that stands for one character; its backslash has been read. */
    private int escapedChar(int start) {
        if (at >= text.length()) {
            throw problem(start, "\"\\\" has nothing to escape; write \"\\\\\" for the character");
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '1', '2', '3', '4', '5', '6', '7' -> {
                if (!octalDigitAt(at)) {
                    throw problem(start, "back-references (\"\\" + (char) c + "\") are not RE2 syntax");
                }
                return octal(c - '0');
            }
            case '0' -> {
                return octal(0);
            }
            case 'x' -> {
                return hexadecimal(start);
            }
            case 'a' -> {
                return 7;
            }
            case 'f' -> {
                return '\f';
            }
            case 'n' -> {
                return '\n';
            }
            case 'r' -> {
                return '\r';
            }
            case 't' -> {
                return '\t';
            }
            case 'v' -> {
                return 0x0b;
            }
            case 'k' -> throw problem(start, "back-references (\"\\k\") are not RE2 syntax");
            default -> {
                boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                if (c < 0x80 && !letterOrDigit) {
                    return c;
                }
                throw problem(start, "\"" + text.substring(start, at) + "\" is not an escape in RE2 syntax");
            }
        }
    }

    private boolean octalDigitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '7';
    }

    private int octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && octalDigitAt(at); i++) {
            value = value * 8 + text.charAt(at++) - '0';
        }
        return value;
    }

    private int hexadecimal(int start) {
        boolean braces = looking("{");
        int from = braces ? at + 1 : at;
        int end = braces ? text.indexOf('}', at) : Math.min(at + 2, text.length());
        String digits = end < 0 ? "" : text.substring(from, end);
        boolean valid = !digits.isEmpty()
                && (braces || digits.length() == 2)
                && digits.chars().allMatch(d -> d < 0x80 && Character.digit(d, 16) >= 0);
        int value = 0;
        for (int i = 0; valid && i < digits.length(); i++) {
            value = value * 16 + Character.digit(digits.charAt(i), 16);
            valid = value <= Character.MAX_CODE_POINT;
        }
        if (!valid) {
            throw problem(start, "after \"\\x\" come two hexadecimal digits, or up to 10FFFF in braces");
        }
        at = braces ? end + 1 : end;
        return value;
    }

    // ---- classes ----

    private CharSet charClass(int start) {
        boolean negated = looking("^");
        if (negated) {
            at++;
        }
        CharSet.Builder set = new CharSet.Builder();
        boolean first = true;
        while (first || !looking("]")) {
            first = false;
            if (at >= text.length()) {
                throw unclosedClass(start);
            }
            int from = at;
            if (looking("[:") && posixClass(set)) {
                continue;
            }
            if (looking("\\")) {
                at++;
                if (escapedClass(from, set)) {
                    continue;
                }
                at = from;
            }
            int low = classChar(start);
            int high = low;
            if (looking("-") && !looking("-]") && at + 1 < text.length()) {
                at++;
                high = classChar(start);
                if (high < low) {
                    throw problem(from, "\"" + text.substring(from, at) + "\" is a range in the wrong order");
                }
            }
            CharSet range = CharSet.of(low, high);
            set.add(ignoreCase ? UnicodeTables.foldCase(range) : range);
        }
        at++;
        CharSet built = set.build();
        return negated ? built.negate() : built;
    }

    private boolean posixClass(CharSet.Builder into) {
        int start = at;
        int end = text.indexOf(":]", at + 2);
        if (end < 0) {
            return false;
        }
        boolean negated = text.charAt(at + 2) == '^';
        CharSet set = POSIX.get(text.substring(at + (negated ? 3 : 2), end));
        if (set == null) {
            throw problem(start, "there is no class \"" + text.substring(start, end + 2) + "\"");
        }
        at = end + 2;
        add(into, set, negated);
        return true;
    }

    private int classChar(int start) {
        if (at >= text.length()) {
            throw unclosedClass(start);
        }
        int from = at;
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c == '\\' ? escapedChar(from) : c;
    }

    // ---- problems ----

    private boolean looking(String expected) {
        return text.startsWith(expected, at);
    }

    private Re2SyntaxException unclosedClass(int start) {
        return problem(start, "\"[\" is never closed; add \"]\" or write \"\\[\" for the character");
    }

    private Re2SyntaxException tooLarge(int start) {
        return problem(
                start,
                "the expression compiles to more than " + MAX_SIZE
                        + " instructions; repeat less or split the condition");
    }

    private Re2SyntaxException problem(int start, String what) {
        return new Re2SyntaxException("at character " + (text.codePointCount(0, start) + 1) + ": " + what);
    }
}
