package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.time.Duration;
import java.util.List;

/**
 * How often and how soon a call is tried again. The pause before attempt <i>n</i> + 1 is a random part of
 * {@code min(maxDelay, baseDelay × 2^(n-1))} ("full jitter"), and not less than what the provider asks for.
 *
 * @param maxAttempts how often a call is sent at most, the first time included; 1 never tries again
 * @param baseDelay the longest pause after the first failure
 * @param refusedDelay the same after a refusal such as 429, where coming back soon makes it worse
 * @param maxDelay the longest pause after any failure
 * @param maxRetryAfter the longest wait that a provider may ask for; where it asks for more, the call fails at once and
 *     says so
 */
public record RetryPolicy(
        int maxAttempts, Duration baseDelay, Duration refusedDelay, Duration maxDelay, Duration maxRetryAfter) {

    /**
     * Checks the numbers.
     *
     * @param maxAttempts 1 or more
     * @param baseDelay zero or more
     * @param refusedDelay zero or more
     * @param maxDelay zero or more
     * @param maxRetryAfter zero or more
     * @throws ValidationException if one of them is out of its range
     */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw invalid("/maxAttempts", String.valueOf(maxAttempts), "1 or more");
        }
        notNegative("/baseDelay", baseDelay);
        notNegative("/refusedDelay", refusedDelay);
        notNegative("/maxDelay", maxDelay);
        notNegative("/maxRetryAfter", maxRetryAfter);
    }

    /**
     * Four attempts, pauses from 100 ms (1 s after a refusal) up to 20 s, and at most a minute of {@code Retry-After}.
     *
     * @return the policy of a client that is not told otherwise
     */
    public static RetryPolicy defaults() {
        return new RetryPolicy(
                4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    /**
     * Sends each call once.
     *
     * @return a policy without retries
     */
    public static RetryPolicy none() {
        return defaults().withMaxAttempts(1);
    }

    /**
     * The same policy with another number of attempts.
     *
     * @param attempts 1 or more
     * @return the policy
     * @throws ValidationException if it is less than 1
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, baseDelay, refusedDelay, maxDelay, maxRetryAfter);
    }

    /** The pause in nanoseconds after the given failed attempt, for a random number from 0 to 1. */
    long backoffNanos(int attempt, boolean refused, double random) {
        double longest = (refused ? refusedDelay : baseDelay).toNanos() * Math.pow(2, Math.min(attempt - 1, 62));
        return (long) (Math.min(longest, maxDelay.toNanos()) * random);
    }

    private static void notNegative(String pointer, Duration value) {
        if (value.isNegative()) {
            throw invalid(pointer, value.toString(), "a duration of zero or more");
        }
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "retry policy",
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
