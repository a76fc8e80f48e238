package dev.anyedge.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What shall go wrong in a simulator, in the order it was asked for. Each fault counts the calls it matches from the
 * moment it was added; where several hit the same call, the first one decides. Thread-safe.
 *
 * <pre>{@code
 * simulator.faults().add("POST:*}{@code /set-head-stage:1:drop-after");
 * }</pre>
 */
public final class Faults {

    private final List<Armed> armed = new ArrayList<>();

    /** Starts without faults. */
    public Faults() {}

    /**
     * Adds a fault.
     *
     * @param fault what shall go wrong
     * @return this
     */
    public synchronized Faults add(Fault fault) {
        armed.add(new Armed(fault));
        return this;
    }

    /**
     * Adds a fault given as text.
     *
     * @param spec {@code METHOD:PATH-GLOB:NTH:KIND}, see {@link Fault}
     * @return this
     * @throws IllegalArgumentException when the text is not of this form
     */
    public Faults add(String spec) {
        return add(Fault.parse(spec));
    }

    /** Removes all faults: from now on everything works. */
    public synchronized void clear() {
        armed.clear();
    }

    /**
     * The faults that were added and not removed, spent ones included.
     *
     * @return a copy
     */
    public synchronized List<Fault> list() {
        return armed.stream().map(one -> one.fault).toList();
    }

    synchronized Optional<FaultEffect> next(SimulatedRequest request) {
        Optional<FaultEffect> effect = Optional.empty();
        for (Armed one : armed) {
            if (one.fault.matches(request)) {
                one.seen++;
                boolean hit = one.fault.nth().isEmpty() || one.fault.nth().getAsInt() == one.seen;
                if (hit && effect.isEmpty()) {
                    effect = Optional.of(one.fault.effect());
                }
            }
        }
        return effect;
    }

    private static final class Armed {
        private final Fault fault;
        private int seen;

        private Armed(Fault fault) {
            this.fault = fault;
        }
    }
}
