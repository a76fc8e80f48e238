package dev.anyedge.simulator;

import java.time.Duration;

/** How a call goes wrong. */
public sealed interface FaultEffect {

    /**
     * The call is not acted on; it is answered with a failure of this status.
     *
     * @param code the HTTP status, 100 to 599
     */
    record Status(int code) implements FaultEffect {

        /**
         * Checks the status.
         *
         * @param code the HTTP status, 100 to 599
         */
        public Status {
            requireStatus(code);
        }

        @Override
        public String toString() {
            return "status=" + code;
        }
    }

    /**
     * The call is acted on, and yet answered with a failure of this status, as a gateway does that lost its backend.
     *
     * @param code the HTTP status, 100 to 599
     */
    record StatusAfter(int code) implements FaultEffect {

        /**
         * Checks the status.
         *
         * @param code the HTTP status, 100 to 599
         */
        public StatusAfter {
            requireStatus(code);
        }

        @Override
        public String toString() {
            return "status-after=" + code;
        }
    }

    /**
     * The call is acted on and answered truthfully, but late. This is real time, whatever clock the simulator has: it
     * is for the time limits of clients.
     *
     * @param duration how late
     */
    record Delay(Duration duration) implements FaultEffect {

        @Override
        public String toString() {
            return "delay=" + duration.toMillis() + "ms";
        }
    }

    /** The connection is closed without an answer; the call is not acted on. */
    record DropBefore() implements FaultEffect {

        @Override
        public String toString() {
            return "drop-before";
        }
    }

    /** The connection is closed without an answer; the call has been acted on. */
    record DropAfter() implements FaultEffect {

        @Override
        public String toString() {
            return "drop-after";
        }
    }

    /** The call is acted on; of the answer's body only the first half arrives before the connection is closed. */
    record Truncate() implements FaultEffect {

        @Override
        public String toString() {
            return "truncate";
        }
    }

    /**
     * Not acted on, answered with a failure.
     *
     * @param code the HTTP status, 100 to 599
     * @return the effect
     */
    static FaultEffect status(int code) {
        return new Status(code);
    }

    /**
     * Acted on, and answered with a failure all the same.
     *
     * @param code the HTTP status, 100 to 599
     * @return the effect
     */
    static FaultEffect statusAfter(int code) {
        return new StatusAfter(code);
    }

    /**
     * Acted on, answered late.
     *
     * @param duration how late, in real time
     * @return the effect
     */
    static FaultEffect delay(Duration duration) {
        return new Delay(duration);
    }

    /**
     * Not acted on, connection closed.
     *
     * @return the effect
     */
    static FaultEffect dropBefore() {
        return new DropBefore();
    }

    /**
     * Acted on, connection closed.
     *
     * @return the effect
     */
    static FaultEffect dropAfter() {
        return new DropAfter();
    }

    /**
     * Acted on, body cut.
     *
     * @return the effect
     */
    static FaultEffect truncate() {
        return new Truncate();
    }

    private static void requireStatus(int code) {
        if (code < 100 || code > 599) {
            throw new IllegalArgumentException("an HTTP status is 100 to 599, not " + code);
        }
    }
}
