package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A client that knows nothing: it sends text and shows what came back, once it has held it against the contract. */
final class RawClient {

    static final String API = "/edge-services/v1beta1";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Optional<String> token;
    private final String prefix;
    private final Set<String> succeeded = new TreeSet<>();

    private RawClient(URI base, Optional<String> token, String prefix) {
        this.base = base;
        this.token = token;
        this.prefix = prefix;
    }

    static RawClient of(ScalewaySimulator simulator) {
        return new RawClient(simulator.baseUri(), Optional.of(simulator.secretKey()), API);
    }

    RawClient withToken(Optional<String> other) {
        return new RawClient(base, other, prefix);
    }

    RawClient withPrefix(String other) {
        return new RawClient(base, token, other);
    }

    record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        String id() {
            return json().path("id").asText();
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** The operations that have answered with success so far. */
    Set<String> succeeded() {
        return succeeded;
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, "");
    }

    Answer call(String method, String path, String body) {
        try {
            return send(method, path, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    /** As {@link #call}, for tests that expect the connection to break. */
    Answer send(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + prefix + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        token.ifPresent(key -> request.header("X-Auth-Token", key));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            String operation = AnswerContract.of(prefix).check(method, path, answer);
            if (answer.status() < 300) {
                succeeded.add(operation);
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
