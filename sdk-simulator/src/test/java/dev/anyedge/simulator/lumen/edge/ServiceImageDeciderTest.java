package dev.anyedge.simulator.lumen.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.OriginReference;
import dev.anyedge.simulator.lumen.SampleImages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service image decides, feature by feature. */
class ServiceImageDeciderTest {

    private static EdgeRequest get(String path) {
        return EdgeRequest.get("http://shop.example" + path);
    }

    private static ServiceImageDecision decide(ObjectNode image, EdgeRequest request) {
        return ServiceImageDecider.decide(image, request);
    }

    /** The shop with one rule for everything that has these features. */
    private static ObjectNode featured(String features) {
        ObjectNode image = SampleImages.shopWithRules("[{'id':1,'expression':'/','features':{" + features + "}}]");
        image.set("geoDefinitions", SampleImages.readAny("[{'id':52001,'name':'Iberia','countryCodes':['ES','PT']}]"));
        image.set("ipDefinitions", SampleImages.readAny("""
                [{'id':61001,'name':'office','addresses':['192.0.2.0/24','2001:db8::/33','203.0.113.7']}]"""));
        return image;
    }

    @Test
    void theAliasLeadsToItsOriginAndTheWebRootComesFirst() {
        ServiceImageDecision decision =
                decide(SampleImages.shop(), EdgeRequest.get("http://M.Shop.Example:80/a%20b/c.png?x=1"));

        assertThat(decision.served()).isTrue();
        assertThat(decision.originId()).isEqualTo(OptionalLong.of(31001));
        assertThat(decision.aliasDefinitionId()).isEqualTo(OptionalLong.of(1));
        assertThat(decision.originHost()).contains("origin.example");
        assertThat(decision.originPath()).isEqualTo("/store/a%20b/c.png");
        assertThat(decision.property()).contains("shop.example");
        assertThat(decision.trafficType()).contains("WEB");
        assertThat(decision.edge().originTarget()).isEqualTo("/store/a%20b/c.png?x=1");
        assertThat(decision.edge().origin())
                .contains(new OriginReference.Server(
                        "origin",
                        List.of("origin.example:8443", "origin.example", "lb7.example", "31001"),
                        Optional.of("origin.example")));
    }

    @Test
    void ofSeveralRulesForAPropertyTheOneWithTheLowestIdDecides() {
        ObjectNode image = SampleImages.shop();
        image.set("matchGroups", SampleImages.readAny("""
                [{'id':0,'matchRules':[
                  {'id':7,'expression':'$id.minor == 31001','features':{'trafficType':{'value':'LATER'}}},
                  {'id':3,'expression':'$id.minor == 31001','features':{'trafficType':{'value':'FIRST'}}}]}]"""));

        assertThat(decide(image, get("/")).trafficType()).contains("FIRST");
    }

    @Test
    void aNullIsNoFeatureAndTakesThePlaceOfNone() {
        ObjectNode image = SampleImages.shopWithRules(
                "[{'id':1,'expression':'/','features':{'denyPolicy':null},'denyPolicy':{'type':'error'}}]");

        assertThat(decide(image, get("/")).refusedBy()).contains("denyPolicy");
    }

    @Test
    void anUnknownHostIsNotServed() {
        ServiceImageDecision decision = decide(SampleImages.shop(), EdgeRequest.get("http://other.example/"));

        assertThat(decision.edge().outcome()).isEqualTo(EdgeDecision.Outcome.NOT_SERVED);
        assertThat(decision.edge().status()).isEqualTo(404);
    }

    @Test
    void anAlternateIdAliasIsServedByItsName() {
        ObjectNode image = SampleImages.shop();
        ((ArrayNode) image.at("/aliasDefinitions/0/aliases")).add("7:Old.Shop.example");

        assertThat(decide(image, EdgeRequest.get("http://old.shop.example/")).served())
                .isTrue();
    }

    @Test
    void anAliasServesItsProtocolsOnly() {
        ObjectNode image = SampleImages.shop();
        assertThat(decide(image, EdgeRequest.get("https://shop.example/")).refusedBy())
                .contains("protocol");
        ObjectNode alias = (ObjectNode) image.at("/aliasDefinitions/0");
        alias.set("protocol", SampleImages.readAny("['HTTPS']"));
        alias.set("httpsConfig", SampleImages.readAny("{'serviceType':'SNI'}"));

        assertThat(decide(image, EdgeRequest.get("https://shop.example/")).served())
                .isTrue();
        ServiceImageDecision plain = decide(image, get("/"));
        assertThat(plain.edge().status()).isEqualTo(403);
        assertThat(plain.refusedBy()).contains("protocol");
        assertThat(plain.edge().inferred()).doesNotContain("alias-protocol");
    }

    @Test
    void theFirstMatchingRuleDecidesAlone() {
        ObjectNode image = SampleImages.shopWithRules("""
                [{'id':1,'expression':'*= *.png','features':{'cchoMode':{'int':'1d'}}},
                 {'id':2,'expression':'/img/','features':{'qshMode':{'value':true}}}]""");

        ServiceImageDecision png = decide(image, get("/img/a.png"));
        assertThat(png.rule()).contains(new ServiceImageDecision.Rule(31001, 1, "*= *.png"));
        assertThat(png.caching()).isEqualTo(EdgeCaching.override(Duration.ofDays(1)));
        assertThat(png.queryIgnored()).isFalse();
        ServiceImageDecision other = decide(image, get("/img/a.gif"));
        assertThat(other.queryIgnored()).isTrue();
        assertThat(other.caching().mode()).isEqualTo(EdgeCaching.Mode.HONOR_ORIGIN);
        assertThat(decide(image, get("/x")).rule()).isEmpty();
    }

    @Test
    void rulesAreTriedInTheOrderOfTheirIds() {
        ObjectNode image = SampleImages.shopWithRules("""
                [{'id':9,'expression':'/','features':{'qshMode':{'value':false}}},
                 {'id':3,'expression':'/a','features':{'qshMode':{'value':true}}}]""");
        ServiceImageDecision decision = decide(image, get("/a"));

        assertThat(decision.rule().orElseThrow().id()).isEqualTo(3);
        assertThat(decision.edge().inferred()).contains("rule-order");
    }

    @Test
    void featuresOfGroupZeroHoldForAllPathsUnlessARuleHasItsOwn() {
        ObjectNode image = SampleImages.shopWithRules("""
                [{'id':1,'expression':'/a','features':{'cchoMode':{'int':'no-store'}}}]""");
        ((ObjectNode) image.at("/matchGroups/0/matchRules/0/features"))
                .set("cchoMode", SampleImages.readAny("{'int':'1h'}"));
        ((ObjectNode) image.at("/matchGroups/0/matchRules/0/features"))
                .set("qshMode", SampleImages.readAny("{'value':true}"));

        ServiceImageDecision own = decide(image, get("/a"));
        assertThat(own.caching()).isEqualTo(EdgeCaching.noStore());
        assertThat(own.queryIgnored()).isTrue();
        assertThat(own.trafficType()).contains("WEB");
        assertThat(own.edge().inferred()).contains("group-merge");
        assertThat(decide(image, get("/b")).caching()).isEqualTo(EdgeCaching.override(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /anything, true",
        "/api/, /api/x, true",
        "/api/, /v/api/x, false",
        "/a.b, /axb/c, true",
        "'/(img|css)/[a-z]+', /css/x1, true",
        "'/(img|css)/[a-z]+', /css/1x, false",
        "/x$, /xy, false",
        "'== /a', /a, true",
        "'== /a', /a/, false",
        "'!== /a', /b, true",
        "'!== /a', /a, false",
        "'%= /A', /a, true",
        "'%= /A', /ab, false",
        "'*= *.mp4', /v/a.mp4, true",
        "'*= *.mp4', /v/a.MP4, false",
        "'*= /v/*.mp4', /w/a.mp4, false",
        "'*= /a*b*c', /a1b2c, true",
        "'*= /a*b*b', /ab, false",
        "'*= /a+b', /a+b, true",
        "'%* *.MP4', /v/a.mp4, true",
        "'!%* *.MP4', /v/a.mp4, false",
        "'!*= /p/*', /q/x, true"
    })
    void anExpressionIsTestedAgainstThePath(String expression, String path, boolean matches) {
        ObjectNode image = SampleImages.shop();
        ArrayNode rules = (ArrayNode) image.at("/matchGroups/1/matchRules");
        rules.removeAll();
        rules.addObject().put("id", 1).put("expression", expression).putObject("features");

        assertThat(decide(image, get(path + "?q=/api/")).rule().isPresent()).isEqualTo(matches);
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        ObjectNode image = SampleImages.shopWithRules("[{'id':1,'expression':'/[','features':{}}]");

        assertThatThrownBy(() -> ServiceImageDecider.of(image)).hasMessageContaining("/[");
    }

    @ParameterizedTest
    @CsvSource({
        "90, OVERRIDE, 90",
        "6h, OVERRIDE, 21600",
        "2w, OVERRIDE, 1209600",
        "as-is, HONOR_ORIGIN, 0",
        "no-cache, REVALIDATE,",
        "no-store, NO_STORE,"
    })
    void theInternalPolicySaysWhatTheEdgeKeeps(String policy, EdgeCaching.Mode mode, Long seconds) {
        ServiceImageDecision decision = decide(featured("'cchoMode':{'int':'" + policy + "'}"), get("/a"));

        assertThat(decision.caching().mode()).isEqualTo(mode);
        assertThat(decision.caching().ttl())
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
        assertThat(decision.edge().inferred()).contains("cchoMode").doesNotContain("default-caching");
    }

    @Test
    void theQueryCountsInTheCacheKeyUnlessItIsIgnored() {
        String keyed = decide(featured("'qshMode':{'value':false}"), get("/a?x=1"))
                .edge()
                .cacheKey();
        EdgeDecision ignored =
                decide(featured("'qshMode':{'value':true}"), get("/a?x=1")).edge();

        assertThat(keyed).endsWith("/a?x=1");
        assertThat(ignored.cacheKey()).endsWith("/a");
        assertThat(ignored.originTarget()).isEqualTo("/store/a?x=1");
        assertThat(decide(featured(""), get("/a?x=1")).edge().cacheKey()).isEqualTo(keyed);
    }

    private static boolean served(String features, Optional<String> country, Optional<String> address) {
        EdgeRequest request = get("/").withPlace(country, Optional.empty(), Optional.empty());
        return decide(featured(features), address.map(request::withClientIp).orElse(request))
                .served();
    }

    @Test
    void countriesAreAllowedOrDeniedAndTheUnknownFailsAnAllowList() {
        String allow = "'geoBlocking':{'geoIds':[52001],'action':'allow'}";
        String deny = "'geoBlocking':{'geoIds':[52001],'action':'deny'}";

        assertThat(served(allow, Optional.of("ES"), Optional.empty())).isTrue();
        assertThat(served(allow, Optional.of("fr"), Optional.empty())).isFalse();
        assertThat(served(allow, Optional.empty(), Optional.empty())).isFalse();
        assertThat(served(deny, Optional.of("pt"), Optional.empty())).isFalse();
        assertThat(served(deny, Optional.of("FR"), Optional.empty())).isTrue();
        assertThat(served(deny, Optional.empty(), Optional.empty())).isTrue();
    }

    @Test
    void listedAddressesAreExemptFromGeoBlocking() {
        String deny = "'geoBlocking':{'geoIds':[52001],'action':'deny','ipWhitelistIds':[61001]}";

        assertThat(served(deny, Optional.of("ES"), Optional.of("192.0.2.9"))).isTrue();
        assertThat(served(deny, Optional.of("ES"), Optional.of("192.0.3.9"))).isFalse();
    }

    @Test
    void geoBlockingMayStandBesideTheFeatures() {
        ObjectNode image = featured("");
        ((ObjectNode) image.at("/matchGroups/1/matchRules/0"))
                .set("geoBlocking", SampleImages.readAny("{'geoIds':[52001],'action':'allow'}"));

        assertThat(decide(image, get("/")).refusedBy()).contains("geoBlocking");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, true",
        "192.0.3.1, false",
        "203.0.113.7, true",
        "203.0.113.8, false",
        "2001:db8:7fff::1, true",
        "2001:db8:8000::1, false",
        "shop.example, false"
    })
    void addressesAreAllowedOrDenied(String address, boolean listed) {
        assertThat(served("'ipBlocking':{'ipIds':[61001],'action':'allow'}", Optional.empty(), Optional.of(address)))
                .isEqualTo(listed);
        assertThat(served("'ipBlocking':{'ipIds':[61001],'action':'deny'}", Optional.empty(), Optional.of(address)))
                .isEqualTo(!listed);
    }

    @Test
    void anUnknownAddressFailsAnAllowListAndPassesADenyList() {
        assertThat(served("'ipBlocking':{'ipIds':[61001],'action':'allow'}", Optional.empty(), Optional.empty()))
                .isFalse();
        assertThat(served("'ipBlocking':{'ipIds':[61001],'action':'deny'}", Optional.empty(), Optional.empty()))
                .isTrue();
    }

    @Test
    void addressAndPlaceMustBothAllow() {
        String both =
                "'ipBlocking':{'ipIds':[61001],'action':'allow'},'geoBlocking':{'geoIds':[52001],'action':'allow'}";

        assertThat(served(both, Optional.of("ES"), Optional.of("192.0.2.1"))).isTrue();
        assertThat(served(both, Optional.of("FR"), Optional.of("192.0.2.1"))).isFalse();
        assertThat(served(both, Optional.of("ES"), Optional.of("192.0.9.1"))).isFalse();
    }

    @Test
    void aReferenceThatLeadsNowhereKeepsEverybodyOut() {
        assertThat(decide(featured("'ipBlocking':{'ipIds':[1],'action':'deny'}"), get("/"))
                        .refusedBy())
                .contains("ipBlocking");
        assertThat(decide(featured("'ipBlocking':{'ipIds':[61001],'action':'Deny'}"), get("/"))
                        .refusedBy())
                .as("an action that is none")
                .contains("ipBlocking");
        assertThat(decide(featured("'tokenAuth':{'tokenAuthId':1}"), get("/")).refusedBy())
                .contains("tokenAuth");
    }

    @Test
    void whoIsKeptOutMayBeSentElsewhere() {
        ServiceImageDecision decision = decide(
                featured("'geoBlocking':{'geoIds':[52001],'action':'allow',"
                        + "'denyAction':{'type':'redirect','url':'https://eu.shop.example/'}}"),
                get("/"));

        assertThat(decision.edge().outcome()).isEqualTo(EdgeDecision.Outcome.REDIRECTED);
        assertThat(decision.edge().status()).isEqualTo(302);
        assertThat(decision.edge().location()).contains("https://eu.shop.example/");
        assertThat(decision.refusedBy()).contains("geoBlocking");
    }

    @Test
    void aDenyPolicyRefusesOrRedirectsEverybodyWithHeaderFieldsOfItsOwn() {
        EdgeDecision refused = decide(
                        featured("'denyPolicy':{'type':'error','headers':[{'name':'X-Why','value':'closed'}]}"),
                        get("/"))
                .edge();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().toViewer().first("X-Why")).contains("closed");

        EdgeDecision redirected = decide(
                        featured("'denyPolicy':{'type':'redirect','url':'https://other.example/'}"), get("/"))
                .edge();
        assertThat(redirected.location()).contains("https://other.example/");
    }

    @Test
    void headerDefinitionsAreAttachedToRequestsAndAnswers() {
        ObjectNode image = featured("'requestHeaders':{'ids':[1]},'responseHeaders':{'ids':[2]}");
        image.set(
                "requestHeaderDefinitions",
                SampleImages.readAny("[{'id':1,'name':'q','headers':[{'name':'X-Key','value':'k'}]}]"));
        image.set(
                "responseHeaderDefinitions",
                SampleImages.readAny("[{'id':2,'name':'a','headers':[{'name':'X-Frame-Options','value':'DENY'}]}]"));
        EdgeDecision decision = decide(image, get("/")).edge();

        assertThat(decision.headers().toOrigin().first("X-Key")).contains("k");
        assertThat(decision.headers().toViewer().first("X-Frame-Options")).contains("DENY");
    }

    @Test
    void theExternalPolicyIsToldToViewersAndReplacesTheOriginsOnlyWhenForced() {
        EdgeDecision gentle = decide(featured("'cchoMode':{'int':'1h','ext':'10m'}"), get("/"))
                .edge();
        EdgeDecision forced = decide(featured("'cchoMode':{'int':'1h','ext':'no-store','force':'yes'}"), get("/"))
                .edge();

        assertThat(gentle.headers().toViewerIfAbsent().first("Cache-Control")).contains("max-age=600");
        assertThat(gentle.headers().toViewer().contains("Cache-Control")).isFalse();
        assertThat(forced.headers().toViewer().first("Cache-Control")).contains("no-store");
    }

    @Test
    void theOriginHearsOfGzipAndIdentityOnlyUnlessADefinitionListsMore() {
        ObjectNode image = featured("'acceptEncoding':{'ids':[1]}");
        image.set(
                "acceptEncodingDefinitions",
                SampleImages.readAny("[{'id':1,'name':'br','extensions':['css'],'encodings':['br','gzip']}]"));
        String accepted = "br;q=1.0, gzip, deflate, identity;q=0.5";

        assertThat(decide(image, get("/a.js").withHeader("Accept-Encoding", accepted))
                        .edge()
                        .headers()
                        .toOrigin()
                        .first("Accept-Encoding"))
                .contains("gzip, identity;q=0.5");
        assertThat(decide(image, get("/a.css").withHeader("Accept-Encoding", accepted))
                        .edge()
                        .headers()
                        .toOrigin()
                        .first("Accept-Encoding"))
                .contains("br;q=1.0, gzip");
        assertThat(decide(image, get("/a.css")).edge().headers().toOrigin().names())
                .isEmpty();
    }

    @Test
    void aFeatureNobodyKnowsIsNamedAndDoesNothing() {
        ServiceImageDecision decision = decide(featured("'warp':{'speed':9}"), get("/"));

        assertThat(decision.served()).isTrue();
        assertThat(decision.edge().inferred()).contains("unknown-feature:warp");
    }

    @Test
    void whatIsDocumentedThroughoutIsNotCalledInferred() {
        ObjectNode image =
                SampleImages.shopWithRules("[{'id':1,'expression':'/','features':{'qshMode':{'value':true}}}]");

        assertThat(decide(image, get("/a")).edge().inferred()).containsExactly("default-caching");
    }

    @Test
    void theTokensVectorIsAccepted() {
        ObjectNode image = featured("'tokenAuth':{'tokenAuthId':71001}");
        image.set("tokenAuthDefinitions", SampleImages.readAny("""
                [{'id':71001,'name':'v','secrets':[{'id':4,'secret':'not-a-real-secret'}],
                  'dateFormat':'GMT','nvaName':'etime','nvbName':'stime','hashName':'encoded'}]"""));
        String url = "/vod/show7/seg1.ts?etime=20300101000000&u=42";
        Instant before = Instant.parse("2029-12-31T23:59:59Z");
        ServiceImageDecider decider = ServiceImageDecider.of(image);

        assertThat(decider.decide(get(url + "&encoded=438e14272b4151c679297"), before)
                        .served())
                .isTrue();
        assertThat(decider.decide(
                                get("/vod/show7/seg1.ts?encoded=438e14272b4151c679297&etime=20300101000000&u=42"),
                                before)
                        .served())
                .isTrue();
        for (String bad : List.of(
                url,
                url + "&encoded=538e14272b4151c679297",
                url + "&encoded=438e14272b4151c679298",
                url + "&encoded=4",
                url + "1&encoded=438e14272b4151c679297",
                "/vod/show7/seg2.ts?etime=20300101000000&u=42&encoded=438e14272b4151c679297")) {
            assertThat(decider.decide(get(bad), before).refusedBy()).as(bad).contains("tokenAuth");
        }
        assertThat(decider.decide(get(url + "&encoded=438e14272b4151c679297"), before.plusSeconds(2))
                        .refusedBy())
                .contains("tokenAuth");
    }

    @Test
    void aTokenHashesTheArgumentsThatItsDefinitionNamesOrDoesNotName() {
        for (String mode : List.of("include", "exclude")) {
            ObjectNode image = featured("'tokenAuth':{'tokenAuthId':71001}");
            image.set("tokenAuthDefinitions", SampleImages.readAny("""
                    [{'id':71001,'name':'v','secrets':[{'id':0,'secret':'s','start':100,'end':200}],
                      'queryParams':{'mode':'%s','names':['u']}}]""".formatted(mode)));
            ServiceImageDecider decider = ServiceImageDecider.of(image);
            String data = mode.equals("include") ? "/a?u=1" : "/a?nva=150&v=2";
            String hash = "0" + UrlToken.hmac("s".getBytes(java.nio.charset.StandardCharsets.UTF_8), data);
            EdgeRequest request = get("/a?nva=150&u=1&v=2&hash=" + hash);

            assertThat(decider.decide(request, Instant.ofEpochSecond(150)).served())
                    .isTrue();
            assertThat(decider.decide(request, Instant.ofEpochSecond(151)).served())
                    .isFalse();
            assertThat(decider.decide(request, Instant.ofEpochSecond(99)).served())
                    .isFalse();
            assertThat(decider.decide(request.withHost("m.shop.example"), Instant.ofEpochSecond(150))
                            .served())
                    .isTrue();
            assertThat(decider.decide(get("/a?nva=x&u=1&v=2&hash=" + hash), Instant.ofEpochSecond(150))
                            .served())
                    .isFalse();
        }
    }

    @Test
    void tensOfThousandsOfDecisionsTakeSeconds() {
        StringBuilder rules = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            rules.append(i > 1 ? "," : "")
                    .append("{'id':%d,'expression':'*= /dir%d/*.x%d','features':{'cchoMode':{'int':'%dm'}}}"
                            .formatted(i, i, i, i));
        }
        ServiceImageDecider decider = ServiceImageDecider.of(SampleImages.shopWithRules("[" + rules + "]"));
        Random random = new Random(5);
        int matched = 0;
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            int n = random.nextInt(200) + 1;
            matched += decider.decide(get("/dir" + n + "/a.x" + n)).rule().isPresent() ? 1 : 0;
        }

        assertThat(matched).isBetween(9_000, 11_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
