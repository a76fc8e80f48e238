package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted, or the call was cancelled, while it waited. The interrupt flag of the thread is set again. */
public final class InterruptedCallException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public InterruptedCallException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
