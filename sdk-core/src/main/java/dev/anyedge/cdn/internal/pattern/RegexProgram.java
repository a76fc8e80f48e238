package dev.anyedge.cdn.internal.pattern;

import dev.anyedge.cdn.internal.pattern.RegexNode.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular expression as a non-deterministic automaton (Thompson's construction), with all code points sorted into the
 * few classes that it tells apart.
 *
 * <p>A step works on sets of instructions, so that its cost is bounded by the size of the program whatever the input.
 */
final class RegexProgram {
    /** What stands beside a position, as far as assertions can see. */
    static final int EDGE = 0;

    static final int NEWLINE = 1;
    static final int WORD = 2;
    static final int OTHER = 3;

    private static final byte CHARS = 0;
    private static final byte SPLIT = 1;
    private static final byte ASSERT = 2;
    private static final byte MATCH = 3;
    private static final Position[] POSITIONS = Position.values();

    private final byte[] operations;
    private final int[] next;
    /** The other way of a split, the set of a character, or the position of an assertion. */
    private final int[] operand;

    private final int start;
    private final boolean asserts;

    private final int[] classStarts;
    private final int[] classAt;
    private final char[] lowClasses = new char[128];
    private final byte[] classKinds;
    private final BitSet[] classSets;

    private RegexProgram(Assembler code, int start) {
        this.operations = Arrays.copyOf(code.operations, code.size);
        this.next = Arrays.copyOf(code.next, code.size);
        this.operand = Arrays.copyOf(code.operand, code.size);
        this.start = start;
        this.asserts = code.asserts;

        Classes classes = new Classes(code.sets, asserts);
        this.classStarts = classes.starts.stream().mapToInt(Integer::intValue).toArray();
        this.classAt = classes.numbers.stream().mapToInt(Integer::intValue).toArray();
        this.classSets = classes.members.toArray(BitSet[]::new);
        this.classKinds = new byte[classSets.length];
        for (int i = 0; i < classStarts.length; i++) {
            classKinds[classAt[i]] = (byte) (asserts ? kind(classStarts[i]) : OTHER);
        }
        for (int c = 0; c < lowClasses.length; c++) {
            lowClasses[c] = (char) search(c);
        }
    }

    static RegexProgram compile(RegexNode node) {
        Assembler code = new Assembler(node.size + 1);
        int match = code.add(MATCH, 0, 0);
        return new RegexProgram(code, code.emit(node, match));
    }

    int classes() {
        return classSets.length;
    }

    int start() {
        return start;
    }

    /** What assertions see before a code point of a class. */
    int kindOfClass(int charClass) {
        return classKinds[charClass];
    }

    /** What assertions see at the start of the text; without assertions nothing is told apart. */
    int kindOfEdge() {
        return asserts ? EDGE : OTHER;
    }

    int classOf(int codePoint) {
        return codePoint < lowClasses.length ? lowClasses[codePoint] : search(codePoint);
    }

    private int search(int codePoint) {
        int index = Arrays.binarySearch(classStarts, codePoint);
        return classAt[index >= 0 ? index : -index - 2];
    }

    private static int kind(int codePoint) {
        if (codePoint == '\n') {
            return NEWLINE;
        }
        boolean word = (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || (codePoint >= 'a' && codePoint <= 'z')
                || codePoint == '_';
        return word ? WORD : OTHER;
    }

    /** Sets of instructions to work with; not to be shared between threads. */
    final class Workspace {
        private final int[] stack = new int[2 * operations.length + 2];
        private final int[] seen = new int[operations.length];
        private final int[] added = new int[operations.length];
        private final int[] result = new int[operations.length];
        private int round;

        /**
         * The instructions behind one code point.
         *
         * @param from instructions before it
         * @param before what stands before this position
         * @param charClass the code point's class
         * @return sorted instructions
         */
        int[] step(int[] from, int before, int charClass) {
            int count = 0;
            round++;
            int top = push(from);
            int after = classKinds[charClass];
            BitSet sets = classSets[charClass];
            while (top > 0) {
                int instruction = stack[--top];
                if (seen[instruction] == round) {
                    continue;
                }
                seen[instruction] = round;
                if (operations[instruction] == CHARS) {
                    int target = next[instruction];
                    if (sets.get(operand[instruction]) && added[target] != round) {
                        added[target] = round;
                        result[count++] = target;
                    }
                } else {
                    top = follow(instruction, before, after, top);
                }
            }
            int[] reached = Arrays.copyOf(result, count);
            Arrays.sort(reached);
            return reached;
        }

        /** Whether the text may end here. */
        boolean accepts(int[] from, int before) {
            round++;
            int top = push(from);
            while (top > 0) {
                int instruction = stack[--top];
                if (operations[instruction] == MATCH) {
                    return true;
                }
                if (seen[instruction] != round && operations[instruction] != CHARS) {
                    seen[instruction] = round;
                    top = follow(instruction, before, EDGE, top);
                }
            }
            return false;
        }

        private int push(int[] from) {
            System.arraycopy(from, 0, stack, 0, from.length);
            return from.length;
        }

        private int follow(int instruction, int before, int after, int top) {
            int height = top;
            if (operations[instruction] == SPLIT) {
                stack[height++] = next[instruction];
                stack[height++] = operand[instruction];
            } else if (operations[instruction] == ASSERT && holds(POSITIONS[operand[instruction]], before, after)) {
                stack[height++] = next[instruction];
            }
            return height;
        }

        private boolean holds(Position position, int before, int after) {
            return switch (position) {
                case BEGIN_TEXT -> before == EDGE;
                case END_TEXT -> after == EDGE;
                case BEGIN_LINE -> before == EDGE || before == NEWLINE;
                case END_LINE -> after == EDGE || after == NEWLINE;
                case WORD_BOUNDARY -> (before == WORD) != (after == WORD);
                case NO_WORD_BOUNDARY -> (before == WORD) == (after == WORD);
            };
        }
    }

    /** Writes instructions from the last to the first, so that each knows where to go on. */
    private static final class Assembler {
        final byte[] operations;
        final int[] next;
        final int[] operand;
        final List<CharSet> sets = new ArrayList<>();
        private final Map<CharSet, Integer> setNumbers = new HashMap<>();
        int size;
        boolean asserts;

        Assembler(long capacity) {
            operations = new byte[(int) capacity];
            next = new int[(int) capacity];
            operand = new int[(int) capacity];
        }

        int add(byte operation, int nextInstruction, int operandValue) {
            operations[size] = operation;
            next[size] = nextInstruction;
            operand[size] = operandValue;
            return size++;
        }

        int emit(RegexNode node, int then) {
            if (node instanceof RegexNode.Chars chars) {
                Integer set = setNumbers.get(chars.set);
                if (set == null) {
                    set = sets.size();
                    sets.add(chars.set);
                    setNumbers.put(chars.set, set);
                }
                return add(CHARS, then, set);
            }
            if (node instanceof RegexNode.Sequence sequence) {
                int at = then;
                for (int i = sequence.nodes.size() - 1; i >= 0; i--) {
                    at = emit(sequence.nodes.get(i), at);
                }
                return at;
            }
            if (node instanceof RegexNode.Choice choice) {
                int at = emit(choice.nodes.get(choice.nodes.size() - 1), then);
                for (int i = choice.nodes.size() - 2; i >= 0; i--) {
                    at = add(SPLIT, emit(choice.nodes.get(i), then), at);
                }
                return at;
            }
            if (node instanceof RegexNode.Repeat repeat) {
                return emitRepeat(repeat, then);
            }
            asserts = true;
            return add(ASSERT, then, ((RegexNode.Assertion) node).position.ordinal());
        }

        private int emitRepeat(RegexNode.Repeat repeat, int then) {
            int at = then;
            int required = repeat.min;
            if (repeat.max == RegexNode.Repeat.UNLIMITED) {
                int loop = add(SPLIT, 0, then);
                int body = emit(repeat.node, loop);
                next[loop] = body;
                at = required == 0 ? loop : body;
                required = Math.max(0, required - 1);
            } else {
                for (int i = repeat.min; i < repeat.max; i++) {
                    at = add(SPLIT, emit(repeat.node, at), then);
                }
            }
            for (int i = 0; i < required; i++) {
                at = emit(repeat.node, at);
            }
            return at;
        }
    }

    /** Sorts all code points into classes: two are in the same when no set and no assertion tells them apart. */
    private static final class Classes {
        final List<Integer> starts = new ArrayList<>();
        final List<Integer> numbers = new ArrayList<>();
        final List<BitSet> members = new ArrayList<>();

        Classes(List<CharSet> sets, boolean asserts) {
            List<CharSet> all = new ArrayList<>(sets);
            if (asserts) {
                all.add(CharSet.single('\n'));
                all.add(CharSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z'));
            }
            List<long[]> events = new ArrayList<>();
            for (int set = 0; set < all.size(); set++) {
                CharSet ranges = all.get(set);
                for (int i = 0; i < ranges.ranges(); i++) {
                    events.add(new long[] {ranges.first(i), set});
                    events.add(new long[] {ranges.last(i) + 1L, set});
                }
            }
            events.sort((a, b) -> Long.compare(a[0], b[0]));
            Map<BitSet, Integer> known = new HashMap<>();
            BitSet open = new BitSet();
            int event = 0;
            long position = 0;
            while (position <= Character.MAX_CODE_POINT) {
                while (event < events.size() && events.get(event)[0] == position) {
                    open.flip((int) events.get(event++)[1]);
                }
                Integer number = known.get(open);
                if (number == null) {
                    number = members.size();
                    BitSet copy = (BitSet) open.clone();
                    known.put(copy, number);
                    members.add(copy);
                }
                starts.add((int) position);
                numbers.add(number);
                position = event < events.size() ? events.get(event)[0] : Character.MAX_CODE_POINT + 1L;
            }
        }
    }
}
