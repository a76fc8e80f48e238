package dev.anyedge.cdn.internal.pattern;

import java.util.Random;

/** Texts that a pattern matches, or nearly so: random texts hardly ever reach a pattern's boundaries. */
public final class PatternSamples {
    private static final String LIKELY = "abkxyz019-_./~AKZ";

    private final Random random;

    /**
     * A source of samples.
     *
     * @param random decides
     */
    public PatternSamples(Random random) {
        this.random = random;
    }

    /**
     * A text that a regular expression matches, unless it has assertions that forbid it.
     *
     * @param expression RE2 syntax
     * @return the text
     */
    public String ofExpression(String expression) {
        StringBuilder text = new StringBuilder();
        sample(Re2Parser.parse(expression), text);
        return text.toString();
    }

    /**
     * A text that a glob matches.
     *
     * @param glob a pattern with {@code *}
     * @param fillings what may stand for a star
     * @return the text
     */
    public String ofGlob(String glob, String... fillings) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) == '*') {
                text.append(fillings[random.nextInt(fillings.length)]);
            } else {
                text.append(glob.charAt(i));
            }
        }
        return text.toString();
    }

    private void sample(RegexNode node, StringBuilder text) {
        if (node instanceof RegexNode.Chars chars) {
            text.appendCodePoint(oneOf(chars.set));
        } else if (node instanceof RegexNode.Sequence sequence) {
            sequence.nodes.forEach(child -> sample(child, text));
        } else if (node instanceof RegexNode.Choice choice) {
            sample(choice.nodes.get(random.nextInt(choice.nodes.size())), text);
        } else if (node instanceof RegexNode.Repeat repeat) {
            int more = repeat.max == RegexNode.Repeat.UNLIMITED ? 3 : repeat.max - repeat.min;
            int count = repeat.min + random.nextInt(Math.min(more, 3) + 1);
            for (int i = 0; i < count; i++) {
                sample(repeat.node, text);
            }
        }
    }

    private int oneOf(CharSet set) {
        int offset = random.nextInt(LIKELY.length());
        for (int i = 0; i < LIKELY.length(); i++) {
            char c = LIKELY.charAt((offset + i) % LIKELY.length());
            if (set.contains(c)) {
                return c;
            }
        }
        return set.ranges() == 0 ? 'x' : set.first(random.nextInt(set.ranges()));
    }
}
