package dev.anyedge.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who changes a live configuration by hand, with plain HTTP and nothing of the library. */
final class OtherClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String api;
    private final Map<String, String> settings;

    OtherClient(Map<String, String> settings) {
        this.api = settings.get("endpoint");
        this.settings = settings;
    }

    /** Keeps answers for another time than was wished. */
    void keepsFor(String provider, int seconds) throws Exception {
        switch (provider) {
            case "scaleway" -> atScaleway(seconds);
            case "fujitsu" -> atFujitsu(seconds);
            default -> atLumen(seconds);
        }
    }

    private void atScaleway(int seconds) throws Exception {
        String[] key = {"X-Auth-Token", settings.get("secret-key"), "Content-Type", "application/json"};
        String base = "/edge-services/v1beta1";
        String pipeline = json(send("GET", base + "/pipelines?project_id=" + settings.get("project-id"), "", key))
                .at("/pipelines/0/id")
                .asText();
        String stage = json(send("GET", base + "/pipelines/" + pipeline + "/cache-stages", "", key))
                .at("/stages/0/id")
                .asText();
        send("PATCH", base + "/cache-stages/" + stage, "{\"fallback_ttl\": \"" + seconds + "s\"}", key);
    }

    private void atFujitsu(int seconds) throws Exception {
        HttpResponse<String> login = send(
                URI.create(settings.get("identity-endpoint") + "/v3/auth/tokens"),
                "POST",
                """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {
                  "domain": {"name": "%s"}, "name": "%s", "password": "%s"}}},
                  "scope": {"project": {"id": "%s"}}}}
                """.formatted(
                                settings.get("domain"),
                                settings.get("user"),
                                settings.get("password"),
                                settings.get("project-id")),
                "Content-Type",
                "application/json");
        String[] token = {
            "X-Auth-Token",
            login.headers().firstValue("X-Subject-Token").orElseThrow(),
            "Content-Type",
            "application/json"
        };
        JsonNode services = json(send("GET", "/v1/services", "", token));
        String service = services.at("/services/0/id").asText();
        JsonNode rules = json(send("GET", "/v1/services/" + service, "", token));
        for (JsonNode behavior : rules.findValues("behaviors").get(0)) {
            if (behavior.path("name").asText().equals("caching")) {
                ((ObjectNode) behavior).put("value", seconds + "s");
            }
        }
        send("PATCH", "/v1/services/" + service + "/param?status=activate", rules.toString(), token);
        for (int i = 0; i < 2_000; i++) {
            if (send("GET", "/v1/services/" + service, "", token)
                    .headers()
                    .firstValue("X-Status")
                    .orElse("")
                    .equals("deployed")) {
                return;
            }
        }
        throw new AssertionError("the rules are not deployed");
    }

    private void atLumen(int seconds) throws Exception {
        String base = "/v2.0/serviceConfiguration/" + settings.get("subscriber");
        String image = json(signed("GET", base + "/environments/production", ""))
                .path("serviceImage")
                .asText();
        String live = signed("GET", base + "/environments/production/serviceImage", "")
                .body();
        ObjectNode changed = (ObjectNode) JSON.readTree(live);
        changed.findParents("cchoMode")
                .forEach(features ->
                        ((ObjectNode) features).putObject("cchoMode").put("int", seconds + "s"));
        signed("PUT", base + "/serviceImages/" + image, changed.toString());
        for (String environment : List.of("staging", "production")) {
            String path = base + "/environments/" + environment;
            signed("PUT", path, "{\"serviceImage\": \"" + image + "\"}");
            String state = "";
            for (int i = 0; i < 2_000 && !state.equals("active"); i++) {
                state = json(signed("GET", path, "")).path("status").asText();
            }
        }
    }

    private HttpResponse<String> signed(String method, String path, String body) throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(settings.get("secret").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String text = date + "\n" + path + "\napplication/json\n" + method + "\n";
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return send(
                method,
                path,
                body,
                "Date",
                date,
                "Content-Type",
                "application/json",
                "Authorization",
                "MPA " + settings.get("key-id") + ":" + signature);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return send(URI.create(api + path), method, body, headers);
    }

    private static HttpResponse<String> send(URI uri, String method, String body, String... headers) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .headers(headers)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + uri + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
