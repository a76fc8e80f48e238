package dev.anyedge.cdn.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The transport over {@code java.net.http}.
 *
 * <p>A client of our own runs its work where it stands: the request is written by the calling thread and the answer read
 * by the JDK's selector thread. That saves two changes of thread per call, about half of its time, and leaves no pool
 * behind. Only the look-up of a host name, which can hang and cannot be interrupted, gets a thread of its own.
 */
final class JdkTransport implements Transport {
    private final HttpClient client;
    private final @Nullable InPlace owned;
    private final int maxResponseBytes;

    private JdkTransport(HttpClient client, @Nullable InPlace owned, int maxResponseBytes) {
        this.client = client;
        this.owned = owned;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Over a client that the user keeps: {@link #close} leaves it alone. */
    static JdkTransport over(HttpClient client, int maxResponseBytes) {
        return new JdkTransport(client, null, maxResponseBytes);
    }

    /** Over a client of our own for one host. */
    static JdkTransport to(URI base, @Nullable SSLContext trust, Duration connectTimeout, int maxResponseBytes) {
        InPlace inPlace = new InPlace(!Loopback.is(base.getHost()));
        // HTTP/1.1: a few calls one after another gain nothing from HTTP/2, and a connection that the server
        // ends while it is shared fails every call on it
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(inPlace);
        if ("http".equalsIgnoreCase(base.getScheme())) {
            NoTls.in(builder);
        } else if (trust != null) {
            builder.sslContext(trust);
        }
        return new JdkTransport(builder.build(), inPlace, maxResponseBytes);
    }

    @Override
    public ApiResponse exchange(OutgoingRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(jdkRequest(request), new BodyReader(maxResponseBytes));
        return new ApiResponse(answer.statusCode(), answer.headers(), answer.body());
    }

    @Override
    public CompletableFuture<ApiResponse> send(OutgoingRequest request) {
        return new Exchange(client.sendAsync(jdkRequest(request), new BodyReader(maxResponseBytes)));
    }

    private static HttpRequest jdkRequest(OutgoingRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.copyHeaders(builder);
        byte[] body = request.body();
        return builder.method(
                        request.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() {
        if (owned != null) {
            owned.end(client);
        }
    }

    /** The answer to come; cancelling it reaches the JDK's exchange, which cancelling a dependent stage would not. */
    private static final class Exchange extends CompletableFuture<ApiResponse> {
        private final CompletableFuture<HttpResponse<byte[]>> sent;

        Exchange(CompletableFuture<HttpResponse<byte[]>> sent) {
            this.sent = sent;
            sent.whenComplete((answer, problem) -> {
                if (problem == null) {
                    complete(new ApiResponse(answer.statusCode(), answer.headers(), answer.body()));
                } else {
                    Throwable cause = problem.getCause();
                    completeExceptionally(problem instanceof CompletionException && cause != null ? cause : problem);
                }
            });
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            sent.cancel(true);
            return cancelled;
        }
    }

    /** Runs work on the thread that brings it, and knows how to end a client that works so. */
    private static final class InPlace implements Executor {
        /** Shorter than the 30 s for which the JDK remembers a host's addresses. */
        private static final long REMEMBERED = Duration.ofSeconds(20).toNanos();

        private final boolean lookUp;
        private volatile boolean lookedUp;
        private volatile long lookedUpAt;
        private volatile @Nullable Thread selector;

        InPlace(boolean lookUp) {
            this.lookUp = lookUp;
        }

        @Override
        public void execute(Runnable work) {
            Thread thread = Thread.currentThread();
            if (thread == selector) {
                work.run();
            } else if (thread.getName().endsWith("-SelectorManager")) {
                selector = thread;
                work.run();
            } else if (lookUp && !(lookedUp && System.nanoTime() - lookedUpAt < REMEMBERED)) {
                Thread lookingUp = new Thread(
                        () -> {
                            work.run();
                            lookedUpAt = System.nanoTime();
                            lookedUp = true;
                        },
                        "anyedge-http-look-up");
                lookingUp.setDaemon(true);
                lookingUp.start();
            } else {
                work.run();
            }
        }

        void end(HttpClient client) {
            if (client instanceof AutoCloseable) {
                try {
                    // JDK 21 and later
                    HttpClient.class.getMethod("shutdownNow").invoke(client);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("an HttpClient that can be closed has no shutdownNow()", e);
                }
            }
            Thread running = selector;
            if (running != null && !(client instanceof AutoCloseable)) {
                // before JDK 21, this is how the selector is told to leave and to close its sockets
                running.interrupt();
            }
        }
    }
}
