package dev.anyedge.cdn.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The transport over {@code java.net.http}. */
final class JdkTransport implements Transport {
    private final HttpClient client;
    private final int maxResponseBytes;

    JdkTransport(HttpClient client, int maxResponseBytes) {
        this.client = client;
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public CompletableFuture<ApiResponse> send(OutgoingRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.forEachHeader(builder::header);
        byte[] body = request.body();
        builder.method(request.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Exchange exchange = new Exchange(maxResponseBytes);
        exchange.start(client, builder.build());
        return exchange;
    }

    @Override
    public void close() {}

    /**
     * One exchange: the future of the answer and the reader of its body in one object. It completes as soon as the body
     * is whole.
     */
    private static final class Exchange extends CompletableFuture<ApiResponse>
            implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
        private static final byte[] EMPTY = {};
        private final CompletableFuture<Void> read = new CompletableFuture<>();
        private final int limit;
        private volatile @Nullable CompletableFuture<?> exchange;
        private volatile Flow.@Nullable Subscription subscription;
        private int status;
        private @Nullable HttpHeaders headers;
        private byte[] body = EMPTY;
        private int size;

        Exchange(int limit) {
            this.limit = limit;
        }

        void start(HttpClient client, HttpRequest request) {
            CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this);
            exchange = sent;
            if (isCancelled()) {
                sent.cancel(true);
            }
            sent.whenComplete((response, problem) -> {
                if (problem != null) {
                    completeExceptionally(
                            problem instanceof CompletionException e && e.getCause() != null ? e.getCause() : problem);
                }
            });
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            CompletableFuture<?> running = exchange;
            if (cancelled && running != null) {
                running.cancel(true);
            }
            return cancelled;
        }

        @Override
        public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
            status = info.statusCode();
            headers = info.headers();
            long length = headers.firstValueAsLong("Content-Length").orElse(-1);
            if (length > 0 && length <= limit) {
                body = new byte[(int) Math.min(length, 1 << 20)];
            }
            return this;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return read;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                int length = buffer.remaining();
                if (length > limit - size) {
                    Flow.Subscription source = subscription;
                    if (source != null) {
                        source.cancel();
                    }
                    onError(new IOException("the answer is larger than " + limit + " bytes"));
                    return;
                }
                if (length > body.length - size) {
                    long grown = Math.min(limit, Math.max((long) size + length, body.length * 2L));
                    body = Arrays.copyOf(body, (int) grown);
                }
                buffer.get(body, size, length);
                size += length;
            }
        }

        @Override
        public void onError(Throwable problem) {
            read.completeExceptionally(problem);
            completeExceptionally(problem);
        }

        @Override
        public void onComplete() {
            byte[] whole = size == body.length ? body : Arrays.copyOf(body, size);
            read.complete(null);
            HttpHeaders known = headers;
            if (known != null) {
                complete(new ApiResponse(status, known, whole));
            }
        }
    }
}
