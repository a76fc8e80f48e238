package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.error.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its end: after each attempt it decides whether the call is done, has failed, or is
 * tried again and when. It does not wait, so that the blocking and the asynchronous form of a call share it; it knows
 * whom to wake when the call is ended from outside.
 */
final class CallRun {
    /** Instead of a pause: the call is done. */
    static final long DONE = -1;

    private static final long NEVER = Long.MAX_VALUE;

    private final Settings settings;
    private final RetryBudget budget;
    private final Observers observers;
    private final Watchdog watchdog;
    private final ApiRequest request;
    private final URI uri;
    private final long start;
    private final long deadline;
    private final long attemptTimeout;

    // the state of the call, handed from thread to thread with its steps
    private int attempt;
    private long attemptStart;
    private long limit;
    private boolean renewed;
    private @Nullable OutgoingRequest outgoing;
    private @Nullable String earlier;
    private @Nullable ApiResponse good;

    // who waits, and why the wait was ended from outside; guarded by this
    private @Nullable Thread blocked;
    private @Nullable CompletableFuture<?> pending;
    private boolean woken;
    private boolean late;
    private boolean aborted;

    /** When the attempt under way is late, on the watchdog's clock. */
    private volatile long due = NEVER;

    CallRun(Settings settings, RetryBudget budget, Observers observers, Watchdog watchdog, ApiRequest request) {
        this.settings = settings;
        this.budget = budget;
        this.observers = observers;
        this.watchdog = watchdog;
        this.request = request;
        this.uri = request.under(settings.base());
        this.start = settings.time().nanoTime();
        this.deadline = request.deadline().orElse(settings.deadline()).toNanos();
        this.attemptTimeout =
                request.attemptTimeout().orElse(settings.attemptTimeout()).toNanos();
    }

    // ---- the blocking form -------------------------------------------------------------------------------------

    /** Makes the next attempt on this thread; what follows from it as {@link #ended} says. */
    long attempt(Transport transport) throws InterruptedException {
        OutgoingRequest next = prepare();
        beginWait(Thread.currentThread());
        ApiResponse response;
        try {
            response = transport.exchange(next);
        } catch (InterruptedException e) {
            if (endWait()) {
                return late();
            }
            throw e;
        } catch (IOException | RuntimeException e) {
            return endWait() ? late() : failed(e);
        }
        endWait();
        return answered(response);
    }

    private void beginWait(Thread thread) {
        synchronized (this) {
            if (aborted) {
                throw closed();
            }
            blocked = thread;
            due = watchdog.now() + limit;
        }
        watchdog.expect(due);
    }

    /**
     * Ends the wait of this thread, and takes back an interrupt that came from us. An interrupt by somebody else at the
     * very moment of ours cannot be told apart from it and is lost with it.
     *
     * @return whether the attempt was ended because it took too long
     */
    private synchronized boolean endWait() {
        boolean wasLate = late;
        blocked = null;
        due = NEVER;
        late = false;
        if (woken) {
            woken = false;
            Thread.interrupted();
        }
        if (aborted) {
            throw closed();
        }
        return wasLate;
    }

    // ---- the asynchronous form ---------------------------------------------------------------------------------

    /** Sends the next attempt; its end is to be given to {@link #ended}. */
    CompletableFuture<ApiResponse> send(Transport transport) {
        OutgoingRequest next = prepare();
        CompletableFuture<ApiResponse> sent;
        try {
            sent = transport.send(next);
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        synchronized (this) {
            due = watchdog.now() + limit;
        }
        watchdog.expect(due);
        return pending(sent);
    }

    /**
     * What follows from the end of an attempt that {@link #send} began: {@link #DONE}, or the pause in nanoseconds before
     * the next attempt.
     */
    long ended(@Nullable ApiResponse response, @Nullable Throwable problem) {
        boolean wasLate;
        synchronized (this) {
            wasLate = late;
            late = false;
            due = NEVER;
            if (aborted) {
                throw closed();
            }
        }
        if (response != null) {
            return answered(response);
        }
        return wasLate ? late() : failed(Objects.requireNonNull(problem, "neither an answer nor a problem"));
    }

    /** Makes a future the one that is cancelled when the call is ended from outside. */
    <T> CompletableFuture<T> pending(CompletableFuture<T> future) {
        boolean cancel;
        synchronized (this) {
            pending = future;
            cancel = aborted;
        }
        if (cancel) {
            future.cancel(true);
        }
        return future;
    }

    // ---- ended from outside ------------------------------------------------------------------------------------

    /** Ends the call, for it is no longer wanted. */
    void abort() {
        CompletableFuture<?> waitedFor;
        synchronized (this) {
            aborted = true;
            wake();
            waitedFor = pending;
        }
        if (waitedFor != null) {
            waitedFor.cancel(true);
        }
    }

    /** Ends the attempt under way if it is late, and says when to look again. */
    long look(long now) {
        CompletableFuture<?> waitedFor;
        synchronized (this) {
            if (due > now) {
                return due;
            }
            due = NEVER;
            late = true;
            wake();
            waitedFor = pending;
        }
        if (waitedFor != null) {
            waitedFor.cancel(true);
        }
        return NEVER;
    }

    private void wake() {
        Thread waiting = blocked;
        if (waiting != null && !woken) {
            woken = true;
            waiting.interrupt();
        }
    }

    // ---- what follows from an attempt --------------------------------------------------------------------------

    /** The answer of a call that is {@link #DONE}. */
    ApiResponse response() {
        return Objects.requireNonNull(good, "the call is not done");
    }

    private OutgoingRequest prepare() {
        long left = deadline - elapsed();
        if (left <= 0) {
            throw outOfTime();
        }
        OutgoingRequest next = new OutgoingRequest(request, uri, attempt + 1, settings.time(), settings.headers());
        settings.authorizer().authorize(next);
        left = deadline - elapsed();
        if (left <= 0) {
            throw outOfTime();
        }
        outgoing = next;
        attempt++;
        attemptStart = settings.time().nanoTime();
        limit = Math.min(attemptTimeout, left);
        return next;
    }

    private long elapsed() {
        return settings.time().nanoTime() - start;
    }

    /** What follows from an answer: {@link #DONE}, or the pause in nanoseconds before the next attempt. */
    private long answered(ApiResponse response) {
        Verdict verdict = settings.errorReader().read(request, response);
        if (verdict.isOk()) {
            budget.succeeded(attempt);
            good = response;
            if (observers.present()) {
                report(response, Optional.empty(), DONE);
            }
            return DONE;
        }
        OutgoingRequest sent = outgoing;
        if (verdict.kind() == Verdict.Kind.UNAUTHENTICATED && !renewed && sent != null) {
            renewed = true;
            if (request.repeat() != Repeat.NEVER && settings.authorizer().renew(sent)) {
                if (observers.present()) {
                    report(response, Optional.of(problem(verdict, response)), 0);
                }
                return 0;
            }
        }
        return again(verdict, response, null);
    }

    private long failed(Throwable problem) {
        return again(withoutAnswer(problem), null, problem);
    }

    private long late() {
        return again(
                Verdict.retryable(TransportException::new, "got no whole answer within " + readable(limit)),
                null,
                null);
    }

    private static Verdict withoutAnswer(Throwable problem) {
        if (problem instanceof ConnectException || problem instanceof HttpConnectTimeoutException) {
            return Verdict.refused(TransportException::new, "got no connection: " + text(problem));
        }
        if (problem instanceof SSLHandshakeException) {
            return Verdict.fatal(TransportException::new, "got no trusted connection: " + text(problem));
        }
        if (problem instanceof IOException && !tooLarge(problem)) {
            return Verdict.retryable(TransportException::new, "got no whole answer: " + text(problem));
        }
        return Verdict.fatal(TransportException::new, "got no answer: " + text(problem));
    }

    private static boolean tooLarge(Throwable problem) {
        // the JDK wraps what a body reader throws
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof BodyReader.ResponseTooLargeException) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable problem) {
        // the JDK leaves a refused connection without a word
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t.getMessage() != null) {
                return t.getMessage();
            }
        }
        return problem.getClass().getSimpleName();
    }

    private long again(Verdict verdict, @Nullable ApiResponse response, @Nullable Throwable cause) {
        Optional<Duration> asked = verdict.after();
        if (asked.isEmpty() && response != null && verdict.kind() != Verdict.Kind.FATAL) {
            asked = response.header("Retry-After")
                    .flatMap(value -> RetryAfter.read(value, settings.time().now()));
        }
        boolean refused = verdict.kind() == Verdict.Kind.REFUSED;
        // a lost connection is no sign of load: only an answer makes the pause the longer one
        long backoff = settings.retryPolicy().backoffNanos(attempt, refused && response != null, settings.random());
        long pause = Math.max(backoff, asked.map(Duration::toNanos).orElse(0L));
        Optional<String> why = whyNotAgain(verdict, pause, asked);
        String problem = problem(verdict, response);
        if (observers.present()) {
            report(response, Optional.of(problem), why.isEmpty() ? pause : DONE);
        }
        if (why.isEmpty()) {
            earlier = problem;
            return pause;
        }
        throw verdict.exception(message(problem, why.get(), response), facts(response), asked.orElse(null), cause);
    }

    /** Empty to try again; else the reason, which is {@code ""} where it goes without saying. */
    private Optional<String> whyNotAgain(Verdict verdict, long pause, Optional<Duration> asked) {
        RetryPolicy policy = settings.retryPolicy();
        boolean mayPass = verdict.kind() == Verdict.Kind.REFUSED || verdict.kind() == Verdict.Kind.RETRYABLE;
        if (!mayPass) {
            return Optional.of("");
        }
        if (request.repeat() == Repeat.NEVER) {
            return Optional.of("this call is never repeated by itself");
        }
        if (request.repeat() == Repeat.ONLY_IF_REFUSED && verdict.kind() == Verdict.Kind.RETRYABLE) {
            return Optional.of("not repeated, because the provider may have acted: look before you call again");
        }
        if (attempt >= policy.maxAttempts()) {
            return Optional.of(attempt == 1 ? "" : "gave up after " + attempt + " attempts");
        }
        if (asked.isPresent() && asked.get().compareTo(policy.maxRetryAfter()) > 0) {
            return Optional.of(
                    "the provider asks to wait " + readable(asked.get().toNanos()) + ", longer than the "
                            + readable(policy.maxRetryAfter().toNanos()) + " that this client is willing to");
        }
        if (elapsed() + pause >= deadline) {
            return Optional.of("another attempt would pass the deadline of " + readable(deadline));
        }
        if (!budget.take()) {
            return Optional.of("not repeated, because too many calls of this client have failed of late");
        }
        return Optional.empty();
    }

    // ---- words -------------------------------------------------------------------------------------------------

    private String problem(Verdict verdict, @Nullable ApiResponse response) {
        String said = settings.redaction().line(verdict.said());
        if (response == null) {
            return said;
        }
        if (said.isEmpty()) {
            said = settings.redaction().line(settings.redaction().excerpt(response.bytes()));
        }
        return "answered " + response.status() + (said.isEmpty() ? "" : ": " + said);
    }

    private String message(String problem, String why, @Nullable ApiResponse response) {
        StringBuilder text = new StringBuilder(200);
        text.append(request.operation())
                .append(" failed: ")
                .append(request.method())
                .append(' ');
        text.append(redactedUri()).append(' ').append(problem);
        if (!why.isEmpty()) {
            text.append("; ").append(why);
        }
        if (earlier != null && !earlier.equals(problem)) {
            text.append("; before that it ").append(earlier);
        }
        requestId(response)
                .ifPresent(id -> text.append(" (request id ").append(id).append(')'));
        return text.toString();
    }

    private String redactedUri() {
        return settings.redaction().apply(settings.base())
                + settings.redaction().target(request.target());
    }

    private CdnException outOfTime() {
        return new TransportException(
                message("could not be sent before its deadline of " + readable(deadline), "", null), facts(null), null);
    }

    /** The calling thread was interrupted. */
    CdnException interrupted(Throwable cause) {
        return new InterruptedCallException(
                request.operation() + " was interrupted"
                        + (attempt == 0 ? " before it was sent" : "; the provider may have acted on it"),
                facts(null),
                cause);
    }

    /** The client was closed. */
    CdnException closed() {
        return new InterruptedCallException(
                request.operation()
                        + (attempt == 0 ? " was not sent" : " was given up, and the provider may have acted on it,")
                        + " because its client is closed",
                facts(null),
                null);
    }

    private FailedCall facts(@Nullable ApiResponse response) {
        if (response == null) {
            return new FailedCall(
                    request.operation(), OptionalInt.empty(), Optional.empty(), attempt, Optional.empty());
        }
        byte[] body = response.bytes();
        return new FailedCall(
                request.operation(),
                OptionalInt.of(response.status()),
                requestId(response),
                attempt,
                body.length == 0
                        ? Optional.empty()
                        : Optional.of(settings.redaction().excerpt(body)));
    }

    private Optional<String> requestId(@Nullable ApiResponse response) {
        return response == null
                ? Optional.empty()
                : response.header(settings.requestIdHeader()).map(settings.redaction()::line);
    }

    private void report(@Nullable ApiResponse response, Optional<String> problem, long pause) {
        observers.tell(new AttemptReport(
                request.operation(),
                attempt,
                request.method(),
                URI.create(redactedUri()),
                response == null ? OptionalInt.empty() : OptionalInt.of(response.status()),
                requestId(response),
                problem,
                Duration.ofNanos(settings.time().nanoTime() - attemptStart),
                request.body().length,
                response == null ? 0 : response.bytes().length,
                pause == DONE ? Optional.empty() : Optional.of(Duration.ofNanos(pause))));
    }

    private static String readable(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
