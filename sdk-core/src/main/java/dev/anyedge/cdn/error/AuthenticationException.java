package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The provider does not know the credentials. The caller mends the credentials. */
public final class AuthenticationException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public AuthenticationException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
