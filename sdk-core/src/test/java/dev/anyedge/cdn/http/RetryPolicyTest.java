package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The numbers behind a retry: pauses, the budget, and what {@code Retry-After} says. */
class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2025-03-14T09:26:53Z");

    private final RetryPolicy policy = RetryPolicy.defaults();

    @Test
    void thePauseDoublesUpToItsCap() {
        assertThat(Duration.ofNanos(policy.backoffNanos(1, false, 1))).isEqualTo(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(policy.backoffNanos(2, false, 1))).isEqualTo(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(policy.backoffNanos(3, false, 1))).isEqualTo(Duration.ofMillis(400));
        assertThat(Duration.ofNanos(policy.backoffNanos(8, false, 1))).isEqualTo(Duration.ofMillis(12_800));
        assertThat(Duration.ofNanos(policy.backoffNanos(9, false, 1))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(policy.backoffNanos(1_000_000, false, 1))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theJitterIsFull() {
        assertThat(policy.backoffNanos(4, false, 0)).isZero();
        assertThat(Duration.ofNanos(policy.backoffNanos(4, false, 0.5))).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aRefusalIsAnsweredWithALongerPause() {
        assertThat(Duration.ofNanos(policy.backoffNanos(1, true, 1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(policy.backoffNanos(2, true, 1))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void noPauseIsEverNegativeOrBeyondTheCap() {
        long seed = 20250314;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            int attempt = 1 + random.nextInt(200);
            double jitter = random.nextDouble();
            assertThat(policy.backoffNanos(attempt, random.nextBoolean(), jitter))
                    .as("seed %d, case %d, attempt %d, jitter %s", seed, i, attempt, jitter)
                    .isBetween(0L, policy.maxDelay().toNanos());
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> policy.withMaxAttempts(0))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/maxAttempts: found 0, allowed is 1 or more");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(-1), Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/baseDelay");
    }

    @Test
    void theBudgetPaysForAHundredRetriesAndNoMore() {
        RetryBudget budget = new RetryBudget();
        for (int i = 0; i < 100; i++) {
            assertThat(budget.take()).as("retry %d", i).isTrue();
        }
        assertThat(budget.take()).isFalse();
    }

    @Test
    void successesFillTheBudgetAgain() {
        RetryBudget budget = new RetryBudget();
        while (budget.take()) {
            // spend it all
        }
        budget.succeeded(2);
        assertThat(budget.take())
                .as("a retry that went well gives back its price")
                .isTrue();
        for (int i = 0; i < 4; i++) {
            budget.succeeded(1);
        }
        assertThat(budget.take()).isFalse();
        budget.succeeded(1);
        assertThat(budget.take()).as("five calls without a retry pay for one").isTrue();
    }

    @Test
    void theBudgetNeverExceedsItsCapacity() {
        RetryBudget budget = new RetryBudget();
        budget.succeeded(1);
        budget.succeeded(3);
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(100);
    }

    @Test
    void retryAfterIsReadInBothOfItsForms() {
        assertThat(RetryAfter.read("120", NOW)).hasValue(Duration.ofSeconds(120));
        assertThat(RetryAfter.read(" 0 ", NOW)).hasValue(Duration.ZERO);
        assertThat(RetryAfter.read("Fri, 14 Mar 2025 09:28:53 GMT", NOW)).hasValue(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Fri, 14 Mar 2025 09:00:00 GMT", NOW)).hasValue(Duration.ZERO);
    }

    @Test
    void whatIsNoRetryAfterIsNotGuessedAt() {
        assertThat(RetryAfter.read("", NOW)).isEmpty();
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("-1", NOW)).isEmpty();
        assertThat(RetryAfter.read("1.5", NOW)).isEmpty();
        assertThat(RetryAfter.read("Sat, 14 Mar 2025 09:28:53 GMT", NOW))
                .as("wrong day of the week")
                .isEmpty();
    }

    @Test
    void anAbsurdRetryAfterStaysAReadableNumber() {
        assertThat(RetryAfter.read("99999999999999999999999999", NOW)).hasValue(Duration.ofDays(365));
        assertThat(RetryAfter.read("999999999", NOW)).hasValue(Duration.ofDays(365));
        assertThat(RetryAfter.read("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).hasValue(Duration.ofDays(365));
    }
}
