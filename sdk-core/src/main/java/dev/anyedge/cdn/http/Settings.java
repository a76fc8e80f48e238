package dev.anyedge.cdn.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What a client was built with, fixed; shared by all its calls. */
record Settings(
        URI baseUri,
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
        DoubleSupplier jitter) {}
