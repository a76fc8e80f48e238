package dev.anyedge.cdn.internal.pattern;

import java.util.List;

/**
 * A parsed regular expression. Groups and greediness leave no trace: only whether the whole input matches is asked.
 *
 * <p>Each node knows how large its program gets, how deep it is and how often its innermost part is repeated, so that an
 * expression that asks for too much is refused while it is read.
 */
abstract sealed class RegexNode {
    /** Instructions of the compiled program. */
    final long size;

    /** Levels of nodes. */
    final int depth;

    /** The largest product of nested counted repetitions. */
    final int repeats;

    private RegexNode(long size, int depth, int repeats) {
        this.size = size;
        this.depth = depth;
        this.repeats = repeats;
    }

    static final RegexNode EMPTY = new Sequence(List.of());

    static RegexNode sequence(List<RegexNode> nodes) {
        return nodes.size() == 1 ? nodes.get(0) : new Sequence(List.copyOf(nodes));
    }

    static RegexNode choice(List<RegexNode> nodes) {
        return nodes.size() == 1 ? nodes.get(0) : new Choice(List.copyOf(nodes));
    }

    private static int deepest(List<RegexNode> nodes) {
        return nodes.stream().mapToInt(n -> n.depth).max().orElse(0);
    }

    private static int mostRepeated(List<RegexNode> nodes) {
        return nodes.stream().mapToInt(n -> n.repeats).max().orElse(1);
    }

    /** One code point of a set. */
    static final class Chars extends RegexNode {
        final CharSet set;

        Chars(CharSet set) {
            super(1, 1, 1);
            this.set = set;
        }
    }

    /** All nodes, one after another. */
    static final class Sequence extends RegexNode {
        final List<RegexNode> nodes;

        private Sequence(List<RegexNode> nodes) {
            super(nodes.stream().mapToLong(n -> n.size).sum(), 1 + deepest(nodes), mostRepeated(nodes));
            this.nodes = nodes;
        }
    }

    /** Any of the nodes. */
    static final class Choice extends RegexNode {
        final List<RegexNode> nodes;

        private Choice(List<RegexNode> nodes) {
            super(
                    nodes.stream().mapToLong(n -> n.size).sum() + nodes.size() - 1,
                    1 + deepest(nodes),
                    mostRepeated(nodes));
            this.nodes = nodes;
        }
    }

    /** A node several times. */
    static final class Repeat extends RegexNode {
        static final int UNLIMITED = -1;

        final RegexNode node;
        final int min;
        final int max;

        /**
         * A repetition.
         *
         * @param counted whether it was written with braces; only those multiply
         */
        Repeat(RegexNode node, int min, int max, boolean counted) {
            super(size(node.size, min, max), 1 + node.depth, counted ? repeats(node.repeats, min, max) : node.repeats);
            this.node = node;
            this.min = min;
            this.max = max;
        }

        private static long size(long size, int min, int max) {
            if (max == UNLIMITED) {
                return Math.max(min, 1) * size + 1;
            }
            return min * size + (max - min) * (size + 1);
        }

        private static int repeats(int repeats, int min, int max) {
            if (max == 0) {
                return 1;
            }
            return repeats * Math.max(1, max == UNLIMITED ? min : max);
        }
    }

    /** A position between code points. */
    static final class Assertion extends RegexNode {
        final Position position;

        Assertion(Position position) {
            super(1, 1, 1);
            this.position = position;
        }
    }

    /** What can be asserted of a position. */
    enum Position {
        BEGIN_TEXT,
        END_TEXT,
        BEGIN_LINE,
        END_LINE,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }
}
