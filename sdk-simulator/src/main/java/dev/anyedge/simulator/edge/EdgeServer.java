package dev.anyedge.simulator.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anyedge.simulator.SimulatorClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A CDN's edge on this machine: a real HTTP server that finds the site for the request's host, does what the site
 * decides, and caches. It listens on the loopback address only.
 *
 * <p>A client plays the viewer by header fields, which never reach an origin:
 *
 * <table>
 * <caption>Request header fields</caption>
 * <tr><td>{@code x-sim-host}</td><td>the host, for clients that cannot set {@code Host}</td></tr>
 * <tr><td>{@code x-sim-scheme}</td><td>{@code http} or {@code https}; by default that which the site is
 * served by</td></tr>
 * <tr><td>{@code x-sim-client-ip}, {@code x-sim-country}, {@code x-sim-continent}, {@code x-sim-region}</td>
 * <td>who and where the viewer is; the address is by default that of the connection</td></tr>
 * </table>
 *
 * <p>Answers say {@code X-Cache: hit-fresh} or {@code miss}, {@code Age} on a hit, the site's id in {@code x-sim-site},
 * and {@code x-sim-evidence: inferred} (with the parts in {@code x-sim-inferred}) where the answer rests on something the
 * provider does not document; a provider may add more about its decision. A host that no site serves gets a 404 that
 * says so; an origin that is not configured a 502 that says how to configure it.
 *
 * <p>The cache obeys RFC 9111 under the rule that the site gives. It never serves what is stale, ignores the viewer's own
 * {@code Cache-Control} (a viewer must not be able to send load to the origin), and answers conditional requests and
 * requests for one range of bytes from what it keeps whole. Safe for use by many clients while configurations change:
 * each request asks the directory once.
 */
public final class EdgeServer implements AutoCloseable {

    private static final long CACHE_BYTES = 256L << 20;

    private final HttpServer server;
    private final ExecutorService workers;
    private final EdgeCache cache = new EdgeCache(CACHE_BYTES);
    private final EdgeHandler handler;
    private final SimulatorClock clock;
    private final EdgeObserver observer;

    private EdgeServer(Builder builder) {
        // else small answers wait 40 ms for the client's acknowledgement of the header; read once by the JDK
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        clock = builder.clock;
        observer = builder.observer;
        handler = new EdgeHandler(builder.directory, builder.origins, builder.clock, cache);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "the edge cannot listen on port " + builder.port + " of the loopback"
                            + " address; choose another one, or 0 for a free one",
                    taken);
        }
        AtomicInteger count = new AtomicInteger();
        workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "anyedge-edge-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", this::answer);
    }

    /**
     * Prepares an edge.
     *
     * @param directory knows the sites
     * @return a builder
     */
    public static Builder builder(EdgeDirectory directory) {
        return new Builder(directory);
    }

    /**
     * Where the edge listens.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        try {
            // puts the brackets around an IPv6 address
            return new URI("http", null, address.getAddress().getHostAddress(), address.getPort(), null, null, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Forgets what a site has cached for some paths, under all its hosts and in all variants.
     *
     * @param site the site's id
     * @param paths exact paths, beginning with a slash; without a query, all queries of the path are forgotten
     */
    public void purge(String site, List<String> paths) {
        List<String> exact = List.copyOf(paths);
        purgeMatching(site, target -> exact.contains(target) || exact.contains(pathOf(target)));
    }

    /**
     * Forgets all that a site has cached.
     *
     * @param site the site's id
     */
    public void purgeAll(String site) {
        purgeMatching(site, target -> true);
    }

    /**
     * Forgets what a site has cached for the addresses that meet a condition.
     *
     * @param site the site's id
     * @param target is given path and query as the viewer asked for them
     */
    public void purgeMatching(String site, Predicate<String> target) {
        cache.purge(site, target);
    }

    /**
     * Keeps what a site has cached for the addresses that meet a condition, but asks the origin before using it again.
     *
     * @param site the site's id
     * @param target is given path and query as the viewer asked for them
     */
    public void invalidateMatching(String site, Predicate<String> target) {
        cache.invalidate(site, target);
    }

    private static String pathOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Stops listening, and ends what is still being answered. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HeaderFields headers = HeaderFields.of(exchange.getRequestHeaders());
            EdgeHandler.Handled handled;
            try {
                handled = handler.handle(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        exchange.getRemoteAddress().getAddress().getHostAddress(),
                        body);
            } catch (RuntimeException bug) {
                handled = new EdgeHandler.Handled(
                        EdgeAnswer.text(500, "The simulated edge failed, which is its own fault: " + bug),
                        Optional.empty(),
                        Optional.empty());
            }
            // told before it is sent, so that whoever has an answer finds it counted
            Optional<EdgeVisit> visit = visit(handled);
            visit.ifPresent(observer::visited);
            try {
                send(exchange, handled.answer());
            } catch (IOException viewerIsGone) {
                visit.ifPresent(observer::broken);
            }
        } catch (IOException viewerIsGone) {
            // there is nobody left to tell
        }
    }

    private Optional<EdgeVisit> visit(EdgeHandler.Handled handled) {
        EdgeAnswer answer = handled.answer();
        return handled.site().flatMap(site -> handled.request()
                .map(request -> new EdgeVisit(
                        site.id(),
                        request,
                        clock.instant(),
                        answer.status(),
                        request.method().equals("HEAD") ? 0 : answer.body().length,
                        answer.headers().first("X-Cache").orElse("").startsWith("hit"))));
    }

    private static void send(HttpExchange exchange, EdgeAnswer answer) throws IOException {
        answer.headers().forEach((name, value) -> {
            // the server writes these itself
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Date")) {
                exchange.getResponseHeaders().add(name, value);
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD");
        byte[] body = answer.body();
        if (head) {
            // for HEAD the server writes no length; it is that of the body which is left out
            String length = answer.headers().first("Content-Length").orElse(Integer.toString(body.length));
            exchange.getResponseHeaders().set("Content-Length", length);
        }
        if (head || body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Builds an {@link EdgeServer}. */
    public static final class Builder {
        private final EdgeDirectory directory;
        private SimulatorClock clock = SimulatorClock.running();
        private Origins origins = new Origins();
        private EdgeObserver observer = visit -> {};
        private int port;

        private Builder(EdgeDirectory directory) {
            this.directory = directory;
        }

        /**
         * The time by which cached answers age.
         *
         * @param newClock the clock; by default a running one
         * @return this
         */
        public Builder clock(SimulatorClock newClock) {
            clock = newClock;
            return this;
        }

        /**
         * What stands for the origins.
         *
         * @param newOrigins the origins; may be extended later
         * @return this
         */
        public Builder origins(Origins newOrigins) {
            origins = newOrigins;
            return this;
        }

        /**
         * Who is told of every answer.
         *
         * @param newObserver the observer; by default nobody
         * @return this
         */
        public Builder observer(EdgeObserver newObserver) {
            observer = newObserver;
            return this;
        }

        /**
         * Where to listen.
         *
         * @param newPort the port; by default 0, which is any free one
         * @return this
         */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /**
         * Starts to listen.
         *
         * @return the running edge
         * @throws UncheckedIOException when the port is taken
         */
        public EdgeServer start() {
            EdgeServer edge = new EdgeServer(this);
            edge.server.start();
            return edge;
        }
    }
}
