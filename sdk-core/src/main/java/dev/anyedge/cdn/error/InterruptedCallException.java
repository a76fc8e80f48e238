package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/**
 * The call was ended from this side: the calling thread was interrupted (its interrupt flag is set again), or the client
 * was closed. The provider may have acted on it.
 */
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
