package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator in a process of its own, as a shell runs it. */
class SimulateCommandTest {
    @Test
    void itSaysWhereItListensServesWhatIsDeployedAndEndsWhenToldTo(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "hello");
        Path shop = Files.writeString(folder.resolve("shop.json"), """
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
                 "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par"}],
                 "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 60}}}
                """);
        Process process = simulate(
                "scaleway",
                "--tick",
                "50ms",
                "--bucket",
                "my-scw-bucket=" + folder,
                "--fault",
                "POST:*/cache-stages:1:drop-after");
        try (BufferedReader out = lines(process)) {
            String api = after("listening on ", out.readLine());
            String edge = after("edge listening on ", out.readLine());
            assertThat(out.readLine()).isEqualTo("SCW_SECRET_KEY=11111111-1111-1111-1111-111111111111");
            assertThat(out.readLine()).isEqualTo("SCW_DEFAULT_PROJECT_ID=22222222-2222-2222-2222-222222222222");

            CommandRun.of(
                            "apply",
                            shop.toString(),
                            "--provider",
                            "scaleway",
                            "--endpoint",
                            api,
                            "--yes",
                            "--wait",
                            "20s")
                    .expecting(0);
            HttpResponse<String> page = send("GET", edge + "/index.html", "", "x-sim-host", "cdn.shop.example");
            assertThat(page.body()).isEqualTo("hello");
        } finally {
            end(process);
        }
    }

    @Test
    void fujitsusHasUserManagementOnAPortOfItsOwnAndServesWhatAnyClientDeploys(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "hello");
        Process process = simulate(
                "fujitsu",
                "--identity-port",
                "0",
                "--tick",
                "1ms",
                "--bucket",
                "web.example=" + folder,
                "--fault",
                "GET:/v1/services:1:status=503");
        try (BufferedReader out = lines(process)) {
            String api = after("listening on ", out.readLine());
            String edge = after("edge listening on ", out.readLine());
            String identity = after("identity listening on ", out.readLine());
            String domain = after("FUJITSU_DOMAIN=", out.readLine());
            String user = after("FUJITSU_USER=", out.readLine());
            String password = after("FUJITSU_PASSWORD=", out.readLine());
            String project = after("FUJITSU_PROJECT_ID=", out.readLine());
            assertThat(List.of(domain, user, password, project))
                    .containsExactly("demo", "demo", "demo", "33333333333333333333333333333333");

            String token = send("POST", identity + "/v3/auth/tokens", """
                            {"auth": {"identity": {"methods": ["password"], "password": {"user": {
                             "domain": {"name": "demo"}, "name": "demo", "password": "demo"}}},
                             "scope": {"project": {"id": "33333333333333333333333333333333"}}}}
                            """, "Content-Type", "application/json")
                    .headers()
                    .firstValue("X-Subject-Token")
                    .orElseThrow();
            assertThat(send("GET", api + "/v1/services", "", "X-Auth-Token", token)
                            .statusCode())
                    .isEqualTo(503);
            String location = send(
                            "POST",
                            api + "/v1/services?pre_fqdn=www.shop.example",
                            """
                            {"rules": [{"matches": [{"name": "url-wildcard", "value": "/*"}], "behaviors": [
                             {"name": "origin", "value": "-", "params": {"digitalProperty": "-",
                              "originDomain": "web.example", "hostHeaderType": "origin", "hostHeaderValue": "-",
                              "cacheKeyType": "origin", "cacheKeyValue": "-"}}]}]}
                            """,
                            "X-Auth-Token",
                            token,
                            "Content-Type",
                            "application/json")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String state = "";
            for (int i = 0; i < 1_000 && !state.equals("deployed"); i++) {
                state = send("GET", location, "", "X-Auth-Token", token)
                        .headers()
                        .firstValue("X-Status")
                        .orElse("");
            }
            assertThat(state).isEqualTo("deployed");
            assertThat(send("GET", edge + "/", "", "x-sim-host", "www.shop.example")
                            .body())
                    .isEqualTo("hello");
        } finally {
            end(process);
        }
    }

    @Test
    void lumensServesInStagingAndInProductionWhatWasPromotedThere(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "hello");
        Process process = simulate("lumen", "--tick", "1ms", "--bucket", "web.example=" + folder);
        try (BufferedReader out = lines(process)) {
            String api = after("listening on ", out.readLine());
            String edge = after("edge listening on ", out.readLine());
            String staging = after("staging edge listening on ", out.readLine());
            assertThat(out.readLine()).isEqualTo("LUMEN_KEY_ID=700100200");
            assertThat(out.readLine()).isEqualTo("LUMEN_SECRET=Ex4mpleOnlySecret000");
            assertThat(out.readLine()).isEqualTo("LUMEN_ACCESS_GROUP=88001");
            assertThat(out.readLine()).isEqualTo("LUMEN_SCID=BBXY00042");
            assertThat(out.readLine()).isEqualTo("LUMEN_SUBSCRIBER=5550123");

            String base = "/v2.0/serviceConfiguration/5550123";
            assertThat(sendSigned("PUT", api, base + "/serviceImages/shop", """
                            {"reportingIds": [{"id": 7, "name": "www.shop.example"}],
                             "originDefinitions": [{"id": 7, "name": "web", "protocol": "HTTP", "host": "web.example"}],
                             "aliasDefinitions": [{"id": 1, "name": "shop", "originId": 7, "reportingId": 7,
                              "protocol": ["HTTP"], "aliases": ["www.shop.example"]}],
                             "matchGroups": [{"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 7",
                              "features": {"trafficType": {"value": "WEB"}}}]}]}
                            """).statusCode())
                    .isEqualTo(201);
            for (String environment : List.of("staging", "production")) {
                sendSigned("PUT", api, base + "/environments/" + environment, "{\"serviceImage\": \"shop\"}");
                String state = "";
                for (int i = 0; i < 1_000 && !state.contains("\"active\""); i++) {
                    state = sendSigned("GET", api, base + "/environments/" + environment, "")
                            .body();
                }
                assertThat(state).contains("\"active\"");
                assertThat(send(
                                        "GET",
                                        (environment.equals("staging") ? staging : edge) + "/",
                                        "",
                                        "x-sim-host",
                                        "www.shop.example")
                                .body())
                        .isEqualTo("hello");
            }
        } finally {
            end(process);
        }
    }

    @Test
    void aPortThatIsTakenIsToldInWords() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            for (String provider : List.of("scaleway", "fujitsu", "lumen")) {
                assertThat(CommandRun.of("simulate", provider, "--port", port)
                                .expecting(1)
                                .err())
                        .startsWith("cdn: the API cannot listen on port " + port);
            }
            assertThat(CommandRun.of("simulate", "lumen", "--port", "0", "--edge-port", port, "--json")
                            .expecting(1)
                            .errJson()
                            .at("/error/message")
                            .asText())
                    .startsWith("the edge cannot listen on port " + port);
        }
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() {
        assertThat(CommandRun.of("simulate", "scaleway", "--port", "0", "--fault", "GET:*:x:explode")
                        .expecting(2)
                        .err())
                .contains("--fault");
        assertThat(CommandRun.of("simulate", "scaleway", "--port", "0", "--bucket", "a=/no/such/folder")
                        .expecting(2)
                        .err())
                .contains("/no/such/folder");
        CommandRun.of("simulate", "acme", "--port", "0").expecting(2);
        CommandRun.of("simulate", "scaleway", "--port", "0", "--tick", "soon").expecting(2);
        for (String port : new String[] {"99999", "-1", "x"}) {
            assertThat(CommandRun.of("simulate", "scaleway", "--port", port)
                            .expecting(2)
                            .err())
                    .contains("--port");
            CommandRun.of("simulate", "scaleway", "--port", "0", "--edge-port", port)
                    .expecting(2);
        }
        for (String zone : new String[] {"..", "shop", "", "a b.example", "-a.example"}) {
            assertThat(CommandRun.of("simulate", "scaleway", "--port", "0", "--managed-zone", zone)
                            .expecting(2)
                            .err())
                    .contains("--managed-zone");
        }
        CommandRun.of("simulate", "scaleway", "--port", "0", "--identity-port", "0")
                .expecting(2);
        CommandRun.of("simulate", "fujitsu", "--port", "0", "--managed-zone", "shop.example")
                .expecting(2);
        assertThat(CommandRun.of("simulate", "fujitsu", "--port", "0", "--origin", "web.example=nowhere")
                        .expecting(2)
                        .err())
                .contains("--origin web.example");
    }

    private static Process simulate(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CdnCommand.class.getName(),
                "simulate"));
        command.addAll(List.of(options));
        command.addAll(List.of("--port", "0", "--edge-port", "0"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static HttpResponse<String> send(String method, String uri, String body, String... headers)
            throws Exception {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .method(method, publisher)
                                .headers(headers)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> sendSigned(String method, String api, String path, String body)
            throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String text = date + "\n" + path + "\napplication/json\n" + method + "\n";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("Ex4mpleOnlySecret000".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return send(
                method,
                api + path,
                body,
                "Date",
                date,
                "Content-Type",
                "application/json",
                "Authorization",
                "MPA 700100200:" + signature);
    }

    private static String after(String prefix, String line) {
        assertThat(line).startsWith(prefix);
        return line.substring(prefix.length());
    }
}
