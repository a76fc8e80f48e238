package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What viewers see while the control plane is told things: both halves of the simulator together. */
class LumenEdgeTest {

    private static final String BASE = "/v2.0/serviceConfiguration/5550123";
    private static final HttpClient VIEWER =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SimulatorClock clock = SimulatorClock.manual();
    private final RecordingOrigin origin = RecordingOrigin.answering(new OriginResponse(
            200,
            HeaderFields.of("Cache-Control", "max-age=3600", "ETag", "\"1\""),
            "hello".getBytes(StandardCharsets.UTF_8)));
    private final LumenSimulator simulator = LumenSimulator.builder()
            .clock(clock)
            .origin("origin.example", origin)
            .start();
    private final SigningClient client = SigningClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> view(URI edge, String host, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(edge + path))
                .header("x-sim-host", host)
                .build();
        try {
            return VIEWER.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private String cacheSays(String path) {
        return view(simulator.edgeUri(), "shop.example", path)
                .headers()
                .firstValue("X-Cache")
                .orElse("nothing");
    }

    private void promote(String environment, String name, String image) {
        assertThat(client.put(BASE + "/serviceImages/" + name, image).status()).isLessThan(300);
        int version =
                client.get(BASE + "/serviceImages/" + name + "/versions").json().size();
        assertThat(client.put(
                                BASE + "/environments/" + environment,
                                "{'serviceImage':'" + name + "','version':" + version + "}")
                        .status())
                .isEqualTo(202);
        clock.advance(Duration.ofSeconds(1));
    }

    private void invalidate(String query, String paths) {
        assertThat(client.post("/invalidations/v1.0/88001/BBXY00042/shop.example" + query, "{'paths':[" + paths + "]}")
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void stagingServesBeforeProductionDoes() {
        promote("staging", "shop", SampleImages.shop().toString());

        assertThat(view(simulator.stagingEdgeUri(), "shop.example", "/a").statusCode())
                .isEqualTo(200);
        assertThat(view(simulator.edgeUri(), "shop.example", "/a").statusCode()).isEqualTo(404);
        promote("production", "shop", SampleImages.shop().toString());
        HttpResponse<String> answer = view(simulator.edgeUri(), "shop.example", "/a?b=c");
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("x-sim-site")).contains("5550123/31001");
        assertThat(origin.lastRequest().target()).isEqualTo("/store/a?b=c");
        assertThat(origin.lastRequest().headers().first("Host")).contains("origin.example");
    }

    @Test
    void aPendingOrFailedPromotionLeavesTheEdgeAsItWas() {
        promote("production", "shop", SampleImages.shop().toString());
        simulator.failActivations("production", 1);
        promote(
                "production",
                "shop",
                SampleImages.property(31001, "other.example", "o.example").toString());

        assertThat(view(simulator.edgeUri(), "shop.example", "/a").statusCode()).isEqualTo(200);
        assertThat(view(simulator.edgeUri(), "other.example", "/a").statusCode())
                .isEqualTo(404);
        client.put(BASE + "/environments/production", "{'serviceImage':'shop','version':2}");
        assertThat(view(simulator.edgeUri(), "shop.example", "/a").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(view(simulator.edgeUri(), "shop.example", "/a").statusCode()).isEqualTo(404);
    }

    @Test
    void aliasesOfOneOriginShareTheCacheAndTheQueryCountsWhereTheRuleSaysSo() {
        promote("production", "shop", SampleImages.shop().toString());
        view(simulator.edgeUri(), "shop.example", "/a?x=1");
        HttpResponse<String> other = view(simulator.edgeUri(), "m.shop.example", "/a?x=2");

        assertThat(other.headers().firstValue("X-Cache")).contains("hit-fresh");
        view(simulator.edgeUri(), "shop.example", "/api/a?x=1");
        assertThat(cacheSays("/api/a?x=2")).isEqualTo("miss");
        assertThat(cacheSays("/api/a?x=2")).isEqualTo("hit-fresh");
    }

    @Test
    void aForcedInvalidationFetchesAgainAndASoftOneAsksTheOrigin() {
        promote("production", "shop", SampleImages.shop().toString());
        cacheSays("/img/a.png");
        cacheSays("/css/site.css");
        invalidate("?force=true", "'/img/*'");
        assertThat(cacheSays("/css/site.css")).isEqualTo("hit-fresh");
        assertThat(cacheSays("/img/a.png")).isEqualTo("miss");
        assertThat(origin.lastRequest().headers().contains("If-None-Match")).isFalse();

        invalidate("", "'/img/a.png'");
        assertThat(cacheSays("/img/a.png")).isEqualTo("miss");
        assertThat(origin.lastRequest().headers().first("If-None-Match")).contains("\"1\"");
        assertThat(cacheSays("/img/a.png")).isEqualTo("hit-fresh");
    }

    @Test
    void patternsOfAnInvalidationMeanWhatIsDocumented() {
        promote("production", "shop", SampleImages.shop().toString());
        cacheSays("/Img/a.png");
        invalidate("", "'/img/*'");
        assertThat(cacheSays("/Img/a.png")).isEqualTo("hit-fresh");
        invalidate("?ignoreCase=1", "'/img/*'");
        assertThat(cacheSays("/Img/a.png")).isEqualTo("miss");

        cacheSays("/a/b/c.js");
        invalidate("", "'/a/+.js'");
        assertThat(cacheSays("/a/b/c.js")).isEqualTo("hit-fresh");
        invalidate("", "'/a/*.js'");
        assertThat(cacheSays("/a/b/c.js")).isEqualTo("miss");
        invalidate("", "'/a/b/cxjs'");
        assertThat(cacheSays("/a/b/c.js")).isEqualTo("hit-fresh");
        invalidate("", "'/a/b/[a-c,x].js'");
        assertThat(cacheSays("/a/b/c.js")).isEqualTo("miss");
    }

    @Test
    void aPropertyOfVersionOneIsServedAQuarterOfAnHourAfterEachChange() {
        String service = "/serviceConfiguration/v1.0/88001/BBXY00042";
        client.post(
                service,
                "{'originserver':{'host':'origin.example','port':'80','protocol':'http','webroot':'/old'},"
                        + "'aliases':['old.example']}");
        clock.advance(Duration.ofMinutes(15));
        assertThat(view(simulator.edgeUri(), "old.example", "/a?x=1").headers().firstValue("x-sim-site"))
                .contains("5550123/41001");
        assertThat(origin.lastRequest().target()).isEqualTo("/old/a?x=1");
        assertThat(view(simulator.stagingEdgeUri(), "old.example", "/a").statusCode())
                .isEqualTo(404);

        String group = service + "/old.example/ResourceGroups";
        client.post(group, "{'rgid':'all','rgtype':'path','rgdef':['/*']}");
        client.post(
                group + "/all/ConfGroups/ContentManipulation",
                "{'ContentManipulation':{'qshmode':{'type':'string','action':'ignore'}}}");
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(view(simulator.edgeUri(), "old.example", "/a?x=2").headers().firstValue("X-Cache"))
                .contains("miss");
        clock.advance(Duration.ofSeconds(1));
        view(simulator.edgeUri(), "old.example", "/b?x=1");
        assertThat(view(simulator.edgeUri(), "old.example", "/b?x=2").headers().firstValue("X-Cache"))
                .contains("hit-fresh");

        client.post("/invalidations/v1.0/88001/BBXY00042/old.example?force=1", "{'paths':['/*']}");
        clock.advance(Duration.ofSeconds(1));
        assertThat(view(simulator.edgeUri(), "old.example", "/b?x=2").headers().firstValue("X-Cache"))
                .contains("miss");
        client.delete(service + "/old.example");
        clock.advance(Duration.ofMinutes(15));
        assertThat(view(simulator.edgeUri(), "old.example", "/b").statusCode()).isEqualTo(404);
    }

    @Test
    void headerFieldsOfTheConfigurationReachOriginAndViewer() {
        ObjectNode image = SampleImages.shopWithRules(
                "[{'id':1,'expression':'/','features':{'cchoMode':{'int':'1h','ext':'5m','force':'yes'},"
                        + "'requestHeaders':{'ids':[1]}}}]");
        image.set(
                "requestHeaderDefinitions",
                SampleImages.readAny("[{'id':1,'name':'q','headers':[{'name':'X-Key','value':'k'}]}]"));
        promote("production", "shop", image.toString());
        HttpResponse<String> first = view(simulator.edgeUri(), "shop.example", "/a");

        assertThat(first.headers().allValues("Cache-Control")).containsExactly("max-age=300");
        assertThat(origin.lastRequest().headers().first("X-Key")).contains("k");
        assertThat(first.headers().firstValue("x-sim-inferred").orElse("")).contains("cchoMode");
        assertThat(first.headers().firstValue("x-sim-rule")).contains("31001/1 /");
        assertThat(view(simulator.edgeUri(), "shop.example", "/a").headers().allValues("Cache-Control"))
                .as("from the cache as well")
                .containsExactly("max-age=300");
    }

    @Test
    void aFolderStandsForAnOrigin(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("store"));
        Files.writeString(folder.resolve("store/index.html"), "home");
        simulator.origins().website("origin.example:8443", folder);
        promote("production", "shop", SampleImages.shop().toString());

        assertThat(view(simulator.edgeUri(), "shop.example", "/").body()).isEqualTo("home");
    }

    @Test
    void usageAndRealTimeFiguresComeFromWhatViewersGot() {
        promote("production", "shop", SampleImages.shop().toString());
        String usage = "/usage/cdn/v1.0/88001/BBXY00042?serviceType=c&dataInterval=daily";
        SigningClient.Answer none = client.get(usage);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.message()).isEqualTo("No usage data was found for the specified criteria.");
        view(simulator.edgeUri(), "shop.example", "/a");
        view(simulator.edgeUri(), "shop.example", "/a");
        view(simulator.stagingEdgeUri(), "shop.example", "/a");
        origin.answer(OriginResponse.text(404, "gone"));
        view(simulator.edgeUri(), "m.shop.example", "/b");

        JsonNode service = client.get(usage).json().at("/accessGroup/services/0");
        assertThat(service.at("/summaryData/requests").asInt()).isEqualTo(3);
        assertThat(service.at("/summaryData/volume").asInt()).isEqualTo(5 + 5 + 4);
        assertThat(service.at("/summaryData/missVolume").asInt()).isEqualTo(5 + 4);
        assertThat(service.at("/dataInterval/0/start").asText()).isEqualTo("202608200000");
        assertThat(client.with("Content-Type", "text/xml")
                        .get("/usage/cdn/v1.0/88001/BBXY00042/shop.example")
                        .body())
                .contains("<ni id=\"shop.example\">", "<summaryData><volume>14</volume>");
        JsonNode rates = client.get("/rtm/cdn/v1.0/88001?serviceType=c&property=true")
                .json()
                .at("/accessGroup/services/0/networkIdentifiers/0");
        assertThat(rates.path("requestsPerSecond").asDouble()).isEqualTo(0.01);
        assertThat(rates.path("hitRatePercentage").asDouble()).isEqualTo(33.333);
        assertThat(rates.path("status404PerSec").asDouble()).isEqualTo(0.003);
        clock.advance(Duration.ofMinutes(6));
        assertThat(client.get("/rtm/cdn/v1.0/88001?serviceType=c")
                        .json()
                        .findValue("requestsPerSecond")
                        .asDouble())
                .isZero();

        String day = "&dateFrom=202608200000&dateTo=202608210000";
        assertThat(client.get(usage + day).status()).isEqualTo(200);
        assertThat(client.get(usage + "&dateMonth=202607").status()).isEqualTo(404);
        for (String bad : List.of(
                "?dataInterval=daily",
                "?serviceType=x",
                "?serviceType=c&geo=moon",
                "?serviceType=c&dataInterval=1min",
                "?serviceType=c&dateFrom=yesterday",
                "?serviceType=c&dateFrom=200001010000&dataInterval=5min")) {
            assertThat(client.get("/usage/cdn/v1.0/88001" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(client.get("/usage/cdn/v1.0/88001?serviceType=o").status()).isEqualTo(404);
        assertThat(client.get("/rtm/cdn/v1.0/88001").status()).isEqualTo(400);
        assertThat(client.get("/rtm/cdn/v1.0/99?serviceType=c").status()).isEqualTo(403);
    }

    @Test
    void whileImagesArePromotedEveryRequestIsDecidedByOneOfThem() throws Exception {
        LumenSimulator running =
                LumenSimulator.builder().origin("origin.example", origin).start();
        ExecutorService viewers = Executors.newFixedThreadPool(3);
        try (running) {
            SigningClient api = SigningClient.of(running);
            api.put(BASE + "/serviceImages/shop", SampleImages.shop().toString());
            api.put(
                    BASE + "/serviceImages/shop",
                    SampleImages.shopWithRules("[{'id':1,'expression':'/','features':{'cchoMode':{'int':'no-store'}}}]")
                            .toString());
            api.put(BASE + "/environments/production", "{'serviceImage':'shop','version':1}");
            AtomicBoolean promoting = new AtomicBoolean(true);
            List<Future<Set<String>>> seen = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Callable<Set<String>> look = () -> {
                    Set<String> rules = new TreeSet<>();
                    do {
                        HttpResponse<String> answer = view(running.edgeUri(), "shop.example", "/x");
                        rules.add(answer.statusCode() + " "
                                + answer.headers().firstValue("x-sim-rule").orElse("none"));
                    } while (promoting.get());
                    return rules;
                };
                seen.add(viewers.submit(look));
            }
            for (int i = 0; i < 10; i++) {
                api.put(BASE + "/environments/production", "{'serviceImage':'shop','version':" + (2 - i % 2) + "}");
            }
            promoting.set(false);
            for (Future<Set<String>> rules : seen) {
                assertThat(rules.get()).isSubsetOf("200 31001/1 /", "200 31001/310011 /");
            }
        } finally {
            viewers.shutdownNow();
        }
    }
}
