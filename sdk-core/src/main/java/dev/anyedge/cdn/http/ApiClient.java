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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

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
    private final Settings settings;
    private final Observers observers;
    private final RetryBudget budget = new RetryBudget();
    private final Set<CallRun> running = ConcurrentHashMap.newKeySet();
    private final Watchdog watchdog = new Watchdog(running);
    private final Network network;
    private final boolean ownsTransport;
    private final @Nullable Executor givenExecutor;

    private final Object creation = new Object();
    private volatile @Nullable Transport transport;
    private volatile @Nullable CallThreads threads;
    private volatile boolean closed;

    private ApiClient(
            Settings settings,
            List<CallListener> listeners,
            Network network,
            @Nullable Transport givenTransport,
            @Nullable Executor givenExecutor) {
        this.settings = settings;
        this.observers = new Observers(listeners);
        this.transport = givenTransport;
        this.ownsTransport = givenTransport == null;
        this.network = network;
        this.givenExecutor = givenExecutor;
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
     * Makes a call and waits for its end. An interrupt of the calling thread ends it at once, and so does
     * {@link #close()}.
     *
     * @param request what to call
     * @return the answer, which the {@link ErrorReader} found to be {@link Verdict#ok()}
     * @throws CdnException of the type that says what can be done about it
     */
    public ApiResponse call(ApiRequest request) {
        CallRun run = begin(request);
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            while (true) {
                long pause = run.attempt(transport());
                if (pause == CallRun.DONE) {
                    return run.response();
                }
                if (pause > 0) {
                    run.pending(settings.time().pause(Duration.ofNanos(pause))).get();
                }
            }
        } catch (InterruptedException e) {
            run.abort();
            Thread.currentThread().interrupt();
            throw run.interrupted(e);
        } catch (CancellationException e) {
            throw run.closed();
        } catch (ExecutionException e) {
            throw new CdnException("The client's Timekeeper failed to pause", e.getCause());
        } finally {
            running.remove(run);
        }
    }

    /**
     * Makes a call without waiting for its end. Cancelling the future, or completing it by hand, ends the call at once.
     * No thread is held between attempts or while an answer is awaited.
     *
     * @param request what to call
     * @return the answer, on a thread of the client's executor; fails with the {@link CdnException} that {@link #call}
     *     throws
     * @throws CdnException if the client is closed
     */
    public CompletableFuture<ApiResponse> callAsync(ApiRequest request) {
        CallRun run = begin(request);
        CompletableFuture<ApiResponse> result = new CompletableFuture<>();
        result.whenComplete((response, problem) -> {
            running.remove(run);
            run.abort();
        });
        executor().execute(() -> step(run, result));
        return result;
    }

    private void step(CallRun run, CompletableFuture<ApiResponse> result) {
        if (result.isDone()) {
            return;
        }
        try {
            run.send(transport())
                    .whenCompleteAsync((response, problem) -> ended(run, result, response, problem), executor());
        } catch (Throwable problem) {
            result.completeExceptionally(problem);
        }
    }

    private void ended(
            CallRun run,
            CompletableFuture<ApiResponse> result,
            @Nullable ApiResponse response,
            @Nullable Throwable problem) {
        if (result.isDone()) {
            return;
        }
        try {
            long pause = run.ended(response, problem);
            if (pause == CallRun.DONE) {
                result.complete(run.response());
            } else if (pause == 0) {
                step(run, result);
            } else {
                run.pending(settings.time().pause(Duration.ofNanos(pause)))
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
        CallRun run = new CallRun(settings, budget, observers, watchdog, request);
        running.add(run);
        if (closed) {
            running.remove(run);
            throw run.closed();
        }
        return run;
    }

    private Transport transport() {
        Transport made = transport;
        return made != null ? made : makeTransport();
    }

    private Transport makeTransport() {
        synchronized (creation) {
            Transport made = transport;
            if (made == null) {
                made = network.open();
                transport = made;
            }
            return made;
        }
    }

    private Executor executor() {
        if (givenExecutor != null) {
            return givenExecutor;
        }
        CallThreads made = threads;
        if (made == null) {
            synchronized (creation) {
                made = threads;
                if (made == null) {
                    made = new CallThreads();
                    threads = made;
                }
            }
        }
        return made;
    }

    /**
     * The secrets of this client, for authorizers that get new ones.
     *
     * @return the registry that every text of this client passes through
     */
    public Redaction redaction() {
        return settings.redaction();
    }

    /**
     * Ends every call that is under way with an {@link dev.anyedge.cdn.error.InterruptedCallException}, and gives back
     * what this client has created: connections and threads. An {@link HttpClient}, {@link Transport} or
     * {@link Executor} that was handed in stays open. May be called several times.
     */
    @Override
    public void close() {
        closed = true;
        running.forEach(CallRun::abort);
        watchdog.close();
        synchronized (creation) {
            Transport made = transport;
            if (made != null && ownsTransport) {
                made.close();
            }
            CallThreads working = threads;
            if (working != null) {
                working.close();
            }
        }
    }

    /** The base URI; nothing else. */
    @Override
    public String toString() {
        return "client of " + settings.base();
    }

    /** Collects a client's settings. Not safe for use by several threads. */
    public static final class Builder {
        private final URI baseUri;
        private final String base;
        private final boolean plainHttp;
        private @Nullable Authorizer authorizer;
        private @Nullable ErrorReader errorReader;
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
        private @Nullable DoubleSupplier jitter;
        private @Nullable Executor executor;
        private @Nullable SSLContext sslContext;
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
            baseUri = uri;
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
            jitter = value;
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
         * Sets whom to trust, for example a company's own certificate authority.
         *
         * @param value the JDK's default without it; without effect on a client or transport that is handed in
         * @return this builder
         */
        public Builder sslContext(SSLContext value) {
            sslContext = value;
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
            if (plainHttp && !allowPlainHttp && !Loopback.is(baseUri.getHost())) {
                throw invalid(
                        "/baseUri",
                        "https, or http to this machine, or allowPlainHttp(true) if credentials may be read on the way",
                        base);
            }
            Settings settings = new Settings(
                    base,
                    authorizer == null ? Authorizer.none() : authorizer,
                    errorReader == null ? ErrorReader.byStatus() : errorReader,
                    retryPolicy,
                    attemptTimeout,
                    deadline,
                    requestIdHeader,
                    List.copyOf(headers),
                    redaction,
                    time,
                    jitter);
            Network network = new Network(baseUri, httpClient, sslContext, connectTimeout, maxResponseBytes);
            return new ApiClient(settings, listeners, network, transport, executor);
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
