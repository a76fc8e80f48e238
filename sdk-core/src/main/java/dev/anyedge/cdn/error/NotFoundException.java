package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** What the call names does not exist (any more). */
public final class NotFoundException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public NotFoundException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
