package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator in a process of its own, as a shell runs it. */
class SimulateCommandTest {
    @Test
    void itSaysWhereItListensServesWhatIsDeployedAndEndsWhenToldTo(@TempDir Path folder)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("index.html"), "hello");
        Path shop = Files.writeString(folder.resolve("shop.json"), """
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
                 "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par"}],
                 "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 60}}}
                """);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CdnCommand.class.getName(),
                        "simulate",
                        "scaleway",
                        "--port",
                        "0",
                        "--edge-port",
                        "0",
                        "--tick",
                        "50ms",
                        "--bucket",
                        "my-scw-bucket=" + folder,
                        "--fault",
                        "POST:*/cache-stages:1:drop-after")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
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
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(edge + "/index.html"))
                                    .header("x-sim-host", "cdn.shop.example")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.body()).isEqualTo("hello");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
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
    }

    private static String after(String prefix, String line) {
        assertThat(line).startsWith(prefix);
        return line.substring(prefix.length());
    }
}
