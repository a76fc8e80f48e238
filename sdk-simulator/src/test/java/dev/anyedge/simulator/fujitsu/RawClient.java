package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A client that knows nothing: it sends text and shows what came back, once it has held it against the contract. */
final class RawClient {

    static final String PASSWORD = """
            {"auth": {"identity": {"methods": ["password"], "password": {"user": {"domain": {"name": "demo"},
             "name": "demo", "password": "demo"}}},
             "scope": {"project": {"id": "33333333333333333333333333333333"}}}}
            """;

    static final String ORIGIN = """
            {'name':'origin','value':'-','params':{'digitalProperty':'-','originDomain':'web.example',
             'hostHeaderType':'origin','hostHeaderValue':'-','cacheKeyType':'origin','cacheKeyValue':'-'}}""";

    static final String SITE = rules(ORIGIN + ",{'name':'caching','type':'fixed','value':'1d'}");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Optional<String> token;

    RawClient(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /** A client with a token. */
    static RawClient of(FujitsuSimulator simulator) {
        RawClient identity = new RawClient(simulator.identityUri(), Optional.empty());
        String token = identity.post("/v3/auth/tokens", PASSWORD)
                .header("X-Subject-Token")
                .orElseThrow();
        return new RawClient(simulator.baseUri(), Optional.of(token));
    }

    RawClient withToken(Optional<String> other) {
        return new RawClient(base, other);
    }

    /** A document with one rule for everything. */
    static String rules(String behaviors) {
        return "{'rules':[" + rule("{'name':'url-wildcard','value':'/*'}", behaviors) + "]}";
    }

    static String rule(String matches, String behaviors) {
        return "{'matches':[" + matches + "],'behaviors':[" + behaviors + "]}";
    }

    record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        String message() {
            return header("X-Message").orElse("");
        }

        String state() {
            return header("X-Status").orElse("");
        }

        /** The last segment of the Location. */
        String id() {
            String location = header("Location").orElseThrow(() -> new AssertionError(status + " " + headers.map()));
            return location.substring(location.lastIndexOf('/') + 1);
        }

        /** Status and message, which is all that most errors have. */
        String summary() {
            return (status + " " + message()).trim();
        }
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

    Answer delete(String path) {
        return call("DELETE", path, "");
    }

    Answer service(String id) {
        return get("/v1/services/" + id);
    }

    Answer call(String method, String path, String body) {
        return call(method, path, body, "application/json");
    }

    Answer call(String method, String path, String body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        token.ifPresent(key -> request.header("X-Auth-Token", key));
        if (!body.isEmpty() && !contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            AnswerContract.check(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Creates a service and says its id; it is deployed as soon as anybody looks. */
    String create(String parameters, String rules) {
        Answer created = post("/v1/services" + (parameters.isEmpty() ? "" : "?" + parameters), rules);
        assertThat(created.summary()).isEqualTo("202 Accepted");
        return created.id();
    }

    String name(String id) {
        return service(id).header("X-Access-Url").orElseThrow();
    }
}
