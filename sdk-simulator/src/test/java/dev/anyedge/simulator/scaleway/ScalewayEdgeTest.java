package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What viewers see while the control plane is told things: both halves of the simulator together. */
class ScalewayEdgeTest {

    private static final String HOST = "cdn.example";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final HttpClient viewer =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private ScalewaySimulator simulator;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("index.html"), "home");
        Files.writeString(folder.resolve("a.txt"), "first");
        simulator = ScalewaySimulator.builder()
                .clock(clock)
                .edgePort(0)
                .bucket("assets", folder)
                .start();
        client = RawClient.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> view(String host, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.edgeUri() + path))
                .header("x-sim-host", host)
                .build();
        try {
            return viewer.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String cacheSays(String path) {
        return view(HOST, path).headers().firstValue("X-Cache").orElse("nothing");
    }

    private void purge(String what) {
        assertThat(client.post("/purge-requests", what).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void aPipelineServesOnceItHasAHead() {
        SiteStory site = SiteStory.create(client, "shop", HOST);
        assertThat(view(HOST, "/").statusCode()).isEqualTo(404);
        site.goLive(client);

        assertThat(view(HOST, "/").body()).isEqualTo("home");
        assertThat(view(site.pipeline() + ".svc.edge.scw.cloud", "/a.txt").body())
                .isEqualTo("first");
    }

    @Test
    void theCacheStageDecidesHowLongAnAnswerIsKept() throws IOException {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        view(HOST, "/a.txt");
        Files.writeString(folder.resolve("a.txt"), "second");
        clock.advance(Duration.ofSeconds(1799));
        assertThat(view(HOST, "/a.txt").body()).isEqualTo("first");
        clock.advance(Duration.ofSeconds(1));
        assertThat(view(HOST, "/a.txt").body()).isEqualTo("second");

        client.patch("/cache-stages/" + site.cache(), "{'fallback_ttl':'0s'}");
        view(HOST, "/index.html");
        assertThat(cacheSays("/index.html")).isEqualTo("miss");
    }

    @Test
    void aPurgeRequestForgetsItsAssetsWhenItIsDone() {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        view(HOST, "/a.txt");
        view(HOST, "/index.html");
        purge("{'pipeline_id':'" + site.pipeline() + "','assets':['/a.txt']}");

        assertThat(cacheSays("/a.txt")).isEqualTo("miss");
        assertThat(cacheSays("/index.html")).isEqualTo("hit-fresh");
    }

    @Test
    void aPurgeRequestForAllForgetsThePipelinesCacheAndNoOther() {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        SiteStory.live(client, "other", "other.example");
        view(HOST, "/a.txt");
        view("other.example", "/a.txt");
        purge("{'pipeline_id':'" + site.pipeline() + "','all':true}");

        assertThat(cacheSays("/a.txt")).isEqualTo("miss");
        assertThat(view("other.example", "/a.txt").headers().firstValue("X-Cache"))
                .contains("hit-fresh");
    }

    @Test
    void aWriteDecidesFromTheNextRequestOn() {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        simulator.origins().origin("lb-2", RecordingOrigin.answering(OriginResponse.text(200, "from the server")));
        String backend = client.post(
                        "/pipelines/" + site.pipeline() + "/backend-stages",
                        "{'scaleway_lb':{'lbs':[{'id':'11111111-2222-4333-8444-555555555555','zone':'fr-par-1',"
                                + "'frontend_id':'21111111-2222-4333-8444-555555555555','is_ssl':true,"
                                + "'domain_name':'lb-2'}]}}")
                .id();
        client.patch("/cache-stages/" + site.cache(), "{'backend_stage_id':'" + backend + "'}");

        assertThat(view(HOST, "/new").body()).isEqualTo("from the server");
    }

    @Test
    void theSubDomainsOfAWildcardFindTheirPipeline() {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        client.patch("/dns-stages/" + site.dns(), "{'wildcard_domain':true}");

        assertThat(view("www." + HOST, "/a.txt").body()).isEqualTo("first");
        assertThat(view("a.b." + HOST, "/a.txt").body()).isEqualTo("first");
        assertThat(view(HOST, "/a.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void aDeletedPipelineServesNobody() {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        view(HOST, "/a.txt");
        client.delete("/pipelines/" + site.pipeline());

        assertThat(view(HOST, "/a.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void whileLinksAreSwitchedEveryRequestIsDecidedByOneOfTheTwoConfigurations() throws Exception {
        SiteStory site = SiteStory.live(client, "shop", HOST);
        client.patch("/cache-stages/" + site.cache(), "{'fallback_ttl':'0s'}");
        simulator
                .origins()
                .origin(
                        "other",
                        RecordingOrigin.answering(new OriginResponse(
                                200, HeaderFields.none(), "second".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        String other = client.post(
                        "/pipelines/" + site.pipeline() + "/backend-stages",
                        "{'scaleway_s3':{'bucket_name':'other','bucket_region':'fr-par','is_website':true}}")
                .id();
        AtomicBoolean switching = new AtomicBoolean(true);
        ExecutorService viewers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Set<String>>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Callable<Set<String>> look = () -> {
                    Set<String> answers = new TreeSet<>();
                    do {
                        HttpResponse<String> answer = view(HOST, "/a.txt");
                        answers.add(answer.statusCode() + " " + answer.body());
                    } while (switching.get());
                    return answers;
                };
                seen.add(viewers.submit(look));
            }
            for (int i = 0; i < 25; i++) {
                client.patch("/cache-stages/" + site.cache(), "{'backend_stage_id':'" + other + "'}");
                client.patch("/cache-stages/" + site.cache(), "{'backend_stage_id':'" + site.backend() + "'}");
            }
            switching.set(false);
            for (Future<Set<String>> answers : seen) {
                assertThat(answers.get()).isSubsetOf("200 first", "200 second");
            }
        } finally {
            switching.set(false);
            viewers.shutdownNow();
        }
    }
}
