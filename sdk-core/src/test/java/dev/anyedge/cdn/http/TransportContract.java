package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.http.LoopbackServer.Received;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every transport does, whatever lies beneath it. Broken servers included. */
abstract class TransportContract {
    static final int LIMIT = 1 << 20;

    private LoopbackServer server;
    private Transport transport;

    /** The transport for a server; answers of up to {@link #LIMIT} bytes. */
    abstract Transport open(URI base) throws Exception;

    /** {@code http} or {@code https}. */
    String scheme() {
        return "http";
    }

    ServerSocketFactory sockets() throws Exception {
        return ServerSocketFactory.getDefault();
    }

    @AfterEach
    void stop() {
        if (transport != null) {
            transport.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void serve(Function<Received, Reply> handler) throws Exception {
        server = LoopbackServer.start(scheme(), sockets(), handler);
        transport = open(server.uri());
    }

    private void serve(Reply reply) throws Exception {
        serve(request -> reply);
    }

    private OutgoingRequest outgoing(ApiRequest request) {
        return new OutgoingRequest(
                request,
                request.under(server.uri().toString()),
                1,
                Timekeeper.system(),
                List.of("Accept", "application/json"));
    }

    private OutgoingRequest get(String path) {
        return outgoing(ApiRequest.get("Get", path).build());
    }

    /** Both forms of a call must come to the same end. */
    private Throwable failure(String path) {
        Throwable blocking = catchThrowable(() -> transport.exchange(get(path)));
        Throwable async = catchThrowable(() -> transport.send(get(path)).get(20, TimeUnit.SECONDS));
        assertThat(async).isInstanceOf(ExecutionException.class);
        assertThat(async.getCause()).isInstanceOf(blocking.getClass());
        return blocking;
    }

    @Test
    void anAnswerComesBackWithStatusHeadersAndBody() throws Exception {
        serve(Reply.of(200, "{\"a\":1}", "X-Request-Id: r-1", "Content-Type: application/json"));

        ApiResponse answer = transport.exchange(get("/a"));
        ApiResponse async = transport.send(get("/a")).get(20, TimeUnit.SECONDS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-request-id")).hasValue("r-1");
        assertThat(answer.text()).isEqualTo("{\"a\":1}");
        assertThat(async.status()).isEqualTo(200);
        assertThat(async.header("X-REQUEST-ID")).hasValue("r-1");
        assertThat(async.bytes()).isEqualTo(answer.bytes());
    }

    @Test
    void theRequestArrivesAsItWasWritten() throws Exception {
        serve(Reply.of(200, ""));
        ApiRequest request = ApiRequest.patch("Edit", "/v1/services")
                .segment("a/b c")
                .query("status", "activate")
                .query("container", "")
                .query("status", "ü&=")
                .header("X-One", "1")
                .body("{\"rules\":[]}".getBytes(), "application/json")
                .build();
        OutgoingRequest outgoing = outgoing(request);
        outgoing.setHeader("Date", "Tue, 14 Mar 2023 09:26:53 GMT");

        transport.exchange(outgoing);

        Received received = server.awaitRequest();
        assertThat(received.method()).isEqualTo("PATCH");
        assertThat(received.target())
                .isEqualTo("/v1/services/a%2Fb%20c?status=activate&container=&status=%C3%BC%26%3D");
        assertThat(received.text()).isEqualTo("{\"rules\":[]}");
        assertThat(received.headers())
                .containsEntry("X-One", "1")
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Date", "Tue, 14 Mar 2023 09:26:53 GMT");
    }

    @Test
    void everyMethodArrivesWithAndWithoutBody() throws Exception {
        serve(Reply.of(200, "ok"));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            transport.exchange(outgoing(ApiRequest.of("Op", method, "/empty").build()));
            assertThat(server.awaitRequest().method()).isEqualTo(method);
            transport.exchange(outgoing(ApiRequest.of("Op", method, "/full")
                    .body(new byte[] {'x'}, "text/plain")
                    .build()));
            assertThat(server.awaitRequest().text()).as(method).isEqualTo("x");
        }
    }

    @Test
    void anAnswerWithoutBodyIsEmpty() throws Exception {
        serve(Reply.of(204, ""));

        assertThat(transport.exchange(get("/a")).bytes()).isEmpty();
    }

    @Test
    void aBodyInChunksIsReadToItsEnd() throws Exception {
        serve(Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6\r\npedia \r\n0\r\n\r\n"));

        assertThat(transport.exchange(get("/a")).text()).isEqualTo("Wikipedia ");
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsRead() throws Exception {
        serve(Reply.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end"));

        assertThat(transport.exchange(get("/a")).text()).isEqualTo("to the end");
    }

    @Test
    void largeBodiesPassBothWaysUnchanged() throws Exception {
        byte[] up = new byte[700_000];
        byte[] down = new byte[900_000];
        new Random(20250314).nextBytes(up);
        new Random(20250315).nextBytes(down);
        serve(Reply.of(200, down));
        OutgoingRequest request = outgoing(ApiRequest.put("Put", "/big")
                .body(up, "application/octet-stream")
                .build());

        assertThat(transport.exchange(request).bytes()).isEqualTo(down);
        assertThat(transport.send(request).get(20, TimeUnit.SECONDS).bytes()).isEqualTo(down);
        assertThat(server.received).allSatisfy(r -> assertThat(r.body()).isEqualTo(up));
    }

    @Test
    void anErrorStatusIsAnAnswerLikeAnyOther() throws Exception {
        serve(request -> Reply.of(399 + request.number(), "no"));

        assertThat(transport.exchange(get("/a")).status()).isEqualTo(400);
        assertThat(transport.exchange(get("/a")).status()).isEqualTo(401);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        serve(Reply.of(302, "", "Location: /elsewhere"));

        assertThat(transport.exchange(get("/a")).status()).isEqualTo(302);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void aBodyShorterThanAnnouncedIsAFailure() throws Exception {
        serve(Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));

        assertThat(failure("/a")).isInstanceOf(IOException.class);
    }

    @Test
    void aChunkedBodyWithoutEndIsAFailure() throws Exception {
        serve(Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n"));

        assertThat(failure("/a")).isInstanceOf(IOException.class);
    }

    @Test
    void aDroppedConnectionIsAFailureThatDoesNotClaimThatNothingWasSent() throws Exception {
        serve(Reply.drop());

        assertThat(failure("/a")).isInstanceOf(IOException.class).isNotInstanceOf(ConnectException.class);
    }

    @Test
    void noiseInsteadOfHttpIsAFailure() throws Exception {
        serve(Reply.raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"));

        assertThat(failure("/a")).isInstanceOf(IOException.class);
    }

    @Test
    void aRefusedConnectionIsKnownAsSuch() throws Exception {
        serve(Reply.of(200, ""));
        int free;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = unused.getLocalPort();
        }
        ApiRequest request = ApiRequest.get("Get", "/a").build();
        OutgoingRequest nowhere = new OutgoingRequest(
                request, request.under(scheme() + "://127.0.0.1:" + free), 1, Timekeeper.system(), List.of());

        assertThatThrownBy(() -> transport.exchange(nowhere)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> transport.send(nowhere).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void anAnswerThatIsAnnouncedTooLargeIsRefused() throws Exception {
        serve(Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: " + (LIMIT + 1L) + "\r\n\r\nx"));

        assertThat(failure("/a")).hasMessageContaining("larger than the " + LIMIT + " bytes");
    }

    @Test
    void anAnswerThatTurnsOutTooLargeIsRefused() throws Exception {
        serve(new Reply(endless(), Reply.Then.CLOSE));

        assertThat(failure("/a")).hasMessageContaining("larger than the " + LIMIT + " bytes");
    }

    private static byte[] endless() {
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        byte[] all = new byte[head.length() + LIMIT + 1];
        System.arraycopy(head.getBytes(), 0, all, 0, head.length());
        return all;
    }

    @Test
    void anAnswerOfExactlyTheLimitIsRead() throws Exception {
        serve(Reply.of(200, new byte[LIMIT]));

        assertThat(transport.exchange(get("/a")).bytes()).hasSize(LIMIT);
    }

    @Test
    void callsInARowShareOneConnection() throws Exception {
        serve(Reply.of(200, "ok"));

        for (int i = 0; i < 100; i++) {
            transport.exchange(get("/a"));
        }

        assertThat(server.connections).hasValue(1);
    }

    @Test
    void callsAtTheSameTimeAllGetTheirOwnAnswer() throws Exception {
        serve(request -> Reply.of(200, request.target()));
        List<CompletableFuture<ApiResponse>> all = new ArrayList<>();

        for (int i = 0; i < 60; i++) {
            all.add(transport.send(get("/" + i)));
        }

        for (int i = 0; i < 60; i++) {
            assertThat(all.get(i).get(20, TimeUnit.SECONDS).text()).isEqualTo("/" + i);
        }
    }

    @Test
    void cancellingEndsTheExchangeBeforeAnyAnswer() throws Exception {
        serve(Reply.hold(""));
        CompletableFuture<ApiResponse> sent = transport.send(get("/a"));
        server.awaitRequest();

        sent.cancel(true);

        server.awaitLeaving();
        assertThat(sent).isCancelled();
    }

    @Test
    void cancellingEndsTheExchangeInTheMiddleOfABody() throws Exception {
        serve(Reply.hold("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome"));
        CompletableFuture<ApiResponse> sent = transport.send(get("/a"));
        server.awaitRequest();

        sent.cancel(true);

        server.awaitLeaving();
        assertThat(sent).isCancelled();
    }

    @Test
    void anInterruptEndsABlockingExchange() throws Exception {
        serve(Reply.hold("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome"));
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread caller = new Thread(() -> end.set(catchThrowable(() -> transport.exchange(get("/a")))));
        caller.start();
        server.awaitRequest();

        caller.interrupt();
        caller.join(20_000);

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        server.awaitLeaving();
    }
}
