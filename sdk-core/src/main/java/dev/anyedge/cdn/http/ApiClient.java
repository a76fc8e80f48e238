package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one provider's API: sends, retries where that is safe, keeps deadlines, types errors, tells observers. Safe for
 * use by several threads; to be closed.
 *
 * <pre>{@code
 * try (ApiClient client = ApiClient.builder(URI.create("https://api.example.com"))
 *         .authorizer(Authorizer.header("X-Auth-Token", token, redaction))
 *         .redaction(redaction)
 *         .build()) {
 *     ApiResponse answer = client.call(ApiRequest.get("ListPipelines", "/v1/pipelines").query("page", 1).build());
 * }
 * }</pre>
 */
public final class ApiClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

    private final String base;
    private final Authorizer authorizer;
    private final ErrorReader errorReader;
    private final RetryPolicy retryPolicy;
    private final Duration attemptTimeout;
    private final Duration deadline;
    private final String requestIdHeader;
    private final List<String> commonHeaders;
    private final List<CallListener> listeners;
    private final Redaction redaction;
    private final Timekeeper time;
    private final DoubleSupplier random;
    private final @Nullable Executor givenExecutor;
    private final RetryBudget budget = new RetryBudget();
    private final Set<CallRun> running = ConcurrentHashMap.newKeySet();
    private final Builder settings;
    private volatile @Nullable Transport transport;
    private volatile boolean closed;

    private ApiClient(Builder from) {
        base = from.base;
        authorizer = from.authorizer;
        errorReader = from.errorReader;
        retryPolicy = from.retryPolicy;
        attemptTimeout = from.attemptTimeout;
        deadline = from.deadline;
        requestIdHeader = from.requestIdHeader;
        commonHeaders = List.copyOf(from.headers);
        listeners = List.copyOf(from.listeners);
        redaction = from.redaction;
        time = from.time;
        random = from.random;
        givenExecutor = from.executor;
        transport = from.transport;
        settings = from;
    }

    /**
     * Starts a client.
     *
     * @param baseUri scheme, host and what every path starts with, for example {@code https://api.example.com}
     * @return a builder, not safe for use by several threads
     * @throws ValidationException if the URI is not absolute, not http or https, or has user info, a query or a fragment
     */
    public static Builder builder(URI baseUri) {
        return new Builder(baseUri);
    }

    /**
     * Makes a call and waits for its end. An interrupt of the calling thread ends it at once.
     *
     * @param request what to call
     * @return the answer, which the {@link ErrorReader} found to be {@link Verdict#ok()}
     * @throws CdnException of the type that says what can be done about it
     */
    public ApiResponse call(ApiRequest request) {
        CallRun run = begin(request);
        try {
            while (true) {
                long pause = attempt(run);
                if (pause == CallRun.DONE) {
                    return run.response();
                }
                if (pause > 0) {
                    run.watch(time.pause(Duration.ofNanos(pause))).get();
                }
            }
        } catch (InterruptedException e) {
            run.abort();
            Thread.currentThread().interrupt();
            throw run.interrupted(e);
        } catch (CancellationException e) {
            throw run.closed();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e.getCause());
        } finally {
            running.remove(run);
        }
    }

    private static long attempt(CallRun run) throws InterruptedException {
        CompletableFuture<ApiResponse> sent = run.send();
        ApiResponse response;
        try {
            response = sent.get(run.limitNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return run.failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            return run.timedOut();
        }
        return run.answered(response);
    }

    /**
     * Makes a call without waiting for its end. Cancelling the future, or completing it by hand, ends the call at once.
     *
     * @param request what to call
     * @return the answer; fails with a {@link CdnException}, as {@link #call} throws it
     */
    public CompletableFuture<ApiResponse> callAsync(ApiRequest request) {
        CallRun run = begin(request);
        CompletableFuture<ApiResponse> result = new CompletableFuture<>();
        result.whenComplete((response, problem) -> {
            run.abort();
            running.remove(run);
        });
        executor().execute(() -> step(run, result));
        return result;
    }

    private void step(CallRun run, CompletableFuture<ApiResponse> result) {
        if (result.isDone()) {
            return;
        }
        try {
            CompletableFuture<ApiResponse> sent = run.send();
            CompletableFuture<Void> limit = Timekeeper.system().pause(Duration.ofNanos(run.limitNanos()));
            CompletableFuture<Boolean> late = limit.thenApply(nothing -> sent.cancel(true));
            sent.whenCompleteAsync(
                    (response, problem) -> {
                        limit.cancel(false);
                        ended(run, result, response, problem, late.getNow(false));
                    },
                    executor());
        } catch (Throwable problem) {
            result.completeExceptionally(problem);
        }
    }

    private void ended(
            CallRun run,
            CompletableFuture<ApiResponse> result,
            @Nullable ApiResponse response,
            @Nullable Throwable problem,
            boolean late) {
        if (result.isDone()) {
            return;
        }
        try {
            long pause;
            if (response != null) {
                pause = run.answered(response);
            } else if (late) {
                pause = run.timedOut();
            } else if (problem instanceof CancellationException) {
                throw run.closed();
            } else {
                Throwable cause = problem instanceof CompletionException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
                pause = run.failed(cause == null ? new IllegalStateException("no answer and no problem") : cause);
            }
            if (pause == CallRun.DONE) {
                result.complete(run.response());
            } else if (pause == 0) {
                step(run, result);
            } else {
                run.watch(time.pause(Duration.ofNanos(pause)))
                        .whenCompleteAsync(
                                (nothing, cancelled) -> {
                                    if (cancelled == null) {
                                        step(run, result);
                                    } else {
                                        result.completeExceptionally(run.closed());
                                    }
                                },
                                executor());
            }
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    private CallRun begin(ApiRequest request) {
        CallRun run = new CallRun(this, request);
        running.add(run);
        if (closed) {
            running.remove(run);
            throw run.closed();
        }
        return run;
    }

    /**
     * Ends every call that is under way and gives back what this client has created: connections, threads. An
     * {@link HttpClient}, {@link Transport} or {@link Executor} that was handed in stays open. May be called several
     * times.
     */
    @Override
    public void close() {
        closed = true;
        running.forEach(CallRun::abort);
        Transport made = transport;
        if (made != null && settings.transport == null) {
            made.close();
        }
    }

    String base() {
        return base;
    }

    Authorizer authorizer() {
        return authorizer;
    }

    ErrorReader errorReader() {
        return errorReader;
    }

    RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    Duration attemptTimeout() {
        return attemptTimeout;
    }

    Duration deadline() {
        return deadline;
    }

    String requestIdHeader() {
        return requestIdHeader;
    }

    List<String> commonHeaders() {
        return commonHeaders;
    }

    /**
     * The secrets of this client, for authorizers that get new ones.
     *
     * @return the registry that every text of this client passes through
     */
    public Redaction redaction() {
        return redaction;
    }

    Timekeeper time() {
        return time;
    }

    double random() {
        return random.getAsDouble();
    }

    RetryBudget budget() {
        return budget;
    }

    Transport transport() {
        Transport made = transport;
        if (made == null) {
            synchronized (running) {
                made = transport;
                if (made == null) {
                    made = settings.newTransport();
                    transport = made;
                }
            }
        }
        return made;
    }

    private Executor executor() {
        Executor given = givenExecutor;
        return given != null ? given : java.util.concurrent.ForkJoinPool.commonPool();
    }

    boolean observed() {
        return !listeners.isEmpty() || LOG.isDebugEnabled();
    }

    void observe(AttemptReport report) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", report);
        }
        for (CallListener listener : listeners) {
            try {
                listener.attemptFinished(report);
            } catch (RuntimeException e) {
                LOG.warn("a call listener failed; the call goes on", e);
            }
        }
    }

    /** The base URI; nothing else. */
    @Override
    public String toString() {
        return "client of " + base;
    }

    /** Collects a client's settings. Not safe for use by several threads. */
    public static final class Builder {
        private final String base;
        private final boolean plainHttp;
        private final boolean loopback;
        private Authorizer authorizer = Authorizer.none();
        private ErrorReader errorReader = ErrorReader.byStatus();
        private RetryPolicy retryPolicy = RetryPolicy.defaults();
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private Duration deadline = Duration.ofMinutes(2);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private String requestIdHeader = "X-Request-Id";
        private int maxResponseBytes = 64 << 20;
        private boolean allowPlainHttp;
        private final List<String> headers = new ArrayList<>();
        private final List<CallListener> listeners = new ArrayList<>();
        private Redaction redaction = new Redaction();
        private Timekeeper time = Timekeeper.system();
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        private @Nullable Executor executor;
        private @Nullable HttpClient httpClient;
        private @Nullable Transport transport;

        private Builder(URI uri) {
            String scheme = uri.getScheme();
            String host = uri.getHost();
            if (host == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                throw invalid("/baseUri", "an absolute http or https URI with a host", uri.toString());
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw invalid("/baseUri", "a URI without user info, query and fragment", "another one (not shown)");
            }
            String text = uri.toString();
            base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            plainHttp = "http".equalsIgnoreCase(scheme);
            loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
        }

        /**
         * Sets who signs the calls.
         *
         * @param value without it, no credentials are sent
         * @return this builder
         */
        public Builder authorizer(Authorizer value) {
            authorizer = value;
            return this;
        }

        /**
         * Sets who reads errors.
         *
         * @param value without it, {@link ErrorReader#byStatus()}
         * @return this builder
         */
        public Builder errorReader(ErrorReader value) {
            errorReader = value;
            return this;
        }

        /**
         * Sets how often and how soon calls are tried again.
         *
         * @param value without it, {@link RetryPolicy#defaults()}
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        /**
         * Bounds each attempt.
         *
         * @param value more than zero; 30 s without it
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder attemptTimeout(Duration value) {
            attemptTimeout = positive("/attemptTimeout", value);
            return this;
        }

        /**
         * Bounds each call with all its attempts and pauses.
         *
         * @param value more than zero; 2 minutes without it
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder deadline(Duration value) {
            deadline = positive("/deadline", value);
            return this;
        }

        /**
         * Bounds the making of a connection.
         *
         * @param value more than zero; 10 s without it; without effect on a client or transport that is handed in
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder connectTimeout(Duration value) {
            connectTimeout = positive("/connectTimeout", value);
            return this;
        }

        /**
         * Names the header in which the provider sends its id of a request.
         *
         * @param name {@code X-Request-Id} without it
         * @return this builder
         */
        public Builder requestIdHeader(String name) {
            requestIdHeader = name;
            return this;
        }

        /**
         * Bounds the size of an answer; a larger one fails the call.
         *
         * @param bytes more than zero; 64 MiB without it
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder maxResponseBytes(int bytes) {
            if (bytes <= 0) {
                throw invalid("/maxResponseBytes", "more than zero", String.valueOf(bytes));
            }
            maxResponseBytes = bytes;
            return this;
        }

        /**
         * Allows http without TLS to other machines. Credentials are then readable on the way.
         *
         * @param value false without it: http only to this machine
         * @return this builder
         */
        public Builder allowPlainHttp(boolean value) {
            allowPlainHttp = value;
            return this;
        }

        /**
         * Sends a header with every request.
         *
         * @param name the header's name
         * @param value the header's value
         * @return this builder
         * @throws ValidationException if one of both cannot stand in a header
         */
        public Builder header(String name, String value) {
            Headers.check(name, value);
            headers.add(name);
            headers.add(value);
            return this;
        }

        /**
         * Adds an observer.
         *
         * @param value sees every attempt
         * @return this builder
         */
        public Builder addListener(CallListener value) {
            listeners.add(value);
            return this;
        }

        /**
         * Sets where secrets are registered.
         *
         * @param value a registry of its own without it
         * @return this builder
         */
        public Builder redaction(Redaction value) {
            redaction = value;
            return this;
        }

        /**
         * Sets where time comes from, for tests.
         *
         * @param value {@link Timekeeper#system()} without it
         * @return this builder
         */
        public Builder timekeeper(Timekeeper value) {
            time = value;
            return this;
        }

        /**
         * Sets where the jitter of pauses comes from, for tests.
         *
         * @param value numbers from 0 to 1
         * @return this builder
         */
        public Builder jitter(DoubleSupplier value) {
            random = value;
            return this;
        }

        /**
         * Sets where asynchronous calls run and complete.
         *
         * @param value never shut down by the client; daemon threads of its own without it
         * @return this builder
         */
        public Builder executor(Executor value) {
            executor = value;
            return this;
        }

        /**
         * Sets the JDK's client to send with.
         *
         * @param value never closed by this client
         * @return this builder
         * @throws ValidationException if it follows redirects
         */
        public Builder httpClient(HttpClient value) {
            if (value.followRedirects() != HttpClient.Redirect.NEVER) {
                throw invalid(
                        "/httpClient",
                        "an HttpClient with Redirect.NEVER, because a redirect could carry credentials elsewhere",
                        "one with Redirect." + value.followRedirects());
            }
            httpClient = value;
            return this;
        }

        /**
         * Sets another way to the network.
         *
         * @param value never closed by this client
         * @return this builder
         */
        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /**
         * Makes the client. Nothing is opened before its first call.
         *
         * @return the client
         * @throws ValidationException if the base URI is plain http to another machine and that is not allowed
         */
        public ApiClient build() {
            if (plainHttp && !loopback && !allowPlainHttp) {
                throw invalid("/baseUri", "https; or http to this machine; or call allowPlainHttp(true)", base);
            }
            return new ApiClient(this);
        }

        Transport newTransport() {
            HttpClient given = httpClient;
            return new JdkTransport(
                    given != null
                            ? given
                            : HttpClient.newBuilder()
                                    .connectTimeout(connectTimeout)
                                    .followRedirects(HttpClient.Redirect.NEVER)
                                    .build(),
                    maxResponseBytes);
        }

        private static Duration positive(String pointer, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw invalid(pointer, "a duration of more than zero", value.toString());
            }
            return value;
        }

        private static ValidationException invalid(String pointer, String allowed, String found) {
            return new ValidationException(
                    "client settings",
                    List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
        }
    }
}
