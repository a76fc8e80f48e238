package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** No usable answer came: connection failed, was cut, timed out, or the answer was too large or not HTTP. The caller looks at the network and tries again. */
public final class TransportException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public TransportException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
