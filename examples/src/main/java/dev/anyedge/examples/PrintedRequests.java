package dev.anyedge.examples;

import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.cdn.http.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Prints each request as it is sent: method, path and JSON body. Headers are left out, and with them the secret key. Also
 * an example of a transport of one's own, here on the JDK's client.
 */
final class PrintedRequests implements Transport {
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out;

    PrintedRequests(PrintStream out) {
        this.out = out;
    }

    @Override
    public ApiResponse exchange(OutgoingRequest request) throws IOException, InterruptedException {
        return answer(http.send(printed(request), HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<ApiResponse> send(OutgoingRequest request) {
        return http.sendAsync(printed(request), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(PrintedRequests::answer);
    }

    private HttpRequest printed(OutgoingRequest request) {
        byte[] body = request.body();
        out.println("  " + request.method() + " " + request.uri().getRawPath());
        if (body.length > 0) {
            out.println("  " + new String(body, StandardCharsets.UTF_8));
        }
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.uri());
        request.forEachHeader(sent::header);
        return sent.method(
                        request.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static ApiResponse answer(HttpResponse<byte[]> answer) {
        return new ApiResponse(answer.statusCode(), answer.headers(), answer.body());
    }

    /** Lets go of the connections, where the JDK offers it (21 and later). */
    @Override
    public void close() {
        Object client = http;
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("An HTTP client can always be closed", e);
            }
        }
    }
}
