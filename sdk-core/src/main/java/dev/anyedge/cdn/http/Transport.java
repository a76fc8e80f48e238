package dev.anyedge.cdn.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The seam to the network: sends one attempt, knows nothing of retries, deadlines, credentials or providers. Safe for
 * use by several threads.
 *
 * <p>A failure is an {@link IOException}; it is a {@link java.net.ConnectException} or a
 * {@link java.net.http.HttpConnectTimeoutException} only when the request surely was not sent.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and reads the answer to its end. Never follows a redirect.
     *
     * @param request what to send
     * @return the answer. Cancelling it ends the exchange at once. It may complete on a thread of the network, which must
     *     not be held
     */
    CompletableFuture<ApiResponse> send(OutgoingRequest request);

    /**
     * The same, waiting for the answer.
     *
     * @param request what to send
     * @return the answer
     * @throws IOException if there is none
     * @throws InterruptedException as soon as the thread is interrupted; the exchange is ended
     */
    default ApiResponse exchange(OutgoingRequest request) throws IOException, InterruptedException {
        CompletableFuture<ApiResponse> sent = send(request);
        try {
            return sent.get();
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause == null ? e : cause);
        }
    }

    /** Gives back what the transport has created: threads, connections. May be called several times. */
    @Override
    void close();
}
