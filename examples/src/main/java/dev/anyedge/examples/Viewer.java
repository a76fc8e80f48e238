package dev.anyedge.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Asks an edge for pages, as a browser would. */
public final class Viewer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Optional<URI> edge;

    private Viewer(Optional<URI> edge) {
        this.edge = edge;
    }

    /**
     * A viewer of sites on the internet.
     *
     * @return a viewer
     */
    public static Viewer ofTheInternet() {
        return new Viewer(Optional.empty());
    }

    /**
     * A viewer of sites on a simulated edge, which is told the host name in a header.
     *
     * @param edge the edge's address
     * @return a viewer
     */
    public static Viewer of(URI edge) {
        return new Viewer(Optional.of(edge));
    }

    /**
     * Gets a page.
     *
     * @param host the site's host name
     * @param path the page's path
     * @return status, cache state and size in a line
     * @throws InterruptedException when the thread is interrupted
     */
    public String get(String host, String path) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                edge.map(e -> e.resolve(path)).orElseGet(() -> URI.create("https://" + host + path)));
        if (edge.isPresent()) {
            request.header("x-sim-host", host);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() + ", X-Cache: "
                    + response.headers().firstValue("X-Cache").orElse("none") + ", " + response.body().length
                    + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + host + path, e);
        }
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
