package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression in RE2 syntax that a whole text must match.
 *
 * <p>Our own, because path conditions must mean what they mean at the providers (RE2 syntax, no backtracking), and
 * because {@code java.util.regex} takes exponential time on some expressions. The automaton is made deterministic while
 * it is used; when its states become too many, a match goes on with sets of instructions. Either way the time is linear
 * in the text. Immutable as seen from outside, thread-safe.
 */
public final class Re2 implements PathPattern {
    /** After so many matches that found the automaton full, it is built anew, for the requests of now. */
    private static final int FULL_MATCHES = 1000;

    private final RegexProgram program;
    private final Literals literals;
    private volatile RegexAutomaton automaton;

    private Re2(RegexNode node) {
        this.program = RegexProgram.compile(node);
        this.literals = new Literals();
        literals.read(node);
        this.automaton = new RegexAutomaton(program);
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
        RegexAutomaton states = automaton;
        int[] table = states.table();
        int state = RegexAutomaton.START;
        int length = text.length();
        int i = 0;
        while (i < length) {
            int from = i;
            int c = text.charAt(i++);
            if (Character.isHighSurrogate((char) c) && i < length && Character.isLowSurrogate(text.charAt(i))) {
                c = Character.toCodePoint((char) c, text.charAt(i++));
            }
            int charClass = program.classOf(c);
            int next = table[state + charClass];
            if (next == RegexAutomaton.UNKNOWN) {
                next = states.step(state, charClass);
                if (next == RegexAutomaton.FULL) {
                    return goOn(states, state, text, from);
                }
                table = states.table();
            }
            if (next == RegexAutomaton.DEAD) {
                return false;
            }
            state = next;
        }
        int end = table[state + program.classes()];
        return (end == RegexAutomaton.UNKNOWN ? states.end(state) : end) == RegexAutomaton.ACCEPTED;
    }

    /** Goes on without new states. */
    private boolean goOn(RegexAutomaton full, int state, String text, int from) {
        if (full.countFull() == FULL_MATCHES) {
            automaton = new RegexAutomaton(program);
        }
        RegexProgram.Workspace workspace = program.new Workspace();
        int[] instructions = full.instructions(state);
        int before = full.before(state);
        int i = from;
        while (i < text.length() && instructions.length > 0) {
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
        return literals.parts();
    }

    /**
     * The glob that matches the same texts, as long as they hold no line break.
     *
     * @return a glob; empty when the expression says more than literals and {@code .*} can
     */
    public Optional<Glob> asGlob() {
        return literals.glob ? Optional.of(Glob.ofPieces(literals.pieces())) : Optional.empty();
    }

    /** The runs of literal characters on the top level of an expression, and whether there is nothing but stars between. */
    private static final class Literals {
        private final List<String> runs = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private boolean glob = true;
        private boolean ended;

        void read(RegexNode node) {
            if (node instanceof RegexNode.Sequence sequence) {
                sequence.nodes.forEach(this::read);
            } else if (node instanceof RegexNode.Chars chars && chars.set.singleton() >= 0) {
                glob &= !ended;
                run.appendCodePoint(chars.set.singleton());
            } else if (node instanceof RegexNode.Assertion assertion) {
                read(assertion.position);
            } else {
                glob &= !ended && isAnything(node);
                runs.add(run.toString());
                run.setLength(0);
            }
        }

        /** Takes no room, so literals around it stay a whole. At the very ends it says nothing new. */
        private void read(RegexNode.Position position) {
            switch (position) {
                case BEGIN_TEXT, BEGIN_LINE -> glob &= runs.isEmpty() && run.isEmpty();
                case END_TEXT, END_LINE -> ended = true;
                default -> glob = false;
            }
        }

        private static boolean isAnything(RegexNode node) {
            return node instanceof RegexNode.Repeat repeat
                    && repeat.min == 0
                    && repeat.max == RegexNode.Repeat.UNLIMITED
                    && repeat.node instanceof RegexNode.Chars chars
                    && (chars.set.equals(CharSet.ALL) || chars.set.equals(Re2Parser.NOT_NEWLINE));
        }

        List<String> pieces() {
            List<String> pieces = new ArrayList<>(runs);
            pieces.add(run.toString());
            return pieces;
        }

        LiteralParts parts() {
            String last = run.toString();
            if (runs.isEmpty()) {
                return new LiteralParts(glob, last, List.of(), last);
            }
            List<String> inner =
                    runs.stream().skip(1).filter(text -> !text.isEmpty()).toList();
            return new LiteralParts(false, runs.get(0), inner, last);
        }
    }
}
