package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Change;

/**
 * One change and how it is done.
 *
 * <p>After each writing call of a step, every request must be decided wholly by the old or wholly by the new
 * configuration, and doing the step again after it failed anywhere must lead to the same end.
 *
 * @param change what the user sees
 * @param calls how many writing calls it takes when all goes well, at least 1
 * @param work does it
 */
public record Step(Change change, int calls, Work work) {

    /** Does a step. */
    @FunctionalInterface
    public interface Work {

        /**
         * Makes the step's calls.
         *
         * @param scope ids that earlier steps produced, and where to leave new ones
         */
        void run(ApplyScope scope);
    }

    /**
     * A step of one call.
     *
     * @param change what the user sees
     * @param work makes the call
     * @return the step
     */
    public static Step of(Change change, Work work) {
        return new Step(change, 1, work);
    }
}
