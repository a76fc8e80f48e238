package dev.anyedge.cdn.internal.pattern;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Paths that a pattern matches, as a person would choose them: few, short, and always the same. */
public final class PathExamples {
    private static final String LIKELY = "aeimnoprstu0123456789-_./";
    private static final String[] FILLINGS = {"example", "", "a/b"};
    private static final int VARIANTS = 3;
    private static final int LONGEST = 2_000;

    private PathExamples() {}

    /**
     * Texts that a glob matches.
     *
     * @param glob a pattern with {@code *}
     * @return one for each filling of its stars
     */
    public static List<String> ofGlob(String glob) {
        Set<String> texts = new LinkedHashSet<>();
        for (String filling : FILLINGS) {
            texts.add(glob.replace("*", filling));
        }
        return List.copyOf(texts);
    }

    /**
     * Texts that a regular expression matches, unless it has assertions that forbid them.
     *
     * @param expression RE2 syntax
     * @return a few: with other choices and repetitions each
     */
    public static List<String> ofExpression(String expression) {
        RegexNode node = Re2Parser.parse(expression);
        Set<String> texts = new LinkedHashSet<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            StringBuilder text = new StringBuilder();
            append(node, variant, text);
            texts.add(text.toString());
        }
        return List.copyOf(texts);
    }

    private static void append(RegexNode node, int variant, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        if (node instanceof RegexNode.Chars chars) {
            text.appendCodePoint(oneOf(chars.set, text.length()));
        } else if (node instanceof RegexNode.Sequence sequence) {
            sequence.nodes.forEach(child -> append(child, variant, text));
        } else if (node instanceof RegexNode.Choice choice) {
            append(choice.nodes.get(variant % choice.nodes.size()), variant, text);
        } else if (node instanceof RegexNode.Repeat repeat) {
            int most = repeat.max == RegexNode.Repeat.UNLIMITED ? repeat.min + 5 : repeat.max;
            int count = variant == 1 ? repeat.min : Math.min(most, Math.max(repeat.min, variant == 0 ? 5 : 1));
            for (int i = 0; i < count; i++) {
                append(repeat.node, variant, text);
            }
        }
    }

    private static int oneOf(CharSet set, int at) {
        for (int i = 0; i < LIKELY.length(); i++) {
            char c = LIKELY.charAt((at + i) % LIKELY.length());
            if (set.contains(c)) {
                return c;
            }
        }
        return set.ranges() == 0 ? 'x' : set.first(0);
    }
}
