package dev.anyedge.cdn;

import dev.anyedge.cdn.error.CdnException;

/** The deadline of a wait has passed. The provider goes on with its work; waiting again is safe. */
public final class WaitTimeoutException extends CdnException {
    private static final long serialVersionUID = 1L;

    /**
     * A wait that ran out.
     *
     * @param message for what was waited, how long, and what was seen last
     */
    public WaitTimeoutException(String message) {
        super(message);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
