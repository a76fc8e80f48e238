package dev.anyedge.lumen.testing;

import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.http.Transport;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.LumenCredentials;
import dev.anyedge.lumen.api.LumenApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Answers what it is told to, for answers that the simulator does not give. Remembers what was asked. Its time passes by a
 * minute with each request, and no pause lasts. Thread-safe.
 */
public final class ScriptedPortal implements Transport, Timekeeper {
    public static final String SECRET = "Ex4mpleOnlySecret000";
    public static final LumenAccount ACCOUNT =
            LumenAccount.of(LumenCredentials.of("700100200", SECRET), 88001, "BBXY00042", "5550123");

    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<OutgoingRequest> requests = new ArrayList<>();

    public synchronized ScriptedPortal then(int status, String body, String... headers) {
        Map<String, List<String>> all = new TreeMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        answers.add(new ApiResponse(
                status, HttpHeaders.of(all, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public synchronized ScriptedPortal thenFail(IOException problem) {
        answers.add(problem);
        return this;
    }

    public synchronized ScriptedPortal thenNothing(CompletableFuture<ApiResponse> pending) {
        answers.add(pending);
        return this;
    }

    public LumenApi client(UnaryOperator<LumenApi.Builder> more) {
        return more.apply(LumenApi.builder().account(ACCOUNT).baseUri(URI.create("https://ws.lumen.example")))
                .http(http -> http.transport(this).timekeeper(this).jitter(() -> 1))
                .build();
    }

    public LumenApi client() {
        return client(builder -> builder);
    }

    public synchronized List<OutgoingRequest> requests() {
        return List.copyOf(requests);
    }

    public OutgoingRequest last() {
        List<OutgoingRequest> all = requests();
        return all.get(all.size() - 1);
    }

    /** The last request's body. */
    public String body() {
        return new String(last().body(), StandardCharsets.UTF_8);
    }

    /** The last request's line. */
    public String line() {
        String query = last().uri().getRawQuery();
        return last().method() + " " + last().uri().getRawPath() + (query == null ? "" : "?" + query);
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized CompletableFuture<ApiResponse> send(OutgoingRequest request) {
        requests.add(request);
        Object next = answers.poll();
        if (next instanceof ApiResponse response) {
            return CompletableFuture.completedFuture(response);
        }
        if (next instanceof CompletableFuture<?> pending) {
            return (CompletableFuture<ApiResponse>) pending;
        }
        return CompletableFuture.failedFuture(
                next instanceof IOException problem ? problem : new IOException("the script is at its end"));
    }

    @Override
    public synchronized Instant now() {
        return Instant.parse("2023-03-14T09:26:53Z").plus(Duration.ofMinutes(requests.size()));
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
