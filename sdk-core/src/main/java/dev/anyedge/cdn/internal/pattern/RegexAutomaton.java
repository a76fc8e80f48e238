package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The deterministic automaton of a regular expression, as far as it was needed: a table of states, found while matching
 * and bounded in size.
 *
 * <p>A state is a row of the table: for each class of code points the row behind it, and in the last column whether the
 * text may end there. Thread-safe: rows are added under a lock; readers take no lock, because an entry is one integer that
 * goes from unknown to its only value, and leads to a row of the same table.
 */
final class RegexAutomaton {
    /** An entry that was not needed yet. */
    static final int UNKNOWN = 0;

    /** No text that goes on from here matches. */
    static final int DEAD = -1;

    /** There is no room for the state. */
    static final int FULL = -2;

    /** In the last column: the text may end here. */
    static final int ACCEPTED = 1;

    /** In the last column: the text may not end here. */
    static final int REJECTED = 2;

    /** The first state's row; later rows are greater, and none is 0. */
    static final int START = 1;

    /** How many entries the table may have: a quarter of a megabyte. */
    private static final int MAX_ENTRIES = 1 << 16;

    /** How many instructions the states may hold in all. */
    private static final int MAX_INSTRUCTIONS = 1 << 16;

    private final RegexProgram program;
    private final int width;
    private final RegexProgram.Workspace workspace;
    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> rows = new HashMap<>();
    private volatile int[] table;
    private int instructions;
    private int fullMatches;

    RegexAutomaton(RegexProgram program) {
        this.program = program;
        this.width = program.classes() + 1;
        this.workspace = program.new Workspace();
        this.table = new int[START + 4 * width];
        State start = new State(new int[] {program.start()}, program.kindOfEdge());
        states.add(start);
        rows.put(start, START);
    }

    /** The instructions that a text can lead to, and what stands before the position as far as assertions can see. */
    private static final class State {
        final int[] instructions;
        final int before;

        State(int[] instructions, int before) {
            this.instructions = instructions;
            this.before = before;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that
                    && before == that.before
                    && Arrays.equals(instructions, that.instructions);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(instructions) + before;
        }
    }

    /** The table of now. It may be replaced by a longer one with each new state. */
    int[] table() {
        return table;
    }

    /** The row behind a row. */
    synchronized int step(int row, int charClass) {
        int known = table[row + charClass];
        if (known != UNKNOWN) {
            return known;
        }
        State from = states.get(number(row));
        int[] reached = workspace.step(from.instructions, from.before, charClass);
        int next = reached.length == 0 ? DEAD : row(new State(reached, program.kindOfClass(charClass)));
        if (next != FULL) {
            table[row + charClass] = next;
        }
        return next;
    }

    /** Whether a text may end at a row. */
    synchronized int end(int row) {
        State state = states.get(number(row));
        int end = workspace.accepts(state.instructions, state.before) ? ACCEPTED : REJECTED;
        table[row + width - 1] = end;
        return end;
    }

    synchronized int[] instructions(int row) {
        return states.get(number(row)).instructions;
    }

    synchronized int before(int row) {
        return states.get(number(row)).before;
    }

    /** Counts a match that found no room. */
    synchronized int countFull() {
        return ++fullMatches;
    }

    private int number(int row) {
        return (row - START) / width;
    }

    private int row(State state) {
        Integer known = rows.get(state);
        if (known != null) {
            return known;
        }
        int row = START + states.size() * width;
        if (row + width > MAX_ENTRIES || instructions + state.instructions.length > MAX_INSTRUCTIONS) {
            return FULL;
        }
        if (row + width > table.length) {
            table = Arrays.copyOf(table, Math.min(MAX_ENTRIES, 2 * table.length + width));
        }
        instructions += state.instructions.length;
        states.add(state);
        rows.put(state, row);
        return row;
    }
}
