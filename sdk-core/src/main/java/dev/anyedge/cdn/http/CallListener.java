package dev.anyedge.cdn.http;

/**
 * Sees every attempt of every call of a client, for metrics and traces. Called on the thread that makes the call (a
 * thread of the client's executor for asynchronous calls), so it must be quick; safe for use by several threads. What
 * it throws is logged and does not disturb the call.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * An attempt has ended.
     *
     * @param report what happened
     */
    void attemptFinished(AttemptReport report);
}
