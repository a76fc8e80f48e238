package dev.anyedge.simulator.fujitsu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who looks at a site through the edge. */
final class Visitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FujitsuSimulator simulator;
    private final String host;

    Visitor(FujitsuSimulator simulator, String host) {
        this.simulator = simulator;
        this.host = host;
    }

    HttpResponse<String> get(String target, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulator.edgeUri() + target)).header("x-sim-host", host);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** What the cache says of an address. */
    String cache(String target, String... headers) {
        return get(target, headers).headers().firstValue("X-Cache").orElse("nothing");
    }
}
