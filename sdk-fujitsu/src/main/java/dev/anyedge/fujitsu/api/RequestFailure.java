package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConfigurationRejectedException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.RateLimitedException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why something that the provider had accepted failed afterwards (Fujitsu reference §1.4, §2.3). Immutable, thread-safe.
 *
 * @param message the {@code X-Message}; {@code ""} when there is none
 * @param error the {@code X-Error}, for example {@code Invalid JSON input / …}; long runs of hexadecimal digits, which may
 *     be token keys, are masked
 * @param instanceId the {@code X-Error-Instance-ID}, which the provider's support asks for
 */
public record RequestFailure(String message, Optional<String> error, Optional<String> instanceId) {
    private static final String REJECTED = "Invalid JSON input";

    /**
     * Whether the provider rejected the rules, so that sending them again is in vain.
     *
     * @return false when the provider itself failed
     */
    public boolean rejected() {
        return error.filter(text -> text.regionMatches(true, 0, REJECTED, 0, REJECTED.length()))
                        .isPresent()
                || (error.isEmpty() && message.equals("Bad Request"));
    }

    /**
     * What the provider said.
     *
     * @return never empty
     */
    public String text() {
        String said = error.orElse(message);
        return said.isEmpty() ? "The provider does not say why" : said;
    }

    /**
     * The failure as an exception.
     *
     * @param operation what was asked when it was seen
     * @param what the thing that failed, for example {@code service 42}
     * @return a {@link ConfigurationRejectedException}, {@link RateLimitedException} or {@link
     *     ProviderUnavailableException}
     */
    public CdnException toException(String operation, String what) {
        String said = operation + ": the provider accepted a request for " + what + ", but it failed afterwards: "
                + text()
                + instanceId.map(id -> " (error instance id " + id + ")").orElse("");
        FailedCall call = new FailedCall(operation, OptionalInt.empty(), instanceId, 1, Optional.empty());
        if (rejected()) {
            return new ConfigurationRejectedException(said, call, null);
        }
        if (message.equals("Rate limit exceeded")) {
            return new RateLimitedException(said, null, call, null);
        }
        return new ProviderUnavailableException(said, call, null);
    }

    @Override
    public String toString() {
        return text();
    }
}
