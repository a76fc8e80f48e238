package dev.anyedge.simulator.edge;

import dev.anyedge.simulator.SimulatorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request through the edge: host → site → decision → cache → origin. Everything that {@link EdgeServer}
 * does besides sockets; has no state but the cache.
 */
final class EdgeHandler {

    private static final String CACHE_SAYS = "X-Cache";
    private static final String HIT = "hit-fresh";
    private static final String STALE = "hit-stale";
    private static final String MISS = "miss";

    private final EdgeDirectory directory;
    private final Origins origins;
    private final SimulatorClock clock;
    private final EdgeCache cache;

    /** An answer, and if a site gave it, which and to what. */
    record Handled(EdgeAnswer answer, Optional<EdgeSite> site, Optional<EdgeRequest> request) {
        private static Handled bySimulator(EdgeAnswer answer) {
            return new Handled(answer, Optional.empty(), Optional.empty());
        }
    }

    EdgeHandler(EdgeDirectory directory, Origins origins, SimulatorClock clock, EdgeCache cache) {
        this.directory = directory;
        this.origins = origins;
        this.clock = clock;
        this.cache = cache;
    }

    /** Answers one request; {@code uri} is the target as it stood in the request's first line, {@code peer} who sent it. */
    Handled handle(String method, String uri, HeaderFields headers, String peer, byte[] body) {
        EdgeRequest request;
        try {
            request = ViewerRequests.read(method, uri, headers, peer);
        } catch (IllegalArgumentException unreadable) {
            return Handled.bySimulator(
                    EdgeAnswer.text(400, "The edge cannot read this request: " + unreadable.getMessage()));
        }
        Optional<EdgeSite> found = directory.siteOf(request.host());
        if (found.isEmpty()) {
            return Handled.bySimulator(inferred(
                    EdgeAnswer.text(
                            404,
                            "No site is deployed for host '" + request.host()
                                    + "'. Send the site's host name in Host or x-sim-host."),
                    "unknown-host"));
        }
        EdgeSite site = found.get();
        if (!headers.contains("x-sim-scheme")) {
            request = request.withScheme(site.usualScheme());
        }
        return new Handled(answer(site, request, body), found, Optional.of(request));
    }

    private EdgeAnswer answer(EdgeSite site, EdgeRequest request, byte[] body) {
        EdgeDecision decision = site.decide(request);
        EdgeAnswer answer =
                switch (decision.outcome()) {
                    case SERVED -> serve(site.id(), request, decision, body);
                    case REDIRECTED ->
                        EdgeAnswer.text(
                                        decision.status(),
                                        "Go to " + decision.location().orElse(""))
                                .with("Location", decision.location().orElse(""));
                    case REFUSED, NOT_SERVED -> EdgeAnswer.text(decision.status(), decision.reason());
                };
        answer = decision.headers().viewers(answer).with("x-sim-site", site.id());
        for (Map.Entry<String, String> note : decision.notes().entrySet()) {
            answer = answer.with("x-sim-" + note.getKey(), printable(note.getValue()));
        }
        return decision.inferred().isEmpty() ? answer : inferred(answer, String.join(", ", decision.inferred()));
    }

    private static String printable(String note) {
        return note.replaceAll("[^ -~]", "?");
    }

    private static EdgeAnswer inferred(EdgeAnswer answer, String parts) {
        return answer.with("x-sim-evidence", "inferred").with("x-sim-inferred", parts);
    }

    private EdgeAnswer serve(String site, EdgeRequest request, EdgeDecision decision, byte[] body) {
        OriginReference reference = decision.origin().orElseThrow();
        EdgeCaching.Mode mode = decision.caching().mode();
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        boolean cookies = decision.cookies() == EdgeDecision.Cookies.BYPASS
                && request.headers().contains("Cookie");
        if (mode == EdgeCaching.Mode.NO_STORE) {
            cache.remove(site, decision.cacheKey());
        }
        boolean uncached = !reads || cookies || mode == EdgeCaching.Mode.NO_STORE || mode == EdgeCaching.Mode.BYPASS;
        try {
            return uncached
                    ? pass(site, request, decision, reference, body)
                    : cached(site, request, decision, reference);
        } catch (UncheckedIOException broken) {
            return unreachable(reference, broken.getMessage());
        } catch (SocketTimeoutException late) {
            return EdgeAnswer.text(504, reference.description() + " did not answer in time.")
                    .with(CACHE_SAYS, MISS);
        } catch (IOException broken) {
            return unreachable(reference, broken.getMessage());
        }
    }

    private static EdgeAnswer unreachable(OriginReference reference, @Nullable String why) {
        return EdgeAnswer.text(502, reference.description() + " cannot be reached: " + why)
                .with(CACHE_SAYS, MISS);
    }

    /** Past the cache, as the viewer asked. */
    private EdgeAnswer pass(
            String site, EdgeRequest request, EdgeDecision decision, OriginReference reference, byte[] body)
            throws IOException {
        OriginResponse response = ask(reference, request, decision, request.method(), request.headers(), body);
        boolean safe =
                switch (request.method()) {
                    case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
                    default -> false;
                };
        if (!safe && response.status() >= 200 && response.status() < 400) {
            // RFC 9111 §4.4: who changed something may expect to see the change
            cache.remove(site, decision.cacheKey());
        }
        return EdgeAnswer.of(response).with(CACHE_SAYS, MISS);
    }

    private EdgeAnswer cached(String site, EdgeRequest request, EdgeDecision decision, OriginReference reference)
            throws IOException {
        String key = decision.cacheKey();
        long generation = cache.generation(site);
        Optional<StoredResponse> stored = cache.find(site, key, request.headers());
        Instant now = clock.instant();
        boolean ask = decision.caching().mode() == EdgeCaching.Mode.REVALIDATE;
        boolean fresh = stored.isPresent() && stored.get().fresh(now) && !ask;
        Optional<EdgeCaching.Refresh> due = decision.caching()
                .refresh()
                .filter(refresh -> fresh
                        && !refresh.before().isAfter(now)
                        && stored.get().storedAt().isBefore(refresh.before()));
        if (due.isPresent()) {
            return refreshed(due.get(), site, request, decision, reference, stored.get());
        }
        if (fresh) {
            String age = Long.toString(stored.get().age(now).toSeconds());
            return conditional(request, stored.get().response().withHeader("Age", age))
                    .with(CACHE_SAYS, HIT);
        }
        return asked(site, request, decision, reference, stored, generation);
    }

    /** The rules have been told to distrust what is stored. */
    private EdgeAnswer refreshed(
            EdgeCaching.Refresh refresh,
            String site,
            EdgeRequest request,
            EdgeDecision decision,
            OriginReference reference,
            StoredResponse stored)
            throws IOException {
        try {
            return asked(site, request, decision, reference, Optional.of(stored), cache.generation(site));
        } catch (IOException | UncheckedIOException silent) {
            if (refresh.required()) {
                throw silent;
            }
            return conditional(request, stored.response()).with(CACHE_SAYS, STALE);
        }
    }

    private EdgeAnswer asked(
            String site,
            EdgeRequest request,
            EdgeDecision decision,
            OriginReference reference,
            Optional<StoredResponse> stored,
            long generation)
            throws IOException {
        if (stored.isPresent() && Validators.exist(stored.get().response().headers())) {
            OriginResponse old = stored.get().response();
            OriginResponse news = ask(
                    reference, request, decision, "GET", Validators.ask(request.headers(), old.headers()), new byte[0]);
            OriginResponse current = news.status() == 304
                    ? new OriginResponse(
                            old.status(),
                            old.headers()
                                    .without("Age")
                                    .overwrittenBy(news.headers().without("Content-Length")),
                            old.body())
                    : news;
            keep(site, request, decision, current, generation);
            return conditional(request, current).with(CACHE_SAYS, MISS);
        }
        if (request.method().equals("HEAD")) {
            OriginResponse response =
                    ask(reference, request, decision, "HEAD", request.headers().without("Range"), new byte[0]);
            return EdgeAnswer.of(response).with(CACHE_SAYS, MISS);
        }
        OriginResponse response =
                ask(reference, request, decision, "GET", Validators.unconditional(request.headers()), new byte[0]);
        keep(site, request, decision, response, generation);
        return conditional(request, response).with(CACHE_SAYS, MISS);
    }

    private void keep(
            String site, EdgeRequest request, EdgeDecision decision, OriginResponse response, long generation) {
        Instant now = clock.instant();
        Optional<Duration> lifetime = StorageRules.lifetime(decision.caching(), request.headers(), response, now);
        if (lifetime.isEmpty()) {
            // what is there is stale, and stays to be confirmed by a later answer
            return;
        }
        StoredResponse stored = new StoredResponse(
                response,
                request.target(),
                now,
                StorageRules.initialAge(response.headers()),
                lifetime.get(),
                StoredResponse.select(request.headers(), response.headers()));
        cache.store(site, decision.cacheKey(), stored, generation);
    }

    private static EdgeAnswer conditional(EdgeRequest request, OriginResponse response) {
        if (response.status() == 200 && Validators.notModified(request.headers(), response.headers())) {
            return new EdgeAnswer(304, response.headers().without("Content-Type", "Content-Length"), new byte[0]);
        }
        OriginResponse wanted = request.method().equals("GET") ? ByteRange.cut(request.headers(), response) : response;
        return EdgeAnswer.of(wanted).with("Content-Length", Integer.toString(wanted.body().length));
    }

    private OriginResponse ask(
            OriginReference reference,
            EdgeRequest request,
            EdgeDecision decision,
            String method,
            HeaderFields headers,
            byte[] body)
            throws IOException {
        Optional<Origin> origin = origins.find(reference);
        if (origin.isEmpty()) {
            return OriginResponse.text(502, Origins.advice(reference) + "\n");
        }
        HeaderFields fields = ViewerRequests.forOrigin(request, headers, reference)
                .overwrittenBy(decision.headers().toOrigin());
        OriginResponse response = origin.get().fetch(new OriginRequest(method, decision.originTarget(), fields, body));
        return new OriginResponse(response.status(), response.headers().endToEnd(), response.body());
    }
}
