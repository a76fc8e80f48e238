package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that knows how to sign and nothing else: it sends text and shows what came back. */
final class SigningClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final LumenSimulator simulator;
    private final Map<String, String> headers;

    private SigningClient(LumenSimulator simulator, Map<String, String> headers) {
        this.simulator = simulator;
        this.headers = headers;
    }

    static SigningClient of(LumenSimulator simulator) {
        return new SigningClient(simulator, Map.of("Content-Type", "application/json"));
    }

    SigningClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SigningClient(simulator, more);
    }

    record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        String message() {
            return json().path("error").path("message").asText("no message in " + body);
        }

        boolean inferred() {
            return headers.firstValue("x-sim-evidence").equals(Optional.of("inferred"));
        }
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, "");
    }

    /** Apostrophes in a JSON body become quotation marks. */
    Answer call(String method, String path, String body) {
        String text = headers.getOrDefault("Content-Type", "").contains("json") ? body.replace('\'', '"') : body;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        text.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(text));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Date", DATE.format(simulator.clock().instant()));
        all.putIfAbsent("Authorization", authorization(method, path.replaceFirst("\\?.*", ""), all));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            LumenContract.check(method, path, answer);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    private String authorization(String method, String path, Map<String, String> all) {
        String text = all.get("Date") + "\n" + path + "\n" + all.getOrDefault("Content-Type", "") + "\n" + method + "\n"
                + all.getOrDefault("Content-MD5", "");
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(simulator.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return "MPA " + simulator.keyId() + ":"
                    + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
