package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The provider accepted the configuration, checked it, and rejected it. The caller mends the configuration. */
public final class ConfigurationRejectedException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public ConfigurationRejectedException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
