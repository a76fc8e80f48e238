package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the API is spelt: headers (reference §2.1) and JSON (§4). */
class WireConventionsTest {
    private static final String P = "99999999-9999-9999-9999-999999999999";
    private static final String B = "88888888-8888-8888-8888-888888888888";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final ScalewayEdgeApi api = Clients.of(provider);

    @Test
    void aRequestWithoutABodyHasNoContentType() {
        provider.then(200, "{\"id\":\"P\"}").then(204, "");

        api.getPipeline(P);
        api.deletePipeline(P);

        assertThat(provider.requests()).hasSize(2).allSatisfy(request -> assertThat(request.header("Content-Type"))
                .isEmpty());
    }

    @Test
    void aRequestWithABodySaysThatItIsJson() {
        provider.then(200, "{\"id\":\"P\"}");

        api.createPipeline(PipelineRequest.of("shop"));

        assertThat(provider.requests().get(0).header("Content-Type")).contains("application/json");
    }

    @Test
    void theSecretKeyIsSentAndTheAccessKeyIsNot() {
        provider.then(200, "{\"id\":\"P\"}");

        api.getPipeline(P);

        assertThat(provider.requests().get(0).header("X-Auth-Token")).contains(Clients.SECRET_KEY);
        provider.requests()
                .get(0)
                .forEachHeader((name, value) -> assertThat(value).as(name).doesNotContain("SCWAAAAAAAAAAAAAAAAA"));
    }

    @Test
    void theUserAgentFollowsTheVendorsConvention() {
        provider.then(200, "{\"id\":\"P\"}");

        api.getPipeline(P);

        assertThat(provider.requests().get(0).header("User-Agent").orElseThrow())
                .matches("anyedge/[^ ]+ \\(java[0-9][^;]*; [^;]+; [^;]+\\)");
    }

    @Test
    void anyGoodStatusIsASuccess() {
        provider.then(201, "{\"id\":\"P\"}").then(200, "").then(202, "{}");

        assertThat(api.createPipeline(PipelineRequest.of("shop")).id()).isEqualTo("P");
        api.deletePipeline(P);
        assertThat(api.deletePipelineIfPresent(P)).isTrue();
    }

    @Test
    void membersAreSnakeCase() {
        provider.then(200, "{\"id\":\"B\"}");

        api.createBackendStage(
                P,
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .website(true)
                        .build()));

        assertSent("{\"scaleway_s3\":{\"bucket_name\":\"assets\",\"bucket_region\":\"fr-par\",\"is_website\":true}}");
    }

    @Test
    void whatIsNotChosenIsAbsentAndNeverNull() {
        provider.then(200, "{\"id\":\"C\"}").then(200, "{\"id\":\"B\"}");

        api.createCacheStage(P, CacheStageRequest.builder().build());
        assertSent("{}");
        api.createBackendStage(
                P,
                BackendStageRequest.of(LoadBalancerBackend.builder()
                        .addLb(LoadBalancer.builder()
                                .id(B)
                                .zone("fr-par-1")
                                .frontendId(P)
                                .build())
                        .build()));
        assertSent("{\"scaleway_lb\":{\"lbs\":[{\"id\":\"" + B + "\",\"zone\":\"fr-par-1\",\"frontend_id\":\"" + P
                + "\",\"is_ssl\":false,\"has_websocket\":false}]}}");
    }

    @Test
    void anEmptyListIsSentAsOneAndAnAbsentOneIsNot() {
        provider.then(200, "{\"id\":\"D\"}").then(200, "{\"id\":\"D\"}");

        api.updateDnsStage(P, DnsStageRequest.builder().fqdns(List.of()).build());
        assertSent("{\"fqdns\":[]}");
        api.updateDnsStage(P, DnsStageRequest.builder().wildcardDomain(false).build());
        assertSent("{\"wildcard_domain\":false}");
    }

    @Test
    void anUpdateWrapsCertificatesAndACreationDoesNot() {
        provider.then(200, "{\"id\":\"T\"}").then(200, "{\"id\":\"T\"}");
        TlsStageRequest request = TlsStageRequest.builder()
                .secrets(List.of(TlsSecret.of(B, "fr-par")))
                .build();

        api.createTlsStage(P, request);
        assertSent("{\"secrets\":[{\"secret_id\":\"" + B + "\",\"region\":\"fr-par\"}]}");
        api.updateTlsStage(P, request);
        assertSent("{\"tls_secrets_config\":{\"tls_secrets\":[{\"secret_id\":\"" + B + "\",\"region\":\"fr-par\"}]}}");
    }

    @Test
    void theCheckOfACertificateSpellsItsRegionDifferently() {
        provider.then(200, "{\"is_valid\":true}");

        assertThat(api.checkPemChain(Clients.PROJECT, "a.example", PemChain.stored(TlsSecret.of(B, "fr-par")))
                        .valid())
                .isTrue();
        assertSent("{\"project_id\":\"" + Clients.PROJECT + "\",\"fqdn\":\"a.example\",\"secret\":{\"secret_id\":\"" + B
                + "\",\"secret_region\":\"fr-par\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-21T14:49:10Z",
                "2026-07-21T14:49:10.620Z",
                "2026-07-21T14:49:10.620608Z",
                "2026-07-21T14:49:10.620608655Z",
                "2026-07-21T14:49:10.62Z",
                "2026-07-21T16:49:10+02:00"
            })
    void timestampsAreReadWithAnyNumberOfDigits(String text) {
        Instant created = Pipeline.fromJson("{\"id\":\"P\",\"created_at\":\"" + text + "\"}")
                .createdAt()
                .orElseThrow();

        assertThat(created).isBetween(Instant.parse("2026-07-21T14:49:10Z"), Instant.parse("2026-07-21T14:49:11Z"));
    }

    @ParameterizedTest
    @CsvSource({"PT1H,3600s", "PT0S,0s", "PT0.5S,0.500s", "PT1.000001S,1.000001s", "PT0.000000001S,0.000000001s"})
    void durationsAreSentInTheCanonicalForm(Duration duration, String text) {
        provider.then(200, "{\"id\":\"C\",\"fallback_ttl\":\"" + text + "\"}");

        CacheStage stage = api.createCacheStage(
                P, CacheStageRequest.builder().fallbackTtl(duration).build());

        assertSent("{\"fallback_ttl\":\"" + text + "\"}");
        assertThat(stage.fallbackTtl()).contains(duration);
    }

    @Test
    void aNegativeDurationIsRefused() {
        assertRefused(
                "/fallback_ttl",
                () -> api.createCacheStage(
                        P,
                        CacheStageRequest.builder()
                                .fallbackTtl(Duration.ofSeconds(-1))
                                .build()));
    }

    @Test
    void countersMayComeAsStrings() {
        provider.then(200, "{\"pipelines\":[{\"id\":\"A\"}],\"total_count\":\"1\"}");

        assertThat(api.listPipelines(PipelineFilter.none()).page(1).totalCount())
                .hasValue(1);
        assertThat(WafStage.fromJson("{\"id\":\"W\",\"paranoia_level\":\"3\"}").paranoiaLevel())
                .hasValue(3);
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        assertThat(DnsStage.fromJson("{\"tls_stage_id\":\"T\",\"id\":\"D\",\"fqdns\":[\"a.example\"]}"))
                .isEqualTo(DnsStage.fromJson("{\"fqdns\":[\"a.example\"],\"id\":\"D\",\"tls_stage_id\":\"T\"}"));
    }

    @Test
    void anUpdateSendsOnlyWhatItNames() {
        provider.then(200, "{\"id\":\"C\"}");

        api.updateCacheStage(
                P, CacheStageRequest.builder().next(StageLink.waf(B)).build());

        assertSent("{\"waf_stage_id\":\"" + B + "\"}");
    }

    @Test
    void anUpdateOfABackendDoesNotSendThePipeline() {
        provider.then(200, "{\"id\":\"B\"}");

        api.updateBackendStage(
                P,
                BackendStageRequest.of(ServerlessFunctionBackend.builder()
                        .region("nl-ams")
                        .functionId(B)
                        .build()));

        assertSent("{\"scaleway_serverless_function\":{\"region\":\"nl-ams\",\"function_id\":\"" + B + "\"}}");
    }

    @Test
    void theZeroWordIsNeverSent() {
        assertRefused(
                "/mode",
                () -> api.updateWafStage(
                        P, WafStageRequest.builder().mode(WafMode.UNKNOWN).build()));
        assertRefused("/plan_name", () -> api.selectPlan(Clients.PROJECT, PlanName.UNKNOWN));
        assertRefused(
                "/route_rules/0/rule_http_match/method_filters/0",
                () -> api.setRouteRules(
                        P,
                        List.of(RouteRule.builder()
                                .match(RuleHttpMatch.builder()
                                        .addMethodFilter(MethodFilter.UNKNOWN)
                                        .build())
                                .target(StageLink.backend(B))
                                .build())));
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aWordThatCameLaterCanBeSentByWhoNamesIt() {
        provider.then(200, "{\"id\":\"W\",\"mode\":\"challenge\",\"paranoia_level\":1}");

        WafStage stage = api.updateWafStage(
                P, WafStageRequest.builder().mode(new WafMode("challenge")).build());

        assertSent("{\"mode\":\"challenge\"}");
        assertThat(stage.mode().known()).isFalse();
    }

    @Test
    void rulesKeepWhatTheSdkDoesNotKnowWhenTheyAreWrittenBack() {
        String rule =
                "{\"rule_http_match\":{\"method_filters\":[\"get\"],\"path_filter\":{\"path_filter_type\":\"regex\","
                        + "\"value\":\"/a\",\"ignore_case\":true},\"header_filter\":{\"name\":\"x\"}},\"backend_stage_id\":\""
                        + B
                        + "\",\"weight\":7";
        provider.then(
                        200,
                        "{\"route_rules\":[" + rule + ",\"position\":1,\"route_stage_id\":\"" + P
                                + "\"}],\"total_count\":1}")
                .then(200, "{\"route_rules\":[]}");

        api.setRouteRules(P, api.listRouteRules(P));

        assertSent("{\"route_rules\":[" + rule + "}]}");
    }

    @Test
    void aRuleMustGoSomewhere() {
        assertRefused(
                "/route_rules/0",
                () -> api.setRouteRules(P, List.of(RouteRule.builder().build())));
        assertRefused(
                "/route_rules/0/cache_stage_id",
                () -> api.setRouteRules(
                        P,
                        List.of(RouteRule.builder().target(StageLink.cache(B)).build())));
    }

    @Test
    void aStageCannotBeFollowedByWhatMustComeBeforeIt() {
        assertRefused(
                "/dns_stage_id",
                () -> api.createCacheStage(
                        P,
                        CacheStageRequest.builder()
                                .next(new StageLink(StageKind.DNS, B))
                                .build()));
        assertRefused(
                "/waf_stage_id",
                () -> api.createDnsStage(
                        P, DnsStageRequest.builder().next(StageLink.waf(B)).build()));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsSent() {
        assertThatThrownBy(() -> api.createBackendStage(
                        P,
                        BackendStageRequest.of(LoadBalancerBackend.builder()
                                .addLb(LoadBalancer.builder()
                                        .id("lb")
                                        .zone("fr-par")
                                        .frontendId("")
                                        .privateNetworkId("pn")
                                        .build())
                                .build())))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly(
                                "/scaleway_lb/lbs/0/id",
                                "/scaleway_lb/lbs/0/zone",
                                "/scaleway_lb/lbs/0/frontend_id",
                                "/scaleway_lb/lbs/0/private_network_id"));
        assertThat(provider.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "P", "../plans", "99999999-9999-9999-9999-999999999999/../x"})
    void anIdThatIsNoneNeverBecomesAPath(String id) {
        assertRefused("/pipeline_id", () -> api.getPipeline(id));
        assertRefused("/pipeline_id", () -> api.deletePipelineIfPresent(id));
        assertRefused("/cache_stage_id", () -> api.deleteCacheStage(id));
        assertRefused("/project_id", () -> api.getBilling(id));
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aCreationNeedsWhatTheVendorsToolsDemand() {
        assertRefused(
                "/name", () -> api.createPipeline(PipelineRequest.builder().build()));
        assertRefused(
                "/mode",
                () -> api.createWafStage(
                        P, WafStageRequest.builder().paranoiaLevel(1).build()));
        assertRefused(
                "/paranoia_level",
                () -> api.createWafStage(
                        P, WafStageRequest.builder().mode(WafMode.ENABLE).build()));
        assertRefused(
                "/paranoia_level",
                () -> api.createWafStage(
                        P,
                        WafStageRequest.builder()
                                .mode(WafMode.ENABLE)
                                .paranoiaLevel(5)
                                .build()));
        assertRefused(
                "/backend",
                () -> api.createBackendStage(P, BackendStageRequest.builder().build()));
        assertRefused("/assets", () -> api.createPurgeRequest(P, PurgeTarget.assets(List.of())));
        assertRefused("/assets/0", () -> api.createPurgeRequest(P, PurgeTarget.assets(List.of("a.png"))));
    }

    @Test
    void theProjectOfTheClientIsUsedWhereARequestNamesNone() {
        provider.then(200, "{\"id\":\"P\"}").then(200, "{\"id\":\"P\"}");

        api.createPipeline(PipelineRequest.of("shop"));
        assertSent("{\"project_id\":\"" + Clients.PROJECT + "\",\"name\":\"shop\",\"description\":\"\"}");
        api.createPipeline(PipelineRequest.builder()
                .projectId(B)
                .name("shop")
                .description("d")
                .build());
        assertSent("{\"project_id\":\"" + B + "\",\"name\":\"shop\",\"description\":\"d\"}");
    }

    @Test
    void withoutAProjectTheErrorSaysHowToNameOne() {
        try (ScalewayEdgeApi projectless = ScalewayEdgeApi.builder()
                .credentials(ScalewayCredentials.of(Clients.SECRET_KEY))
                .http(http -> http.transport(provider))
                .build()) {
            assertThatThrownBy(() -> projectless.createPipeline(PipelineRequest.of("shop")))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("SCW_DEFAULT_PROJECT_ID")
                    .hasMessageContaining("default_project_id");
            assertThatThrownBy(projectless::projectId).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void filtersAreSentSortedAndEncoded() {
        provider.then(200, "{\"pipelines\":[],\"total_count\":0}");

        api.listPipelines(PipelineFilter.builder()
                        .name("a b&c")
                        .projectId(P)
                        .hasBackendStageLb(false)
                        .build())
                .all();

        assertThat(provider.target())
                .isEqualTo("GET /edge-services/v1beta1/pipelines?has_backend_stage_lb=false&name=a%20b%26c"
                        + "&order_by=created_at_asc&page=1&page_size=100&project_id=" + P);
    }

    private void assertSent(String json) {
        assertThat(JsonValue.parse(provider.body())).isEqualTo(JsonValue.parse(json));
    }

    private static void assertRefused(String pointer, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                .extracting(Violation::pointer)
                .contains(pointer));
    }
}
