package dev.anyedge.simulator.edge;

import dev.anyedge.simulator.SimulatorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An edge with one site, {@code cdn.example}, whose origin is in memory, and a viewer. */
final class EdgeFixture implements AutoCloseable {

    static final String HOST = "cdn.example";

    final SimulatorClock clock = SimulatorClock.manual();
    final RecordingOrigin origin = RecordingOrigin.answering(OriginResponse.text(200, "first"));
    final Origins origins = new Origins().origin("origin", origin);
    final EdgeServer edge;
    volatile EdgeCaching caching = EdgeCaching.honorOrigin(Duration.ofMinutes(1));
    volatile EdgeDecision.Cookies cookies = EdgeDecision.Cookies.BYPASS;
    volatile OriginReference reference =
            new OriginReference.Server("server", java.util.List.of("origin"), Optional.of("origin.example"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EdgeFixture() {
        edge = EdgeServer.builder(host -> host.equals(HOST) ? Optional.of(site()) : Optional.empty())
                .clock(clock)
                .origins(origins)
                .start();
    }

    private EdgeSite site() {
        return new EdgeSite() {
            @Override
            public String id() {
                return "site";
            }

            @Override
            public EdgeDecision decide(EdgeRequest request) {
                if (request.path().startsWith("/refused")) {
                    return EdgeDecision.refuse(403, "the country is denied");
                }
                if (request.scheme().equals("http")) {
                    return EdgeDecision.redirect(301, "https://" + request.host() + request.target());
                }
                return EdgeDecision.serve(request, reference, caching, cookies)
                        .withNotes(Map.of("rule", "caf\u00e9 1"));
            }
        };
    }

    HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    HttpResponse<String> send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(edge.uri() + target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("x-sim-host", HOST);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String cacheSays(HttpResponse<?> response) {
        return response.headers().firstValue("X-Cache").orElse("nothing");
    }

    @Override
    public void close() {
        edge.close();
    }
}
