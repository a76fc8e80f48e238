package dev.anyedge.simulator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How viewers and origins talk with the edge. */
class EdgeServerTest {

    private final EdgeFixture site = new EdgeFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private String raw(String firstLine, String... lines) throws IOException {
        try (Socket socket =
                new Socket(site.edge.uri().getHost(), site.edge.uri().getPort())) {
            String request = firstLine + "\r\n" + String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anUnknownHostGetsA404ThatNamesIt() {
        HttpResponse<String> answer = site.get("/", "x-sim-host", "other.example");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("other.example");
        assertThat(answer.headers().firstValue("x-sim-evidence")).contains("inferred");
    }

    @Test
    void theSiteIsFoundByHostWithoutPortInAnyCase() throws IOException {
        assertThat(raw("GET /a.txt HTTP/1.1", "Host: CDN.Example.:8080")).startsWith("HTTP/1.1 200");
    }

    @Test
    void theSiteIsFoundByAWholeAddress() throws IOException {
        assertThat(raw("GET http://cdn.example/a.txt?b=c HTTP/1.1", "Host: ignored.example"))
                .startsWith("HTTP/1.1 200");
        assertThat(site.origin.lastRequest().target()).isEqualTo("/a.txt?b=c");
    }

    @Test
    void aPathMayBeginWithTwoSlashes() throws IOException {
        raw("GET //a.txt/b HTTP/1.1", "Host: cdn.example");

        assertThat(site.origin.lastRequest().target()).isEqualTo("//a.txt/b");
    }

    @Test
    void theOriginGetsThePathAsItWasWritten() {
        site.get("/a%20b/%2e?x=%26&y");

        assertThat(site.origin.lastRequest().target()).isEqualTo("/a%20b/%2e?x=%26&y");
    }

    @Test
    void plainHttpFollowsTheDecisionToARedirect() {
        HttpResponse<String> answer = site.get("/a.txt?b=c", "x-sim-scheme", "http");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains("https://cdn.example/a.txt?b=c");
        assertThat(site.origin.requests()).isEmpty();
    }

    @Test
    void aRefusalHasItsStatusAndReason() {
        HttpResponse<String> answer = site.get("/refused");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("the country is denied");
        assertThat(site.origin.requests()).isEmpty();
    }

    @Test
    void theOriginLearnsWhoseRequestItIs() {
        site.get("/a.txt", "x-sim-client-ip", "192.0.2.7", "X-Forwarded-For", "10.0.0.1", "x-sim-country", "FR");
        HeaderFields headers = site.origin.lastRequest().headers();

        assertThat(headers.first("Host")).contains("origin.example");
        assertThat(headers.first("X-Forwarded-For")).contains("10.0.0.1, 192.0.2.7");
        assertThat(headers.first("X-Forwarded-Proto")).contains("https");
        assertThat(headers.first("X-Forwarded-Host")).contains("cdn.example");
        assertThat(headers).isEqualTo(headers.withoutPrefix("x-sim-"));
    }

    @Test
    void theAddressOfTheViewerIsThatOfTheConnectionUnlessToldOtherwise() {
        site.get("/a.txt");

        assertThat(site.origin.lastRequest().headers().first("X-Forwarded-For")).contains("127.0.0.1");
    }

    @Test
    void aRequestWithoutAHostCannotBeRead() throws IOException {
        assertThat(raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 400").contains("no Host");
    }

    @Test
    void whatTheDeciderNotesIsShown() {
        assertThat(site.get("/").headers().firstValue("x-sim-rule")).contains("caf? 1");
    }

    @Test
    void whatConcernsOneConnectionIsNotPassedOn() throws IOException {
        site.origin.answer(OriginResponse.text(200, "x")
                .withHeader("Connection", "x-hop")
                .withHeader("x-hop", "1")
                .withHeader("x-end", "1"));
        String answer = raw("GET / HTTP/1.1", "Host: cdn.example", "TE: trailers", "Proxy-Authorization: x");

        assertThat(answer).containsIgnoringCase("x-end: 1").doesNotContainIgnoringCase("x-hop");
        assertThat(site.origin.lastRequest().headers().contains("TE")).isFalse();
        assertThat(site.origin.lastRequest().headers().contains("Proxy-Authorization"))
                .isFalse();
    }

    @Test
    void anOriginThatIsNotConfiguredGetsA502ThatSaysHow() {
        site.reference = new OriginReference.Server("load balancer", List.of("lb-1", "lb.example"), Optional.empty());
        HttpResponse<String> answer = site.get("/");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("--origin lb-1=URL", "lb.example");
    }

    @Test
    void aBucketThatIsNotConfiguredGetsA502ThatSaysHow() {
        site.reference = new OriginReference.Bucket("assets", "fr-par", true);

        assertThat(site.get("/").body()).contains("--bucket assets=DIR");
    }

    @Test
    void anAnswerNamesItsSite() {
        assertThat(site.get("/").headers().firstValue("x-sim-site")).contains("site");
    }

    @Test
    void aPortInUseIsSaid() {
        assertThatThrownBy(() -> EdgeServer.builder(host -> Optional.empty())
                        .port(site.edge.uri().getPort())
                        .start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + site.edge.uri().getPort());
    }
}
