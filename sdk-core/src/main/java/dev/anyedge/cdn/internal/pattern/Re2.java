package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in RE2 syntax that a whole text must match.
 *
 * <p>Our own, because path conditions must mean what they mean at the providers (RE2 syntax, no backtracking), and
 * because {@code java.util.regex} takes exponential time on some expressions. The automaton is made deterministic while
 * it is used; when its states become too many, a match goes on with sets of instructions. Either way the time is linear
 * in the text. Immutable as seen from outside, thread-safe.
 */
public final class Re2 implements PathPattern {
    /** How many transitions of the deterministic automaton are kept: half a megabyte at most. */
    private static final int MAX_TRANSITIONS = 1 << 16;

    /** How many instructions its states may hold in all. */
    private static final int MAX_INSTRUCTIONS = 1 << 16;

    /** After so many matches that found the automaton full, it is built anew, for the requests of now. */
    private static final int FULL_MATCHES = 1000;

    private final RegexProgram program;
    private final LiteralParts literalParts;
    private volatile Automaton automaton;

    private Re2(RegexNode node) {
        this.program = RegexProgram.compile(node);
        this.literalParts = literalPartsOf(node);
        this.automaton = new Automaton(program);
    }

    /**
     * Compiles an expression.
     *
     * @param expression RE2 syntax
     * @return the compiled expression
     * @throws Re2SyntaxException when it is not RE2 syntax, or too large
     */
    public static Re2 compile(String expression) {
        return new Re2(Re2Parser.parse(expression));
    }

    /**
     * What is wrong with an expression, if anything.
     *
     * @param expression RE2 syntax, hopefully
     * @return a sentence that says where and what, for example {@code at character 3: …}; empty when the expression is good
     */
    public static Optional<String> check(String expression) {
        try {
            Re2Parser.parse(expression);
            return Optional.empty();
        } catch (Re2SyntaxException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public boolean matches(String text) {
        Automaton states = automaton;
        State state = states.start;
        int length = text.length();
        int i = 0;
        while (i < length) {
            int from = i;
            int c = text.charAt(i++);
            if (Character.isHighSurrogate((char) c) && i < length && Character.isLowSurrogate(text.charAt(i))) {
                c = Character.toCodePoint((char) c, text.charAt(i++));
            }
            int charClass = program.classOf(c);
            State next = state.next[charClass];
            if (next == null) {
                next = states.step(state, charClass);
                if (next == null) {
                    return goOn(states, state, text, from);
                }
            }
            if (next.instructions.length == 0) {
                return false;
            }
            state = next;
        }
        return state.accepts(program);
    }

    /** Goes on without new states. */
    private boolean goOn(Automaton full, State state, String text, int from) {
        if (full.fullMatches.incrementAndGet() == FULL_MATCHES) {
            automaton = new Automaton(program);
        }
        RegexProgram.Workspace workspace = program.new Workspace();
        int[] instructions = state.instructions;
        int before = state.before;
        for (int i = from; i < text.length() && instructions.length > 0; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int charClass = program.classOf(c);
            instructions = workspace.step(instructions, before, charClass);
            before = program.kindOfClass(charClass);
        }
        return workspace.accepts(instructions, before);
    }

    @Override
    public LiteralParts literalParts() {
        return literalParts;
    }

    /** A set of instructions that the text so far leads to. Its transitions are found as they are needed. */
    private static final class State {
        final int[] instructions;
        final int before;

        /** Written without a lock: a state is immutable but for this, and a lost entry is found again. */
        final @Nullable State[] next;

        private int acceptance;

        State(int[] instructions, int before, int classes) {
            this.instructions = instructions;
            this.before = before;
            this.next = new @Nullable State[classes];
        }

        boolean accepts(RegexProgram program) {
            int known = acceptance;
            if (known == 0) {
                known = program.new Workspace().accepts(instructions, before) ? 1 : 2;
                acceptance = known;
            }
            return known == 1;
        }
    }

    private record Key(List<Integer> instructions, int before) {
        static Key of(int[] instructions, int before) {
            return new Key(Arrays.stream(instructions).boxed().toList(), before);
        }
    }

    /** The deterministic automaton as far as it was needed. */
    private static final class Automaton {
        final RegexProgram program;
        final State start;
        final AtomicInteger fullMatches = new AtomicInteger();
        private final Map<Key, State> states = new ConcurrentHashMap<>();
        private final AtomicInteger transitions = new AtomicInteger();
        private final AtomicInteger instructions = new AtomicInteger();

        Automaton(RegexProgram program) {
            this.program = program;
            this.start = new State(new int[] {program.start()}, program.kindOfEdge(), program.classes());
        }

        /** The state behind one code point; null when there is no room for it. */
        @Nullable
        State step(State from, int charClass) {
            boolean full = transitions.get() > MAX_TRANSITIONS || instructions.get() > MAX_INSTRUCTIONS;
            if (full) {
                return null;
            }
            int[] reached = program.new Workspace().step(from.instructions, from.before, charClass);
            int before = program.kindOfClass(charClass);
            State next = states.computeIfAbsent(Key.of(reached, before), key -> {
                transitions.addAndGet(program.classes());
                instructions.addAndGet(reached.length);
                return new State(reached, before, program.classes());
            });
            from.next[charClass] = next;
            return next;
        }
    }

    // ---- literal parts ----

    private static LiteralParts literalPartsOf(RegexNode node) {
        Literals literals = new Literals();
        literals.read(node);
        return literals.finish();
    }

    /** Collects the runs of literal characters on the top level of an expression. */
    private static final class Literals {
        private final List<String> runs = new ArrayList<>();
        private StringBuilder run = new StringBuilder();
        private boolean unconditional = true;

        void read(RegexNode node) {
            if (node instanceof RegexNode.Sequence sequence) {
                sequence.nodes.forEach(this::read);
            } else if (node instanceof RegexNode.Chars chars && chars.set.singleton() >= 0) {
                run.appendCodePoint(chars.set.singleton());
            } else if (node instanceof RegexNode.Assertion assertion) {
                // Takes no room; where it always holds in a full match, literals around it stay a whole.
                unconditional &= runs.isEmpty()
                        && run.isEmpty()
                        && (assertion.position == RegexNode.Position.BEGIN_TEXT
                                || assertion.position == RegexNode.Position.BEGIN_LINE);
            } else {
                runs.add(run.toString());
                run = new StringBuilder();
            }
        }

        LiteralParts finish() {
            String last = run.toString();
            if (runs.isEmpty()) {
                return new LiteralParts(unconditional, last, List.of(), last);
            }
            List<String> inner =
                    runs.stream().skip(1).filter(text -> !text.isEmpty()).toList();
            return new LiteralParts(false, runs.get(0), inner, last);
        }
    }
}
