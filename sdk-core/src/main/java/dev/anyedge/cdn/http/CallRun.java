package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.error.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its end: decides after each attempt whether the call is done, has failed, or is
 * tried again and when. It neither waits nor blocks, so that the blocking and the asynchronous form share it.
 */
final class CallRun {
    /** What {@link #answered} says when the call is done. */
    static final long DONE = -1;

    private final ApiClient client;
    private final ApiRequest request;
    private final URI uri;
    private final long start;
    private final long deadline;
    private final long attemptLimit;

    private int attempt;
    private long attemptStart;
    private boolean renewed;
    private @Nullable OutgoingRequest outgoing;
    private @Nullable String earlier;
    private @Nullable ApiResponse good;

    private volatile @Nullable CompletableFuture<?> current;
    private volatile boolean aborted;

    CallRun(ApiClient client, ApiRequest request) {
        this.client = client;
        this.request = request;
        this.uri = request.under(client.base());
        this.start = client.time().nanoTime();
        this.deadline = request.deadline().orElse(client.deadline()).toNanos();
        this.attemptLimit =
                request.attemptTimeout().orElse(client.attemptTimeout()).toNanos();
    }

    /** Authorizes and sends the next attempt. */
    CompletableFuture<ApiResponse> send() {
        if (aborted) {
            throw closed();
        }
        OutgoingRequest next = new OutgoingRequest(request, uri, attempt + 1, client.time(), client.commonHeaders());
        client.authorizer().authorize(next);
        outgoing = next;
        attempt++;
        attemptStart = client.time().nanoTime();
        return watch(client.transport().send(next));
    }

    /** Makes a future the one that {@link #abort} cancels. */
    <T> CompletableFuture<T> watch(CompletableFuture<T> future) {
        current = future;
        if (aborted) {
            future.cancel(true);
        }
        return future;
    }

    /** Ends the call from outside; the waiting side sees a cancelled future. */
    void abort() {
        aborted = true;
        CompletableFuture<?> running = current;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** How long the attempt that was sent last may take. */
    long limitNanos() {
        return Math.max(1, Math.min(attemptLimit, deadline - (attemptStart - start)));
    }

    /** What follows from an answer: {@link #DONE}, or the pause in nanoseconds before the next attempt. */
    long answered(ApiResponse response) {
        Verdict verdict = client.errorReader().read(request, response);
        if (verdict.isOk()) {
            client.budget().succeeded(attempt);
            good = response;
            report(response, null, DONE);
            return DONE;
        }
        OutgoingRequest sent = outgoing;
        if (verdict.kind() == Verdict.Kind.UNAUTHENTICATED && !renewed && sent != null) {
            renewed = true;
            if (request.repeat() != Repeat.NEVER && client.authorizer().renew(sent)) {
                report(response, "answered " + response.status() + ", trying new credentials", 0);
                return 0;
            }
        }
        return again(verdict, response, null);
    }

    /** The answer of a call that is {@link #DONE}. */
    ApiResponse response() {
        return Objects.requireNonNull(good, "the call is not done");
    }

    /** What follows from an attempt without an answer: the pause in nanoseconds before the next attempt. */
    long failed(Throwable problem) {
        return again(withoutAnswer(problem), null, problem);
    }

    /** What follows from an attempt that took too long: the pause in nanoseconds before the next attempt. */
    long timedOut() {
        boolean last = limitNanos() < attemptLimit;
        String said =
                "no answer within " + Duration.ofNanos(limitNanos()) + (last ? ", then the deadline was over" : "");
        return again(Verdict.retryable(TransportException::new, said), null, null);
    }

    private static Verdict withoutAnswer(Throwable problem) {
        if (problem instanceof ConnectException || problem instanceof HttpConnectTimeoutException) {
            return Verdict.refused(TransportException::new, "no connection: " + text(problem));
        }
        if (problem instanceof SSLHandshakeException) {
            return Verdict.fatal(TransportException::new, "no trusted connection: " + text(problem));
        }
        if (problem instanceof IOException) {
            return Verdict.retryable(TransportException::new, text(problem));
        }
        return Verdict.fatal(TransportException::new, text(problem));
    }

    private static String text(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private long again(Verdict verdict, @Nullable ApiResponse response, @Nullable Throwable cause) {
        Optional<Duration> asked = verdict.after();
        if (asked.isEmpty() && response != null && verdict.kind() != Verdict.Kind.FATAL) {
            asked = response.header("Retry-After").flatMap(this::retryAfter);
        }
        RetryPolicy policy = client.retryPolicy();
        boolean refused = verdict.kind() == Verdict.Kind.REFUSED;
        long pause = Math.max(
                policy.backoffNanos(attempt, refused, client.random()),
                asked.map(Duration::toNanos).orElse(0L));
        String why = whyNotAgain(verdict, pause, asked);
        String problem = problem(verdict, response);
        if (why == null) {
            report(response, problem, pause);
            earlier = problem;
            return pause;
        }
        report(response, problem, DONE);
        throw verdict.exception(message(problem, why, response), facts(response), asked.orElse(null), cause);
    }

    private @Nullable String whyNotAgain(Verdict verdict, long pause, Optional<Duration> asked) {
        switch (verdict.kind()) {
            case REFUSED -> {}
            case RETRYABLE -> {
                if (request.repeat() == Repeat.ONLY_IF_REFUSED) {
                    return "not tried again, because the provider may have acted: look before you repeat it";
                }
            }
            default -> {
                return "";
            }
        }
        RetryPolicy policy = client.retryPolicy();
        if (request.repeat() == Repeat.NEVER) {
            return "this call is never tried again by itself";
        }
        if (attempt >= policy.maxAttempts()) {
            return attempt == 1 ? "" : "gave up after " + attempt + " attempts";
        }
        if (asked.isPresent() && asked.get().compareTo(policy.maxRetryAfter()) > 0) {
            return "the provider asks to wait " + asked.get() + ", longer than the " + policy.maxRetryAfter()
                    + " that this client waits";
        }
        if (client.time().nanoTime() - start + pause >= deadline) {
            return "the next attempt would pass the deadline of " + Duration.ofNanos(deadline);
        }
        if (!client.budget().take()) {
            return "not tried again, because this client's retry budget is spent on other failures";
        }
        return null;
    }

    private Optional<Duration> retryAfter(String value) {
        String text = value.trim();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(client.time().now(), when);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | NumberFormatException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private String problem(Verdict verdict, @Nullable ApiResponse response) {
        String said = client.redaction().apply(verdict.said());
        if (response == null) {
            return said;
        }
        return "answered " + response.status() + (said.isEmpty() ? "" : ": " + said);
    }

    private String message(String problem, String why, @Nullable ApiResponse response) {
        StringBuilder text = new StringBuilder(200);
        text.append(request.operation())
                .append(" failed: ")
                .append(request.method())
                .append(' ');
        text.append(client.redaction().apply(client.base()));
        text.append(client.redaction().target(request.target())).append(' ').append(problem);
        if (!why.isEmpty()) {
            text.append("; ").append(why);
        }
        if (earlier != null && !earlier.equals(problem)) {
            text.append("; earlier: ").append(earlier);
        }
        requestId(response)
                .ifPresent(id -> text.append(" (request id ").append(id).append(')'));
        return text.toString();
    }

    private FailedCall facts(@Nullable ApiResponse response) {
        if (response == null) {
            return new FailedCall(
                    request.operation(), OptionalInt.empty(), Optional.empty(), attempt, Optional.empty());
        }
        return new FailedCall(
                request.operation(),
                OptionalInt.of(response.status()),
                requestId(response),
                attempt,
                Optional.of(response.bytes()).filter(b -> b.length > 0).map(client.redaction()::excerpt));
    }

    private Optional<String> requestId(@Nullable ApiResponse response) {
        return response == null
                ? Optional.empty()
                : response.header(client.requestIdHeader()).map(client.redaction()::apply);
    }

    CdnException interrupted(Throwable cause) {
        return new InterruptedCallException(
                request.operation() + " was interrupted"
                        + (attempt == 0 ? " before it was sent" : "; the provider may have acted on it"),
                facts(null),
                cause);
    }

    CdnException closed() {
        return new InterruptedCallException(
                request.operation() + (attempt == 0 ? " was not sent" : " was cancelled")
                        + ", because its client was closed",
                facts(null),
                null);
    }

    private void report(@Nullable ApiResponse response, @Nullable String problem, long pause) {
        if (!client.observed()) {
            return;
        }
        client.observe(new AttemptReport(
                request.operation(),
                attempt,
                request.method(),
                URI.create(client.redaction().apply(client.base())
                        + client.redaction().target(request.target())),
                response == null ? OptionalInt.empty() : OptionalInt.of(response.status()),
                requestId(response),
                Optional.ofNullable(problem),
                Duration.ofNanos(client.time().nanoTime() - attemptStart),
                request.body().length,
                response == null ? 0 : response.bytes().length,
                pause < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(pause))));
    }
}
