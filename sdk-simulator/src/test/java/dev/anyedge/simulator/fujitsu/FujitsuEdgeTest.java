package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What viewers get: over HTTP, through the cache, on the simulator's clock. */
class FujitsuEdgeTest {

    private static final String HOST = "www.shop.example";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final RecordingOrigin origin = RecordingOrigin.answering(OriginResponse.text(200, "there"));
    private final FujitsuSimulator simulator = FujitsuSimulator.builder()
            .clock(clock)
            .tokenLifetime(Duration.ofDays(1_000))
            .origin("web.example", origin)
            .start();
    private final RawClient client = RawClient.of(simulator);
    private final Visitor visitor = new Visitor(simulator, HOST);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String deploy(String behaviors) {
        return deploy("", RawClient.rules(RawClient.ORIGIN + (behaviors.isEmpty() ? "" : "," + behaviors)));
    }

    private String deploy(String parameters, String rules) {
        String id = client.create("pre_fqdn=" + HOST + parameters, rules);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.service(id).state()).isEqualTo("deployed");
        return id;
    }

    private void edit(String id, String parameters, String behaviors) {
        client.patch(
                "/v1/services/" + id + "/param?" + parameters,
                behaviors.isEmpty() ? "" : RawClient.rules(RawClient.ORIGIN + "," + behaviors));
        clock.advance(Duration.ofSeconds(1));
    }

    private static String caching(String type, String value) {
        return "{'name':'caching','type':'" + type + "','value':'" + value + "'}";
    }

    private void answer(String... headers) {
        OriginResponse response = OriginResponse.text(200, "there");
        for (int i = 0; i < headers.length; i += 2) {
            response = response.withHeader(headers[i], headers[i + 1]);
        }
        origin.answer(response);
    }

    /** For how many of these seconds an answer is used again, and no longer. */
    private void keptFor(long seconds) {
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        if (seconds > 0) {
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
    }

    @Test
    void aServiceIsFoundByItsNameFromDeploymentToDeactivation() {
        assertThat(visitor.get("/").statusCode()).isEqualTo(404);
        String id = client.create("pre_fqdn=" + HOST, RawClient.SITE);
        assertThat(visitor.get("/").statusCode()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(1));

        HttpResponse<String> page = visitor.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("there");
        assertThat(page.headers().firstValue("x-sim-site")).contains(id);
        assertThat(page.headers().firstValue("x-sim-rules")).contains("0: caching origin");
        assertThat(page.headers().firstValue("x-sim-evidence")).isEmpty();
        assertThat(origin.lastRequest().headers().first("Host")).contains("web.example");

        edit(id, "status=deactivate", "");
        assertThat(visitor.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void viewersGetTheOldRulesUntilTheNewOnesAreDeployedAndAfterTheyFailed() {
        String id = deploy("");
        client.patch(
                "/v1/services/" + id + "/param?status=activate",
                RawClient.rules(RawClient.ORIGIN + ",{'name':'ip-whitelist','value':'203.0.113.7'}"));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(visitor.get("/").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/", "x-sim-client-ip", "203.0.113.7").statusCode())
                .isEqualTo(200);

        edit(id, "status=activate", "{'name':'nonsense','value':'-'}");
        assertThat(client.service(id).state()).isEqualTo("failed");
        assertThat(visitor.get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void anHttpsServiceIsUsuallyAskedOverHttpsAndRedirectsTheRest() {
        deploy("&protocol=https", RawClient.SITE);

        assertThat(visitor.get("/a").statusCode()).isEqualTo(200);
        HttpResponse<String> redirect = visitor.get("/a?b=c", "x-sim-scheme", "http");
        assertThat(redirect.statusCode()).isEqualTo(301);
        assertThat(redirect.headers().firstValue("Location")).contains("https://www.shop.example/a?b=c");
        assertThat(redirect.headers().firstValue("x-sim-inferred")).contains("redirect-status");
    }

    @Test
    void aFixedTimeCountsWhateverTheOriginSays() {
        deploy(caching("fixed", "2m"));
        answer("Cache-Control", "no-store");
        keptFor(120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "honor | Cache-Control | max-age=30 | 30",
                "honor | Expires | Thu, 20 Aug 2026 10:00:40 GMT | 40",
                "honor | X-Other | none | 60",
                "honor | Cache-Control | no-store | 0",
                "honor | Cache-Control | no-cache | 0",
                "honor | Expires | -1 | 0",
                "honor-cc | Cache-Control | max-age=30 | 30",
                "honor-cc | Expires | Thu, 20 Aug 2026 10:00:40 GMT | 60",
                "honor-cc | Cache-Control | no-cache | 0",
                "honor-expires | Cache-Control | max-age=30 | 60",
                "honor-expires | Cache-Control | no-store | 60",
                "honor-expires | Expires | Thu, 20 Aug 2026 10:00:40 GMT | 40",
                "honor-expires | Expires | -1 | 0",
                "honor-expires | Expires | Thu, 20 Aug 2020 10:00:40 GMT | 0"
            })
    void theOriginsWordsCountAsTheTypeSays(String type, String header, String value, long seconds) {
        deploy(caching(type, "60"));
        answer(header, value, "Date", "Thu, 20 Aug 2026 10:00:00 GMT", "ETag", "\"1\"");
        keptFor(seconds);
    }

    @Test
    void whatMayNotBeUsedWithoutAskingIsNotKeptAtAll() {
        deploy(caching("honor", "60"));
        answer("Cache-Control", "no-cache", "ETag", "\"1\"");
        visitor.get("/a.png");
        visitor.get("/a.png");

        assertThat(origin.lastRequest().headers().contains("If-None-Match")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed | no-store | 0",
                "fixed | bypass-cache | 0",
                "fixed | max-age=15m | 900",
                "honor | !no-store, max-age=10 | 10",
                "honor | cache-maxage=0 | 0",
                "honor | downstream-ttl=5 | 60"
            })
    void edgeControlCountsMoreThanTheRules(String type, String value, long seconds) {
        deploy(caching(type, "60"));
        answer("Edge-Control", value, "Cache-Control", "max-age=60");
        keptFor(seconds);
    }

    @Test
    void noStoreRemovesWhatIsThereAndBypassLeavesIt() {
        String id = deploy(caching("fixed", "1d"));
        visitor.get("/a.png");

        edit(id, "status=activate", caching("bypass-cache", "-"));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        edit(id, "status=activate", caching("fixed", "1d"));
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");

        edit(id, "status=activate", caching("no-store", "-"));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        edit(id, "status=activate", caching("fixed", "1d"));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
    }

    @Test
    void argumentsThatDoNotCountShareAnAnswer() {
        deploy(caching("fixed", "1d") + ",{'name':'cachekey-query-args','type':'ignore','value':'utm'}");

        assertThat(visitor.cache("/a?v=1&utm=x")).isEqualTo("miss");
        assertThat(visitor.cache("/a?utm=y&v=1")).isEqualTo("hit-fresh");
        assertThat(visitor.cache("/a?v=2")).isEqualTo("miss");
        assertThat(origin.lastRequest().target()).isEqualTo("/a?v=2");
    }

    @Test
    void theOriginIsAskedForAnotherPath() {
        deploy(caching("fixed", "1d") + ",{'name':'modify-outgoing-request-path','type':'remove','value':'/media/'}");
        visitor.get("/media/a.png?x=1");

        assertThat(origin.lastRequest().target()).isEqualTo("/a.png?x=1");
    }

    @Test
    void aRefusedViewerDoesNotGetWhatIsCached() {
        deploy(caching("fixed", "1d") + ",{'name':'geo-blacklist','type':'country','value':'DE'}");
        visitor.get("/a.png");

        assertThat(visitor.get("/a.png", "x-sim-country", "DE").statusCode()).isEqualTo(403);
        assertThat(visitor.cache("/a.png", "x-sim-country", "FR")).isEqualTo("hit-fresh");
    }

    @Test
    void aTokenOpensUntilItExpiresOnTheClock() {
        deploy(caching("fixed", "900d") + ",{'name':'cachekey-query-args','type':'ignore-all','value':'-'},"
                + "{'name':'token-auth','value':'-','params':{'tokenName':'vt','hmacAlgorithm':'SHA256',"
                + "'escapeTokenInputs':false,'ignoreQueryString':true,'key':'00ff11ee22dd33cc44bb55aa66997788'}}");
        String token = "exp=1924992000~hmac=df267291b1da6cfd27eee5262c3ace6328b1dc709d6f4e1bf3f695d3f8235214";

        assertThat(visitor.get("/video/intro.mp4").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/video/intro.mp4?vt=" + token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(2_000));
        assertThat(visitor.get("/video/intro.mp4?vt=" + token).body()).contains("expired");
    }

    // ---- content-refresh (§3.4.4) ----

    private static String refresh(String type, String value, boolean must) {
        return ",{'name':'content-refresh','type':'" + type + "','value':'" + value + "','params':{'mustRevalidate':"
                + must + "}}";
    }

    @Test
    void whatIsCachedIsConfirmedOnceTheRulesThatRefreshItAreLive() {
        answer("ETag", "\"1\"");
        String id = deploy(caching("fixed", "1d"));
        visitor.get("/a.png");
        origin.answer(request -> request.headers().contains("If-None-Match")
                ? OriginResponse.text(304, "").withHeader("ETag", "\"1\"")
                : OriginResponse.text(500, "not asked as expected"));

        edit(id, "status=activate", caching("fixed", "1d") + refresh("natural", "now", true));
        HttpResponse<String> confirmed = visitor.get("/a.png");
        assertThat(confirmed.headers().firstValue("X-Cache")).contains("miss");
        assertThat(confirmed.body()).isEqualTo("there");
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");

        // the same rules once more: natural fires again
        edit(id, "status=activate", "");
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");
    }

    @ParameterizedTest
    @CsvSource({"epoch, 1787223600", "date-time, 2026-08-20T11:00:00Z", "datetime, 2026-08-20T11:00:00Z"})
    void aMomentIsWaitedFor(String type, String value) {
        answer("ETag", "\"1\"");
        deploy(caching("fixed", "1d") + refresh(type, value, true));
        visitor.get("/a.png");
        clock.advance(Duration.ofMinutes(59));
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");

        clock.advance(Duration.ofMinutes(1));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");
    }

    @Test
    void aDateIsItsMidnight() {
        deploy(caching("fixed", "3d") + refresh("date", "2026-08-21", true));
        visitor.get("/a.png");
        clock.advance(Duration.ofHours(13));
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");
        clock.advance(Duration.ofHours(1));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
    }

    @ParameterizedTest
    @CsvSource({"true, 502, miss", "false, 200, hit-stale"})
    void whenTheOriginIsSilentItDependsOnWhatIsAskedFor(boolean must, int status, String cache) {
        answer("ETag", "\"1\"");
        String id = deploy(caching("fixed", "1d"));
        visitor.get("/a.png");
        edit(id, "status=activate", caching("fixed", "1d") + refresh("natural", "now", must));
        origin.answer(request -> {
            throw new UncheckedIOException(new IOException("connection refused"));
        });

        HttpResponse<String> answer = visitor.get("/a.png");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Cache")).contains(cache);
    }

    // ---- origins ----

    @Test
    void aFolderStandsForAWebServerAndForABucketByItsName(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), "from the folder");
        try (FujitsuSimulator local =
                FujitsuSimulator.builder().bucket("web", folder).start()) {
            RawClient.of(local).create("pre_fqdn=" + HOST, RawClient.SITE);

            assertThat(new Visitor(local, HOST).get("/").body()).isEqualTo("from the folder");
        }
    }

    @Test
    void anOriginThatNothingStandsForIsExplained() {
        try (FujitsuSimulator bare = FujitsuSimulator.start()) {
            RawClient.of(bare).create("pre_fqdn=" + HOST, RawClient.SITE);
            HttpResponse<String> answer = new Visitor(bare, HOST).get("/");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("--origin web.example=URL");
        }
    }

    @Test
    void eachServiceIsDecidedByItsOwnRules() {
        deploy(caching("fixed", "1d"));
        client.create("pre_fqdn=blog.shop.example", RawClient.rules(RawClient.ORIGIN + "," + caching("no-store", "-")));
        clock.advance(Duration.ofSeconds(1));
        Visitor blog = new Visitor(simulator, "blog.shop.example");

        assertThat(Map.of(visitor.cache("/a"), visitor.cache("/a"))).containsEntry("miss", "hit-fresh");
        assertThat(Map.of(blog.cache("/a"), blog.cache("/a"))).containsEntry("miss", "miss");
    }
}
