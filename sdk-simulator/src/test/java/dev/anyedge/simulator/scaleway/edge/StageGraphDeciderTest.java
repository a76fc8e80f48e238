package dev.anyedge.simulator.scaleway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.OriginReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a request takes through a stage graph. */
class StageGraphDeciderTest {

    private static StageGraphDecision decide(StageGraphs graph, String url) {
        return StageGraphDecider.decide(graph.json(), EdgeRequest.get(url));
    }

    private static StageGraphDecision decide(StageGraphs graph) {
        return decide(graph, "https://cdn.example/a/b.png?c=d");
    }

    private static String reason(StageGraphs graph) {
        StageGraphDecision decision = decide(graph);
        assertThat(decision.edge().outcome()).isEqualTo(EdgeDecision.Outcome.NOT_SERVED);
        assertThat(decision.edge().status()).isEqualTo(503);
        assertThat(decision.edge().inferred()).contains("broken-chain");
        return decision.edge().reason();
    }

    /** Routes {@code /x} by one rule to backend Y, everything else to backend B. */
    private static StageGraphs routed(String match) {
        return StageGraphs.shop("tls_stage_id", "T")
                .with("tls", "T", "{'route_stage_id': 'R'}")
                .with(
                        "route",
                        "R",
                        "{'backend_stage_id': 'B', 'route_rules': [{'rule_http_match': " + match
                                + ", 'backend_stage_id': 'Y'}]}")
                .bucket("B", "main")
                .bucket("Y", "other");
    }

    private static boolean ruleDecides(String match, EdgeRequest request) {
        StageGraphDecision decision = StageGraphDecider.decide(routed(match).json(), request);
        String stage = decision.backend().orElseThrow().stageId();
        assertThat(decision.routeRule()).isEqualTo(stage.equals("Y") ? OptionalInt.of(1) : OptionalInt.empty());
        return stage.equals("Y");
    }

    private static String path(String expression) {
        return "{'method_filters': [], 'path_filter': {'path_filter_type': 'regex', 'value': '" + expression
                + "'}, 'host_filter': null}";
    }

    private static EdgeRequest get(String path) {
        return EdgeRequest.get("https://cdn.example" + path);
    }

    @Test
    void theRouteStageThatAnAnswerNamesForARuleIsNotWhereItLeads() {
        StageGraphs graph = StageGraphs.shop("tls_stage_id", "T")
                .with("tls", "T", "{'route_stage_id': 'R'}")
                .with(
                        "route",
                        "R",
                        "{'backend_stage_id': 'B', 'route_rules': [{'rule_http_match': " + path("^/a/")
                                + ", 'backend_stage_id': 'Y', 'position': 1, 'route_stage_id': 'R'}]}")
                .bucket("B", "main")
                .bucket("Y", "other");

        assertThat(decide(graph).backend().orElseThrow().stageId()).isEqualTo("Y");
    }

    @Test
    void theLongestChainIsWalkedToItsBackend() {
        StageGraphDecision decision = decide(StageGraphs.shop("tls_stage_id", "T")
                .with("tls", "T", "{'managed_certificate': true, 'cache_stage_id': 'C'}")
                .with("cache", "C", "{'fallback_ttl': '3600s', 'include_cookies': true, 'route_stage_id': 'R'}")
                .with("route", "R", "{'waf_stage_id': 'W', 'route_rules': []}")
                .with("waf", "W", "{'mode': 'enable', 'paranoia_level': 2, 'backend_stage_id': 'B'}")
                .bucket("B", "main"));

        assertThat(decision.stages()).containsExactly("dns:D", "tls:T", "cache:C", "route:R", "waf:W", "backend:B");
        assertThat(decision.served()).isTrue();
        assertThat(decision.fallbackTtl()).contains(Duration.ofHours(1));
        assertThat(decision.cookiesIncluded()).isTrue();
        assertThat(decision.waf()).contains(new StageGraphDecision.Waf("W", "enable", 2));
        assertThat(decision.backend().orElseThrow().target())
                .isEqualTo(Map.of("bucket_name", "main", "bucket_region", "fr-par", "is_website", "false"));
        assertThat(decision.edge().caching()).isEqualTo(EdgeCaching.honorOrigin(Duration.ofHours(1)));
        assertThat(decision.edge().cookies()).isEqualTo(EdgeDecision.Cookies.IGNORE);
        assertThat(decision.edge().cacheKey()).isEqualTo("cdn.example/a/b.png?c=d");
        assertThat(decision.edge().originTarget()).isEqualTo("/a/b.png?c=d");
    }

    @Test
    void theShortestChainIsAHeadAndABackend() {
        StageGraphDecision decision =
                decide(StageGraphs.shop("backend_stage_id", "B").bucket("B", "main"));

        assertThat(decision.stages()).containsExactly("dns:D", "backend:B");
        assertThat(decision.cached()).isFalse();
        assertThat(decision.edge().caching()).isEqualTo(EdgeCaching.bypass());
        assertThat(decision.edge().inferred()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns tls backend",
                "dns tls waf backend",
                "dns tls route backend",
                "dns tls route waf backend",
                "dns tls cache backend",
                "dns tls cache waf backend",
                "dns tls cache route backend",
                "dns cache backend",
                "dns cache waf backend",
                "dns cache route backend",
                "dns cache route waf backend",
                "dns backend"
            })
    void everyShapeThatTheGraphAllowsIsWalked(String shape) {
        List<String> kinds = List.of(shape.split(" "));
        StageGraphs graph = StageGraphs.shop(kinds.get(1) + "_stage_id", kinds.get(1));
        for (int i = 1; i < kinds.size() - 1; i++) {
            graph.with(
                    kinds.get(i),
                    kinds.get(i),
                    "{'" + kinds.get(i + 1) + "_stage_id': '" + kinds.get(i + 1) + "', 'fallback_ttl': '5s'}");
        }
        StageGraphDecision decision = decide(graph.bucket("backend", "main"));

        assertThat(decision.served()).isTrue();
        assertThat(decision.stages()).hasSameSizeAs(kinds).last().isEqualTo("backend:backend");
        assertThat(decision.cached()).isEqualTo(kinds.contains("cache"));
        assertThat(decision.waf().isPresent()).isEqualTo(kinds.contains("waf"));
    }

    @ParameterizedTest
    @CsvSource({"dns,waf", "dns,route", "cache,tls", "cache,cache", "route,cache", "waf,route", "waf,waf", "tls,dns"})
    void aLinkThatTheGraphForbidsIsNamed(String from, String to) {
        StageGraphs graph = from.equals("dns")
                ? StageGraphs.shop(to + "_stage_id", "X")
                : StageGraphs.shop("tls_stage_id", "T")
                        .with("tls", "T", "{'" + (from.equals("tls") ? to : from) + "_stage_id': 'X'}")
                        .with(from, "X", "{'" + to + "_stage_id': 'X', 'fallback_ttl': '5s'}");

        assertThat(reason(graph)).contains("leads to " + to + " stage X, which cannot follow there");
    }

    @Test
    void aPipelineWithoutAHeadSaysSo() {
        assertThat(reason(StageGraphs.headless().bucket("B", "main"))).contains("no head stage");
    }

    @Test
    void theHeadMayBeOnThePipelineAsInTheFirstVersion() {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B").bucket("B", "main");
        graph.json().remove("head_stage");
        ((com.fasterxml.jackson.databind.node.ObjectNode) graph.json().get("pipeline")).put("dns_stage_id", "D");

        assertThat(decide(graph).served()).isTrue();
    }

    @Test
    void aStageThatIsMissingIsNamed() {
        assertThat(reason(StageGraphs.shop("tls_stage_id", "T")))
                .contains("dns stage D leads to tls stage T, which does not exist");
    }

    @Test
    void aStageWithoutASuccessorIsNamed() {
        assertThat(reason(StageGraphs.shop("tls_stage_id", "T").with("tls", "T", "{'cache_stage_id': ''}")))
                .contains("tls stage T leads nowhere", "cache_stage_id", "backend_stage_id");
    }

    @Test
    void aStageWithTwoSuccessorsIsNamed() {
        assertThat(reason(StageGraphs.shop("tls_stage_id", "T")
                        .with("tls", "T", "{'cache_stage_id': 'C', 'backend_stage_id': 'B'}")))
                .contains("tls stage T leads to several stages");
    }

    @Test
    void aBackendStageWithoutABackendIsNamed() {
        assertThat(reason(StageGraphs.shop("backend_stage_id", "B").with("backend", "B", "{}")))
                .contains("backend stage B has no backend");
        assertThat(reason(
                        StageGraphs.shop("backend_stage_id", "B").with("backend", "B", "{'scaleway_lb': {'lbs': []}}")))
                .contains("without lbs");
    }

    @Test
    void aBrokenWayThatARequestDoesNotTakeDoesNotMatter() {
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': '5s', 'route_stage_id': 'R'}")
                .with(
                        "route",
                        "R",
                        "{'backend_stage_id': 'B', 'route_rules': [{'rule_http_match': " + path("^/gone")
                                + ", 'waf_stage_id': 'gone'}]}")
                .bucket("B", "main");

        assertThat(decide(graph).served()).isTrue();
        assertThat(decide(graph, "https://cdn.example/gone").edge().reason())
                .contains("route rule 1 leads to waf stage gone, which does not exist");
    }

    @Test
    void plainHttpIsRedirectedToHttps() {
        StageGraphDecision decision = decide(
                StageGraphs.shop("backend_stage_id", "B").bucket("B", "main"), "http://CDN.example:80/a%20b?c=d");

        assertThat(decision.edge().outcome()).isEqualTo(EdgeDecision.Outcome.REDIRECTED);
        assertThat(decision.edge().status()).isEqualTo(301);
        assertThat(decision.edge().location()).contains("https://cdn.example/a%20b?c=d");
        assertThat(decision.edge().inferred()).containsExactly("redirect-status");
        assertThat(decision.backend()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/,true",
        "https://CDN.Example/,true",
        "https://p1.svc.edge.scw.cloud/,true",
        "https://www.cdn.example/,false",
        "https://example/,false",
        "https://p2.svc.edge.scw.cloud/,false"
    })
    void aPipelineServesItsNamesAndNoOthers(String url, boolean served) {
        StageGraphDecision decision =
                decide(StageGraphs.shop("backend_stage_id", "B").bucket("B", "main"), url);

        assertThat(decision.served()).isEqualTo(served);
        assertThat(decision.edge().status()).isEqualTo(served ? 0 : 404);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.cdn.example/,true",
        "https://a.b.cdn.example/,true",
        "https://cdn.example/,false",
        "https://wwwcdn.example/,false",
        "https://P1.svc.edge.scw.cloud/,true"
    })
    void aWildcardMeansSubDomainsOfAnyDepthAndNotTheNameItself(String url, boolean served) {
        StageGraphs graph = StageGraphs.headed(
                        "{'fqdns': ['cdn.example'], 'wildcard_domain': true, 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph, url).served()).isEqualTo(served);
    }

    @Test
    void theAssignedNameMayBeAnOlderOne() {
        StageGraphs graph = StageGraphs.headed(
                        "{'fqdns': [], 'default_fqdn': 'my-bucket.svc.edge.scw.cloud', 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph, "https://my-bucket.svc.edge.scw.cloud/").served())
                .isTrue();
    }

    @Test
    void aPrivatePipelineAnswersNobodyOnThePublicInternet() {
        StageGraphs graph = StageGraphs.headed(
                        "{'fqdns': ['cdn.example'], 'full_private': true, 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph).edge().status()).isEqualTo(404);
        assertThat(decide(graph).edge().inferred()).contains("private-names");
    }

    @ParameterizedTest
    @CsvSource({"3600s,3600000", "3600.000000000s,3600000", "0s,0", "0.5s,500"})
    void theFallbackTimeIsReadInEitherSpelling(String ttl, long millis) {
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': '" + ttl + "', 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph).fallbackTtl()).contains(Duration.ofMillis(millis));
        assertThat(decide(graph).edge().cookies()).isEqualTo(EdgeDecision.Cookies.BYPASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "'3600'", "'an hours'", "'s'", "true"})
    void aFallbackTimeThatIsNoDurationIsNamed(String ttl) {
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': " + ttl + ", 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(reason(graph)).contains("cache stage C has fallback_ttl");
    }

    @Test
    void aCacheStageWithoutAFallbackTimeCachesWhatTheOriginSays() {
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': null, 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph).edge().caching()).isEqualTo(EdgeCaching.honorOrigin(Duration.ZERO));
        assertThat(decide(graph).edge().inferred()).containsExactly("fallback-ttl-absent");
    }

    @ParameterizedTest
    @CsvSource({
        "^(?:/img/.*)$,/img/a.png,true",
        "^(?:/img/.*)$,/x/img/a.png,false",
        "/img/,/x/img/a.png,true",
        "^/img$,/img/,false",
        "^/IMG,/img,false",
        "(?i)^/IMG,/img,true",
        "%20,/a%20b,true",
        "c=d,/a?c=d,false"
    })
    void aPathExpressionIsSearchedForInTheRawPath(String expression, String target, boolean decides) {
        assertThat(ruleDecides(path(expression), get(target))).isEqualTo(decides);
    }

    @Test
    void aSearchedExpressionIsMarkedAsInferred() {
        assertThat(decide(routed(path("^/x"))).edge().inferred()).containsExactly("route-expression-search");
        assertThat(decide(routed("{'method_filters': ['post']}")).edge().inferred())
                .isEmpty();
    }

    @Test
    void aMethodFilterNamesTheMethodsThatMatch() {
        String match = "{'method_filters': ['get', 'post'], 'path_filter': null}";

        assertThat(ruleDecides(match, get("/"))).isTrue();
        assertThat(ruleDecides(match, get("/").withMethod("post"))).isTrue();
        assertThat(ruleDecides(match, get("/").withMethod("HEAD"))).isFalse();
    }

    @Test
    void aHostFilterIsSearchedForInTheLowerCaseHost() {
        String match = "{'host_filter': {'host_filter_type': 'regex', 'value': '^cdn[.]'}}";

        assertThat(ruleDecides(match, EdgeRequest.get("https://CDN.example/"))).isTrue();
        assertThat(ruleDecides(match, EdgeRequest.get("https://p1.svc.edge.scw.cloud/")))
                .isFalse();
    }

    @Test
    void allFiltersOfARuleMustMatch() {
        String match = "{'method_filters': ['get'], 'path_filter': {'path_filter_type': 'regex', 'value': '^/x'},"
                + " 'host_filter': {'host_filter_type': 'regex', 'value': '^cdn'}}";

        assertThat(ruleDecides(match, get("/x"))).isTrue();
        assertThat(ruleDecides(match, get("/y"))).isFalse();
        assertThat(ruleDecides(match, get("/x").withMethod("PUT"))).isFalse();
        assertThat(ruleDecides(match, get("/x").withHost("p1.svc.edge.scw.cloud")))
                .isFalse();
    }

    @Test
    void aRuleWithoutFiltersMatchesEverything() {
        assertThat(ruleDecides("{}", get("/anything"))).isTrue();
        assertThat(ruleDecides("null", get("/anything"))).isTrue();
    }

    @Test
    void theFirstRuleThatMatchesDecidesInTheOrderOfPositions() {
        String rule = "{'rule_http_match': " + path("^/x") + ", 'backend_stage_id': ";
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': '5s', 'route_stage_id': 'R'}")
                .with(
                        "route",
                        "R",
                        "{'backend_stage_id': 'B', 'route_rules': [" + rule + "'second', 'position': 2}," + rule
                                + "'first', 'position': 1}]}")
                .bucket("B", "main")
                .bucket("first", "first")
                .bucket("second", "second");
        StageGraphDecision decision = decide(graph, "https://cdn.example/x");

        assertThat(decision.backend().orElseThrow().stageId()).isEqualTo("first");
        assertThat(decision.routeRule()).hasValue(1);
    }

    @Test
    void aRuleMayLeadThroughAFirewall() {
        StageGraphs graph = StageGraphs.shop("cache_stage_id", "C")
                .with("cache", "C", "{'fallback_ttl': '5s', 'route_stage_id': 'R'}")
                .with(
                        "route",
                        "R",
                        "{'backend_stage_id': 'B', 'route_rules': [{'rule_http_match': " + path("^/api/")
                                + ", 'waf_stage_id': 'W'}]}")
                .with("waf", "W", "{'mode': 'log_only', 'paranoia_level': 3, 'backend_stage_id': 'B'}")
                .bucket("B", "main");

        assertThat(decide(graph, "https://cdn.example/api/x").waf())
                .contains(new StageGraphDecision.Waf("W", "log_only", 3));
        assertThat(decide(graph, "https://cdn.example/x").waf()).isEmpty();
    }

    @Test
    void anExpressionThatIsNoRe2IsNamed() {
        assertThat(reason(routed(path("(?=x)")))).contains("route rule 1", "path_filter", "(?=x)");
    }

    @Test
    void aFilterOfAnUnknownTypeIsNamed() {
        assertThat(reason(routed("{'path_filter': {'path_filter_type': 'glob', 'value': '/x'}}")))
                .contains("'glob'");
    }

    @Test
    void aBucketIsSoughtByItsName() {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B")
                .with(
                        "backend",
                        "B",
                        "{'scaleway_s3': {'bucket_name': 'b', 'bucket_region': 'nl-ams', 'is_website': true}}");

        assertThat(decide(graph).edge().origin()).contains(new OriginReference.Bucket("b", "nl-ams", true));
    }

    @Test
    void aLoadBalancerGetsItsDomainNameAsHost() {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B")
                .with(
                        "backend",
                        "B",
                        "{'scaleway_lb': {'lbs': [{'id': 'L', 'zone': 'fr-par-1', 'frontend_id': 'F', 'is_ssl': true,"
                                + " 'domain_name': 'app.example', 'private_network_id': null}]}}");

        assertThat(decide(graph).edge().origin())
                .contains(new OriginReference.Server(
                        "load balancer", List.of("L", "F", "app.example"), Optional.of("app.example")));
        assertThat(decide(graph).backend().orElseThrow().target())
                .containsEntry("zone", "fr-par-1")
                .doesNotContainKey("private_network_id");
    }

    @Test
    void aLoadBalancerWithoutADomainNameGetsTheViewersHost() {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B")
                .with("backend", "B", "{'scaleway_lb': {'lbs': [{'id': 'L', 'frontend_id': 'F', 'domain_name': ''}]}}");

        assertThat(decide(graph).edge().origin())
                .contains(new OriginReference.Server(
                        "load balancer", List.of("L", "F", "cdn.example"), Optional.of("cdn.example")));
    }

    @Test
    void ofSeveralLoadBalancersTheFirstIsAsked() {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B")
                .with("backend", "B", "{'scaleway_lb': {'lbs': [{'id': 'L1'}, {'id': 'L2'}]}}");

        assertThat(((OriginReference.Server) decide(graph).edge().origin().orElseThrow()).names())
                .startsWith("L1");
        assertThat(decide(graph).edge().inferred()).contains("several-load-balancers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"container", "function"})
    void aServerlessBackendIsSoughtByItsId(String kind) {
        StageGraphs graph = StageGraphs.shop("backend_stage_id", "B")
                .with(
                        "backend",
                        "B",
                        "{'scaleway_serverless_" + kind + "': {'region': 'fr-par', '" + kind + "_id': 'S'}}");

        assertThat(decide(graph).edge().origin())
                .contains(new OriginReference.Server(
                        "serverless " + kind, List.of("S", "cdn.example"), Optional.empty()));
    }

    @Test
    void aDocumentMayBeText() {
        String text = StageGraphs.shop("backend_stage_id", "B")
                .bucket("B", "main")
                .json()
                .toString();

        assertThat(StageGraphDecider.decide(text, get("/")).served()).isTrue();
        assertThatThrownBy(() -> StageGraphDecider.decide("{", get("/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not JSON");
    }
}
