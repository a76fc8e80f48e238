package dev.anyedge.cdn.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many calls in too short a time, also after the SDK's own retries. The caller slows down. */
public final class RateLimitedException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    /**
     * A rate limit.
     *
     * @param message what was attempted and what the provider said
     * @param retryAfter when the provider allows the next call, {@code null} when it does not say
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public RateLimitedException(
            String message, @Nullable Duration retryAfter, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * When the provider allows the next call.
     *
     * @return the time from its answer on, empty when it does not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
