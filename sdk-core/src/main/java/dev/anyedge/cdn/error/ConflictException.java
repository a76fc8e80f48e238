package dev.anyedge.cdn.error;

import org.jspecify.annotations.Nullable;

/** The resource is in a state that does not allow the call now, or exists already. The caller looks, then decides. */
public final class ConflictException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A failed call.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public ConflictException(String message, FailedCall call, @Nullable Throwable cause) {
        this(message, "", call, cause);
    }

    /**
     * A failed call with the provider's reason.
     *
     * @param message what was attempted and what the provider said
     * @param reason the provider's reason in its own word, {@code ""} when it gave none
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public ConflictException(String message, String reason, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.reason = reason;
    }

    /**
     * Why the state does not allow the call.
     *
     * @return the provider's own word, for example {@code resource_still_in_use}; {@code ""} when it gave none
     */
    public String reason() {
        return reason;
    }
}
