package dev.anyedge.cdn;

import java.util.List;

/**
 * How far a purge is. Immutable, thread-safe.
 *
 * @param deploymentId the deployment's id
 * @param state the state of the whole
 * @param parts the provider's own requests, in the order in which they were made
 */
public record PurgeProgress(String deploymentId, State state, List<Part> parts) {

    /** A state of a purge. */
    public enum State {
        /** The provider is at work. */
        PENDING,
        /** The content is gone. */
        DONE,
        /** The provider failed; content may still be there. */
        FAILED
    }

    /**
     * One request of the provider.
     *
     * @param id the provider's id
     * @param state its state
     * @param paths what it covers; none: everything
     */
    public record Part(String id, State state, List<String> paths) {

        /**
         * Copies the paths.
         *
         * @param id the provider's id
         * @param state its state
         * @param paths what it covers
         */
        public Part {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The progress of parts: failed when one failed, else pending when one is, else done.
     *
     * @param deploymentId the deployment's id
     * @param parts the provider's own requests
     * @return the progress
     */
    public static PurgeProgress of(String deploymentId, List<Part> parts) {
        State state = State.DONE;
        for (Part part : parts) {
            if (part.state() == State.FAILED) {
                state = State.FAILED;
            } else if (part.state() == State.PENDING && state == State.DONE) {
                state = State.PENDING;
            }
        }
        return new PurgeProgress(deploymentId, state, List.copyOf(parts));
    }
}
