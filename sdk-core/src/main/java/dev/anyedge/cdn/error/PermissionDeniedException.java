package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The credentials are known but may not do this. The caller asks for the permission that the message names. */
public final class PermissionDeniedException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public PermissionDeniedException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
