package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.fujitsu.FujitsuCdn;
import dev.anyedge.fujitsu.FujitsuCredentials;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's use case, against the simulator: the site is served over HTTP and HTTPS, and its logs are on their way. */
class WebSiteTest {
    @TempDir
    Path folder;

    @Test
    void theSiteIsServedOverBothProtocolsWithLogs() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("index.html"), "hello");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (FujitsuSimulator simulator = FujitsuSimulator.builder()
                        .bucket("web-origin.example.net", folder)
                        .start();
                Cdn cdn = FujitsuCdn.builder()
                        .endpoint(simulator.baseUri())
                        .credentials(FujitsuCredentials.ofDomainName(
                                simulator.domain(), simulator.user(), simulator.password(), simulator.projectId()))
                        .build()) {
            List<Deployment> sites = WebSite.deliver(
                    cdn,
                    "web-origin.example.net",
                    "logs",
                    WaitOptions.within(Duration.ofMinutes(1)),
                    new PrintStream(told, true, StandardCharsets.UTF_8));

            assertThat(sites).extracting(Deployment::status).containsOnly(DeploymentStatus.DEPLOYED);
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("+ service", "is DEPLOYED at");
            String plain = sites.get(0).hostnames().get(0);
            String secure = sites.get(1).hostnames().get(0);
            assertThat(get(simulator, plain, "http").body()).isEqualTo("hello");
            assertThat(get(simulator, plain, "http").headers().firstValue("X-Cache"))
                    .hasValueSatisfying(state -> assertThat(state).containsIgnoringCase("hit"));
            assertThat(get(simulator, secure, "https").body()).isEqualTo("hello");
            HttpResponse<String> redirected = get(simulator, secure, "http");
            assertThat(redirected.statusCode()).isEqualTo(301);
            assertThat(redirected.headers().firstValue("Location")).contains("https://" + secure + "/index.html");
            assertThat(simulator.state().toString()).contains("logs");
            // planned again, everything is as wished
            assertThat(cdn.plan(WebSite.site("site", false, "web-origin.example.net", "logs"))
                            .isEmpty())
                    .isTrue();
        }
    }

    private static HttpResponse<String> get(FujitsuSimulator simulator, String host, String scheme)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.edgeUri() + "/index.html"))
                                .header("x-sim-host", host)
                                .header("x-sim-scheme", scheme)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
