package dev.anyedge.cdn.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body into one array of the right size, and gives up on a body that is larger than allowed, be it announced
 * or not.
 */
final class BodyReader implements BodyHandler<byte[]>, BodySubscriber<byte[]> {
    private static final byte[] EMPTY = {};
    /** What a server only announces is not worth more memory than this. */
    private static final int TRUSTED_LENGTH = 1 << 20;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final int limit;
    private Flow.@Nullable Subscription source;
    private byte[] body = EMPTY;
    private int size;

    BodyReader(int limit) {
        this.limit = limit;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        long announced = info.headers().firstValueAsLong("Content-Length").orElse(0);
        if (announced > limit) {
            tooLarge();
        } else if (announced > 0) {
            body = new byte[(int) Math.min(announced, TRUSTED_LENGTH)];
        }
        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (whole.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            if (length > limit - size) {
                if (source != null) {
                    source.cancel();
                }
                tooLarge();
                return;
            }
            if (length > body.length - size) {
                body = Arrays.copyOf(body, (int) Math.min(limit, Math.max((long) size + length, body.length * 2L)));
            }
            buffer.get(body, size, length);
            size += length;
        }
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        whole.complete(size == body.length ? body : Arrays.copyOf(body, size));
    }

    private void tooLarge() {
        whole.completeExceptionally(new ResponseTooLargeException(limit));
    }

    /** The answer would not fit; asking again would not make it smaller. */
    static final class ResponseTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        ResponseTooLargeException(int limit) {
            super("the answer is larger than the " + limit + " bytes that this client accepts");
        }
    }
}
