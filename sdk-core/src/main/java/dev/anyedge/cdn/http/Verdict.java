package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.RateLimitedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means, as an {@link ErrorReader} reads it. A verdict names the exception by its constructor and brings
 * the provider's words; the runtime adds the facts of the call and throws only if it does not try again.
 *
 * <pre>{@code
 * Verdict.fatal(NotFoundException::new, "resource pipeline 42 is not found")
 * }</pre>
 */
public final class Verdict {

    /** Makes the exception for a failed call; most constructors of {@code dev.anyedge.cdn.error} are one. */
    @FunctionalInterface
    public interface ErrorType {

        /**
         * Makes the exception.
         *
         * @param message the whole message, without secrets
         * @param call the facts of the call
         * @param cause what lies beneath, {@code null} for an answer
         * @return the exception to throw
         */
        CdnException create(String message, FailedCall call, @Nullable Throwable cause);
    }

    enum Kind {
        OK,
        FATAL,
        UNAUTHENTICATED,
        RETRYABLE,
        REFUSED
    }

    private static final Verdict OK = new Verdict(Kind.OK, null, "", null);

    private final Kind kind;
    /** {@code null}: a {@link RateLimitedException}, which also wants to know how long to wait. */
    private final @Nullable ErrorType type;

    private final String said;
    private final @Nullable Duration after;

    private Verdict(Kind kind, @Nullable ErrorType type, String said, @Nullable Duration after) {
        this.kind = kind;
        this.type = type;
        this.said = said;
        this.after = after;
    }

    /**
     * The provider did what was asked.
     *
     * @return the verdict
     */
    public static Verdict ok() {
        return OK;
    }

    /**
     * The call failed, and the same call will fail again.
     *
     * @param type the exception's constructor
     * @param said what the provider said and what to do about it; {@code ""} when it said nothing
     * @return the verdict
     */
    public static Verdict fatal(ErrorType type, String said) {
        return new Verdict(Kind.FATAL, type, said, null);
    }

    /**
     * The provider refused the credentials: {@link Authorizer#renew} is asked once, then it is an
     * {@link AuthenticationException}.
     *
     * @param said what the provider said, or {@code ""}
     * @return the verdict
     */
    public static Verdict unauthenticated(String said) {
        return new Verdict(Kind.UNAUTHENTICATED, AuthenticationException::new, said, null);
    }

    /**
     * The call failed in a way that may pass, and the provider may have acted: repeated only if the request's
     * {@link Repeat} is {@code ALWAYS}.
     *
     * @param type the exception's constructor
     * @param said what the provider said, or {@code ""}
     * @return the verdict
     */
    public static Verdict retryable(ErrorType type, String said) {
        return new Verdict(Kind.RETRYABLE, type, said, null);
    }

    /**
     * The call failed in a way that may pass, and the provider surely has not acted: repeated unless the request's
     * {@link Repeat} is {@code NEVER}.
     *
     * @param type the exception's constructor
     * @param said what the provider said, or {@code ""}
     * @return the verdict
     */
    public static Verdict refused(ErrorType type, String said) {
        return new Verdict(Kind.REFUSED, type, said, null);
    }

    /**
     * Too many calls: as {@link #refused}, and a {@link RateLimitedException} in the end.
     *
     * @param said what the provider said, or {@code ""}
     * @return the verdict
     */
    public static Verdict rateLimited(String said) {
        return new Verdict(Kind.REFUSED, null, said, null);
    }

    /**
     * The usual meaning of an HTTP status that is an error.
     *
     * @param status the status; 200–299 are errors here, too, of an unknown kind
     * @param said what the provider said, or {@code ""}
     * @return never {@link #ok()}
     */
    public static Verdict byStatus(int status, String said) {
        return switch (status) {
            case 401 -> unauthenticated(said);
            case 403 -> fatal(PermissionDeniedException::new, said);
            case 404, 410 -> fatal(NotFoundException::new, said);
            case 409, 412, 423 -> fatal(ConflictException::new, said);
            case 402, 507 -> fatal((m, call, cause) -> new QuotaExceededException(m, List.of(), call, cause), said);
            case 408 -> retryable(ProviderUnavailableException::new, said);
            case 425 -> refused(ProviderUnavailableException::new, said);
            case 429 -> rateLimited(said);
            case 501, 505 -> fatal((m, call, cause) -> new InvalidRequestException(m, List.of(), call, cause), said);
            default -> byClass(status, said);
        };
    }

    private static Verdict byClass(int status, String said) {
        if (status >= 500) {
            return retryable(ProviderUnavailableException::new, said);
        }
        if (status >= 400) {
            return fatal((m, call, cause) -> new InvalidRequestException(m, List.of(), call, cause), said);
        }
        if (status >= 300) {
            return fatal(
                    CdnException::new,
                    (said.isEmpty() ? "" : said + "; ")
                            + "redirects are not followed, because they could carry the credentials elsewhere; if the API"
                            + " has moved, set its new base URI");
        }
        return fatal(CdnException::new, said);
    }

    /**
     * The same verdict with the provider's word on when to come back. Without it, the runtime reads {@code Retry-After}.
     *
     * @param wait the time from the answer on
     * @return the verdict
     */
    public Verdict after(Duration wait) {
        return new Verdict(kind, type, said, wait);
    }

    /**
     * Whether the provider did what was asked.
     *
     * @return false for every failure
     */
    public boolean isOk() {
        return kind == Kind.OK;
    }

    Kind kind() {
        return kind;
    }

    String said() {
        return said;
    }

    Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    CdnException exception(String message, FailedCall call, @Nullable Duration wait, @Nullable Throwable cause) {
        return type == null ? new RateLimitedException(message, wait, call, cause) : type.create(message, call, cause);
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
