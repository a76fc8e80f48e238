package dev.anyedge.cdn.http;

import java.util.concurrent.CompletableFuture;

/**
 * The seam to the network: sends one attempt, knows nothing of retries, credentials or providers. Safe for use by
 * several threads.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and reads the answer to its end. Never follows a redirect.
     *
     * @param request what to send
     * @return the answer; fails with {@link java.io.IOException} when none came:
     *     {@link java.net.ConnectException} or {@link java.net.http.HttpConnectTimeoutException} when the request surely
     *     was not sent. Cancelling it ends the exchange at once. It may complete on a thread of the network, which must
     *     not be held
     */
    CompletableFuture<ApiResponse> send(OutgoingRequest request);

    /** Ends every exchange and gives back what the transport has created. May be called several times. */
    @Override
    void close();
}
