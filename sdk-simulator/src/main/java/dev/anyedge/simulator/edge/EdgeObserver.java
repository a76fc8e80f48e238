package dev.anyedge.simulator.edge;

/** Told of every answer that a site gives. Called from many threads at once. */
@FunctionalInterface
public interface EdgeObserver {

    /**
     * A viewer is being answered.
     *
     * @param visit what was asked and answered
     */
    void visited(EdgeVisit visit);

    /**
     * A viewer went away before the answer was over.
     *
     * @param visit as it was told to {@link #visited}
     */
    default void broken(EdgeVisit visit) {}
}
