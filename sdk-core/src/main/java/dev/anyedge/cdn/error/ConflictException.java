package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The resource is in a state that does not allow the call now, or exists already. The caller looks, then decides. */
public final class ConflictException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public ConflictException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
