package dev.anyedge.cdn.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt of a call, as a {@link CallListener} sees it. Holds no secrets.
 *
 * @param operation the operation in the provider's own word
 * @param attempt 1 for the first attempt of the call
 * @param method the HTTP method
 * @param uri where it went, secrets masked
 * @param status the status of the answer, empty when none came
 * @param requestId the provider's id of the request, empty when it sent none
 * @param problem what went wrong, empty when all is well
 * @param duration from the sending to the end of the answer
 * @param bytesSent size of the request's body
 * @param bytesReceived size of the answer's body, 0 when none came
 * @param nextAttemptIn the pause before the next attempt, empty when this was the last
 */
public record AttemptReport(
        String operation,
        int attempt,
        String method,
        URI uri,
        OptionalInt status,
        Optional<String> requestId,
        Optional<String> problem,
        Duration duration,
        long bytesSent,
        long bytesReceived,
        Optional<Duration> nextAttemptIn) {}
