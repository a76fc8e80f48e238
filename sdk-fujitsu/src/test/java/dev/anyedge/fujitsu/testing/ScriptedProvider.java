package dev.anyedge.fujitsu.testing;

import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.http.Transport;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.fujitsu.FujitsuCredentials;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Says to each call of the CDN what a test has told it to, and hands out tokens unless told otherwise. */
public final class ScriptedProvider implements Transport {
    public static final String PASSWORD = "canary-password-9f31";
    public static final String TOKEN = "canary-token-5b7e";
    public static final String PROJECT = "33333333333333333333333333333333";

    private final Deque<Object> answers = new ArrayDeque<>();
    private final Deque<ApiResponse> tokens = new ArrayDeque<>();
    private final List<OutgoingRequest> requests = new ArrayList<>();
    private final List<OutgoingRequest> tokenRequests = new ArrayList<>();

    /** The next answer of the CDN. */
    public synchronized ScriptedProvider then(int status, String body, String... headers) {
        answers.add(response(status, body, headers));
        return this;
    }

    /** Next, the CDN does not answer. */
    public synchronized ScriptedProvider thenFail(IOException problem) {
        answers.add(problem);
        return this;
    }

    /** Next, no answer comes until somebody completes this. */
    public synchronized ScriptedProvider thenWait(CompletableFuture<ApiResponse> pending) {
        answers.add(pending);
        return this;
    }

    /** The next answer of the identity service. */
    public synchronized ScriptedProvider thenToken(int status, String body, String... headers) {
        tokens.add(response(status, body, headers));
        return this;
    }

    public static ApiResponse response(int status, String body, String... headers) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new ApiResponse(
                status, HttpHeaders.of(all, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized List<OutgoingRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<OutgoingRequest> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** The last request's method, path and query, undecoded. */
    public synchronized String target() {
        OutgoingRequest last = requests.get(requests.size() - 1);
        String query = last.uri().getRawQuery();
        return last.method() + " " + last.uri().getRawPath() + (query == null ? "" : "?" + query);
    }

    public synchronized String body() {
        return new String(requests.get(requests.size() - 1).body(), StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized CompletableFuture<ApiResponse> send(OutgoingRequest request) {
        if (request.operation().equals("CreateToken")) {
            tokenRequests.add(request);
            ApiResponse next = tokens.poll();
            return CompletableFuture.completedFuture(
                    next != null ? next : response(201, "{\"token\":{}}", "X-Subject-Token", TOKEN));
        }
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

    public FujitsuCdnApi client(Timekeeper time) {
        return client(time, FujitsuCredentials.ofDomainName("contract", "user", PASSWORD, PROJECT));
    }

    public FujitsuCdnApi client(Timekeeper time, FujitsuCredentials credentials) {
        return client(time, credentials, SecretSource.system());
    }

    public FujitsuCdnApi client(Timekeeper time, FujitsuCredentials credentials, SecretSource secrets) {
        return FujitsuCdnApi.builder()
                .endpoint(URI.create("https://cdn.example.test"))
                .identityEndpoint(URI.create("https://identity.example.test"))
                .credentials(credentials)
                .secrets(secrets)
                .timekeeper(time)
                .http(http -> http.transport(this).jitter(() -> 1))
                .build();
    }
}
