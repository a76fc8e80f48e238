package dev.anyedge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A control plane on a port of this machine. It hands each call to a {@link ControlPlane}, after the {@linkplain Faults
 * faults} have had their say, keeps the {@linkplain Journal journal}, and offers the simulator's own calls to whoever is
 * in another process:
 *
 * <ul>
 *   <li>{@code POST /__sim/clock} with {@code {"advance": "5s"}} moves the clock; the answer says what time it is
 *   <li>{@code POST /__sim/faults} with {@code {"faults": ["POST:/*:1:drop-after"]}} replaces the faults
 *   <li>{@code GET /__sim/journal} lists the calls so far, {@code DELETE} forgets them
 *   <li>{@code GET /__sim/state} shows everything that is stored
 * </ul>
 *
 * <p>It listens on the loopback interface only, speaks HTTP/1.1, and stops with {@link #close()}.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final String OWN_CALLS = "/__sim/";

    private final ControlPlane plane;
    private final SimulatorClock clock;
    private final Faults faults;
    private final Journal journal;
    private final WireMockServer http;

    private SimulatorServer(ControlPlane plane, SimulatorClock clock, int port) {
        this.plane = plane;
        this.clock = clock;
        this.faults = new Faults();
        this.journal = new Journal(plane.secretHeaders());
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .jettyAcceptors(1)
                .containerThreads(24)
                .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER)
                .disableOptimizeXmlFactoriesLoading(true)
                .extensions(new EveryCall());
        this.http = new WireMockServer(port == 0 ? options.dynamicPort() : options.port(port));
    }

    /**
     * Puts a control plane on a port.
     *
     * @param plane how calls are answered
     * @param clock the time it lives in
     * @param port the port, 0 for any free one
     * @return the running server
     * @throws UncheckedIOException when it cannot listen, which is when something else does
     */
    public static SimulatorServer start(ControlPlane plane, SimulatorClock clock, int port) {
        SimulatorServer server = new SimulatorServer(plane, clock, port);
        server.http.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
        try {
            server.http.start();
        } catch (FatalStartupException taken) {
            throw new UncheckedIOException(
                    "the API cannot listen on port " + port
                            + " of the loopback address; choose another one, or 0 for a free one",
                    new IOException(taken));
        }
        return server;
    }

    /**
     * Where the server listens.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    /**
     * The time the simulator lives in.
     *
     * @return the clock
     */
    public SimulatorClock clock() {
        return clock;
    }

    /**
     * What shall go wrong.
     *
     * @return the faults, to add to
     */
    public Faults faults() {
        return faults;
    }

    /**
     * The calls so far.
     *
     * @return the journal
     */
    public Journal journal() {
        return journal;
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        http.stop();
    }

    private Response serve(SimulatedRequest request) {
        if (request.path().startsWith(OWN_CALLS)) {
            return response(ownCall(request));
        }
        int number = journal.arrive();
        Instant at = clock.instant();
        Optional<FaultEffect> effect = faults.next(request);
        Outcome outcome = effect.map(one -> faulty(one, request)).orElseGet(() -> Outcome.of(plane.answer(request)));
        journal.record(
                number,
                at,
                request,
                outcome.answer.map(SimulatedAnswer::status).map(OptionalInt::of).orElse(OptionalInt.empty()),
                outcome.answer.map(SimulatedAnswer::body).orElse(""),
                effect);
        return outcome.wire;
    }

    private Outcome faulty(FaultEffect effect, SimulatedRequest request) {
        if (effect instanceof FaultEffect.Status status) {
            return Outcome.of(plane.failure(request, status.code()));
        }
        if (effect instanceof FaultEffect.DropBefore) {
            return Outcome.dropped();
        }
        SimulatedAnswer answer = plane.answer(request);
        if (effect instanceof FaultEffect.StatusAfter status) {
            return Outcome.of(plane.failure(request, status.code()));
        }
        if (effect instanceof FaultEffect.Delay delay) {
            return new Outcome(
                    Optional.of(answer),
                    Response.Builder.like(response(answer))
                            .incrementInitialDelay(delay.duration().toMillis())
                            .build());
        }
        if (effect instanceof FaultEffect.Truncate && !answer.body().isEmpty()) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            // the whole length announced, half of it sent: the server closes such a connection
            return new Outcome(
                    Optional.of(answer),
                    Response.Builder.like(response(answer))
                            .body(Arrays.copyOf(body, body.length / 2))
                            .build());
        }
        // what has no body cannot be cut: the connection breaks instead
        return Outcome.dropped();
    }

    private static Response response(SimulatedAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        List<HttpHeader> headers = new ArrayList<>();
        answer.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
        if (answer.status() != 204) {
            headers.add(new HttpHeader("Content-Length", Integer.toString(body.length)));
        }
        return Response.response()
                .status(answer.status())
                .headers(new HttpHeaders(headers))
                .body(body)
                .build();
    }

    private SimulatedAnswer ownCall(SimulatedRequest request) {
        try {
            switch (request.method() + " " + request.path()) {
                case "POST /__sim/clock":
                    clock.advance(Fault.duration(member(request, "advance").asText("")));
                    return json(200, now());
                case "GET /__sim/clock":
                    return json(200, now());
                case "POST /__sim/faults":
                    return json(200, replaceFaults(member(request, "faults")));
                case "GET /__sim/journal":
                    return json(200, journalAsJson());
                case "DELETE /__sim/journal":
                    journal.clear();
                    return json(200, journalAsJson());
                case "GET /__sim/state":
                    return json(200, plane.state());
                default:
                    return json(
                            404,
                            error("the simulator itself has no call " + request.method() + " " + request.path()
                                    + ": it has clock, faults, journal and state"));
            }
        } catch (IllegalArgumentException e) {
            return json(400, error(String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode member(SimulatedRequest request, String name) {
        return CompactJson.parse(request.body())
                .map(body -> body.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("the body must be a JSON object with \"" + name + "\""));
    }

    private JsonNode now() {
        return JsonNodeFactory.instance.objectNode().put("now", clock.instant().toString());
    }

    private JsonNode replaceFaults(JsonNode specs) {
        List<Fault> parsed = new ArrayList<>();
        specs.forEach(spec -> parsed.add(Fault.parse(spec.asText())));
        faults.clear();
        parsed.forEach(faults::add);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("faults");
        faults.list().forEach(fault -> list.add(fault.toString()));
        return answer;
    }

    private JsonNode journalAsJson() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("entries");
        for (JournalEntry entry : journal.entries()) {
            ObjectNode one = list.addObject();
            one.put("number", entry.number());
            one.put("at", entry.at().toString());
            one.put("method", entry.method());
            one.put("path", entry.path());
            one.put("query", entry.query());
            ObjectNode headers = one.putObject("headers");
            entry.headers().forEach(headers::put);
            one.put("body", entry.body());
            if (entry.status().isPresent()) {
                one.put("status", entry.status().getAsInt());
            } else {
                one.putNull("status");
            }
            one.put("answer", entry.answer());
            entry.fault().ifPresent(effect -> one.put("fault", effect.toString()));
        }
        return answer;
    }

    private static JsonNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }

    private static SimulatedAnswer json(int status, JsonNode body) {
        return new SimulatedAnswer(status, Map.of("Content-Type", "application/json"), CompactJson.write(body));
    }

    /** What the journal shall know, and what goes onto the wire. */
    private record Outcome(Optional<SimulatedAnswer> answer, Response wire) {

        private static Outcome of(SimulatedAnswer answer) {
            return new Outcome(Optional.of(answer), SimulatorServer.response(answer));
        }

        private static Outcome dropped() {
            return new Outcome(
                    Optional.empty(),
                    Response.response()
                            .status(200)
                            .fault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
                            .build());
        }
    }

    /** The one extension: whatever WireMock would answer is replaced by what the control plane answers. */
    private final class EveryCall implements ResponseTransformerV2 {

        @Override
        public String getName() {
            return "anyedge-control-plane";
        }

        @Override
        public boolean applyGlobally() {
            return true;
        }

        @Override
        public Response transform(Response ignored, ServeEvent event) {
            LoggedRequest received = event.getRequest();
            String url = received.getUrl();
            int question = url.indexOf('?');
            Map<String, String> headers = new HashMap<>();
            for (HttpHeader header : received.getHeaders().all()) {
                headers.put(header.key(), header.firstValue());
            }
            return serve(new SimulatedRequest(
                    received.getMethod().getName(),
                    question < 0 ? url : url.substring(0, question),
                    question < 0 ? "" : url.substring(question + 1),
                    headers,
                    new String(received.getBody(), StandardCharsets.UTF_8)));
        }
    }
}
