package dev.anyedge.simulator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers as origins. */
class HttpFetcherTest {

    private static final OriginReference.Server REFERENCE =
            new OriginReference.Server("load balancer", List.of("id", "app.example"), Optional.of("app.example"));

    private final Origins origins = new Origins();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        origins.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " for "
                    + exchange.getRequestHeaders().get("Host") + " with "
                    + exchange.getRequestHeaders().get("Content-Type") + body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            if (exchange.getRequestURI().getPath().endsWith("/old")) {
                exchange.getResponseHeaders().set("Location", "/new");
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            byte[] content = "not really packed".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : content.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private OriginResponse fetch(String method, String target, String body, String... headers) throws IOException {
        return origins.find(REFERENCE)
                .orElseThrow()
                .fetch(new OriginRequest(
                        method, target, HeaderFields.of(headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aServerGetsTheHostAndThePathThatItIsToGet() throws IOException {
        origins.server("app.example", uri(""));
        fetch("GET", "//a%20b/../c?d=e&f", "", "Host", "app.example");

        assertThat(asked).containsExactly("GET //a%20b/../c?d=e&f for [app.example] with null");
    }

    @Test
    void aServerMayHaveItsFilesInAFolder() throws IOException {
        origins.server("id", uri("/base/"));
        fetch("GET", "/a", "");

        assertThat(asked.get(0)).startsWith("GET /base/a for [127.0.0.1:");
    }

    @Test
    void aBodyIsPassedOn() throws IOException {
        origins.server("id", uri(""));
        fetch("POST", "/form", "a=b", "Content-Type", "x/y; z=1", "Host", "app.example");
        fetch("DELETE", "/form", "", "Host", "app.example");

        assertThat(asked)
                .containsExactly(
                        "POST /form for [app.example] with [x/y; z=1]a=b", "DELETE /form for [app.example] with null");
    }

    @Test
    void anAnswerIsPassedOnAsItIs() throws IOException {
        origins.server("id", uri(""));
        OriginResponse answer = fetch("GET", "/", "");

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("not really packed");
        assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().values("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void aRedirectIsForTheViewer() throws IOException {
        origins.server("id", uri(""));
        OriginResponse answer = fetch("GET", "/old", "");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().first("Location")).contains("/new");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerToHeadHasNoBody() throws IOException {
        origins.server("id", uri(""));

        assertThat(fetch("HEAD", "/", "").body()).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsAFailure() throws IOException {
        URI gone = uri("");
        server.stop(0);
        origins.server("id", gone);

        assertThatThrownBy(() -> fetch("GET", "/", "")).isInstanceOf(IOException.class);
    }

    @Test
    void closedConnectionsAreOpenedAgain() throws IOException {
        origins.server("id", uri(""));
        fetch("GET", "/", "");
        origins.close();

        assertThat(fetch("GET", "/", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3000", "ftp://localhost", "http:///path", "/folder"})
    void anAddressThatIsNoServersIsRefused(String address) {
        assertThatThrownBy(() -> origins.server("id", URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }
}
