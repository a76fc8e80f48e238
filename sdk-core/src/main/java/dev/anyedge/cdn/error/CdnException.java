package dev.anyedge.cdn.error;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything the SDK throws. Subclasses say what a caller can do; {@link #call()} says which call failed
 * and how.
 *
 * <p>Messages never hold a secret: bodies are excerpts with secrets removed.
 */
public class CdnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable FailedCall call;

    /**
     * A failure that is not tied to one call of a provider.
     *
     * @param message what was attempted, what was found, what to do next
     */
    public CdnException(String message) {
        super(message);
        this.call = null;
    }

    /**
     * A failure that is not tied to one call of a provider, with its cause.
     *
     * @param message what was attempted, what was found, what to do next
     * @param cause what lies beneath
     */
    public CdnException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.call = null;
    }

    /**
     * A failed call of a provider.
     *
     * @param message what was attempted and what the provider said
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public CdnException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, cause);
        this.call = call;
    }

    /**
     * The facts of the call that failed.
     *
     * @return the call, or empty where the failure is not tied to one
     */
    public Optional<FailedCall> call() {
        return Optional.ofNullable(call);
    }

    /**
     * The operation that failed, in the provider's own word.
     *
     * @return for example {@code CreateCacheStage}; empty where the failure is not tied to a call
     */
    public Optional<String> operation() {
        return call().map(FailedCall::operation);
    }

    /**
     * The HTTP status of the last answer.
     *
     * @return 100–599, or empty when there was no answer
     */
    public OptionalInt status() {
        return call == null ? OptionalInt.empty() : call.status();
    }

    /**
     * The provider's id of the request, which its support asks for.
     *
     * @return the id, or empty when the provider sent none
     */
    public Optional<String> requestId() {
        return call().flatMap(FailedCall::requestId);
    }

    /**
     * How often the call was sent.
     *
     * @return 0 where the call ended before it was sent, or where the failure is not tied to a call
     */
    public int attempts() {
        return call == null ? 0 : call.attempts();
    }

    /**
     * Whether the same call may succeed later without any change by the caller.
     *
     * @return true for rate limits, unavailability and lost connections
     */
    public boolean retryable() {
        return false;
    }
}
