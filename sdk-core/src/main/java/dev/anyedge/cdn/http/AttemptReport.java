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
        Optional<Duration> nextAttemptIn) {

    /** The attempt in one line, as it is logged. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(160);
        line.append(operation).append(" attempt ").append(attempt).append(": ");
        line.append(method).append(' ').append(uri).append(' ');
        line.append(problem.orElseGet(() -> "answered " + status.orElse(0)));
        line.append(" after ").append(duration.toMillis()).append(" ms, ");
        line.append(bytesSent).append(" bytes out, ").append(bytesReceived).append(" in");
        if (requestId.isPresent()) {
            line.append(", request id ").append(requestId.get());
        }
        if (nextAttemptIn.isPresent()) {
            line.append(", next attempt in ")
                    .append(nextAttemptIn.get().toMillis())
                    .append(" ms");
        }
        return line.toString();
    }
}
