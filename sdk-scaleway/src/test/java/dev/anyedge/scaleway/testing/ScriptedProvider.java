package dev.anyedge.scaleway.testing;

import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.cdn.http.Transport;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what it is told to, for answers that the simulator does not give: errors of the platform that Edge Services has
 * never sent, shapes of other years. Remembers what was asked. Thread-safe.
 */
public final class ScriptedProvider implements Transport {
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<OutgoingRequest> requests = Collections.synchronizedList(new ArrayList<>());

    /** The next answer. */
    public synchronized ScriptedProvider then(int status, String body, String... headers) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("X-Request-Id", List.of("0e7c0a1e-6d3a-4a55-a2a7-4f8f5e0f3c11"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        answers.add(new ApiResponse(
                status, HttpHeaders.of(all, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Next, no answer comes. */
    public synchronized ScriptedProvider thenFail(IOException problem) {
        answers.add(problem);
        return this;
    }

    /** Next, no answer comes until the call is cancelled. */
    public synchronized ScriptedProvider thenNothing(CompletableFuture<ApiResponse> pending) {
        answers.add(pending);
        return this;
    }

    public List<OutgoingRequest> requests() {
        return List.copyOf(requests);
    }

    /** The last request's body. */
    public String body() {
        return new String(requests.get(requests.size() - 1).body(), StandardCharsets.UTF_8);
    }

    /** The last request's path and query, undecoded. */
    public String target() {
        OutgoingRequest last = requests.get(requests.size() - 1);
        String query = last.uri().getRawQuery();
        return last.method() + " " + last.uri().getRawPath() + (query == null ? "" : "?" + query);
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
    public void close() {}
}
