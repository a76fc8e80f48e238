package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The provider failed or is overloaded. The caller tries again later. */
public final class ProviderUnavailableException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public ProviderUnavailableException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
