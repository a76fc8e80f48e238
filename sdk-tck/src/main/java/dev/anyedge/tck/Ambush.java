package dev.anyedge.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of another process to its provider. Calls that only look pass; at a stated write the process is killed: before
 * the provider has heard of the write, or when the provider is done and its answer is on the way.
 */
final class Ambush implements AutoCloseable {
    /** What an HTTP client sets itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "upgrade");

    private static final Set<String> OF_THE_WAY = Set.of("connection", "content-length", "transfer-encoding");

    private final Map<String, HttpServer> ways = new LinkedHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int at;
    private final boolean before;
    private final Runnable kill;
    private int writes;
    private boolean done;

    /**
     * Lies in wait.
     *
     * @param at at which write, counted from 1
     * @param before whether the provider shall not hear of it
     * @param kill kills, and returns when the process is gone
     */
    Ambush(int at, boolean before, Runnable kill) {
        this.at = at;
        this.before = before;
        this.kill = kill;
    }

    /** The connection that leads the process this way: each address of the provider is replaced. */
    List<String> of(List<String> connection) throws IOException {
        List<String> led = new ArrayList<>();
        for (String text : connection) {
            if (!text.startsWith("http://")) {
                led.add(text);
                continue;
            }
            String authority = URI.create(text).getAuthority();
            HttpServer way = ways.get(authority);
            if (way == null) {
                way = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                way.createContext("/", exchange -> pass(authority, exchange));
                way.start();
                ways.put(authority, way);
            }
            led.add(text.replace(authority, "127.0.0.1:" + way.getAddress().getPort()));
        }
        return led;
    }

    private synchronized void pass(String authority, HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean here = !exchange.getRequestMethod().equals("GET") && ++writes == at;
            if (done || (here && before)) {
                end();
                return;
            }
            HttpResponse<byte[]> answer = forward(authority, exchange);
            if (here) {
                end();
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_WAY.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void end() {
        if (!done) {
            done = true;
            kill.run();
        }
    }

    private HttpResponse<byte[]> forward(String authority, HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream sent = exchange.getRequestBody()) {
            body = sent.readAllBytes();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + authority + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /** Whether the process came this far and was killed. */
    synchronized boolean sprung() {
        return done;
    }

    @Override
    public void close() {
        ways.values().forEach(way -> way.stop(0));
    }
}
