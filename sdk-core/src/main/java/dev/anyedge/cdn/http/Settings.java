package dev.anyedge.cdn.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What a client was built with, fixed; shared by all its calls. */
record Settings(
        String base,
        Authorizer authorizer,
        ErrorReader errorReader,
        RetryPolicy retryPolicy,
        Duration attemptTimeout,
        Duration deadline,
        String requestIdHeader,
        List<String> headers,
        Redaction redaction,
        Timekeeper time,
        @Nullable DoubleSupplier jitter) {

    /** A random number from 0 to 1. */
    double random() {
        return jitter == null ? ThreadLocalRandom.current().nextDouble() : jitter.getAsDouble();
    }
}
