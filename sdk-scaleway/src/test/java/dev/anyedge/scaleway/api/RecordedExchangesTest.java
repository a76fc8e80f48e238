package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The exchanges that were recorded with the vendor's own tools (reference §12.2, §18): the client asks the same, apart
 * from the tools' own spelling of durations and of absence, and reads what was answered.
 */
class RecordedExchangesTest {
    private static final String P = "4d27aaaa-1111-4111-8111-111111111111";
    private static final String B = "b0000000-1111-4111-8111-111111111111";
    private static final String T = "c0000000-1111-4111-8111-111111111111";
    private static final String D = "d0000000-1111-4111-8111-111111111111";
    private static final String S = "e0000000-1111-4111-8111-111111111111";
    private static final String W = "f0000000-1111-4111-8111-111111111111";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final ScalewayEdgeApi api = Clients.of(provider);

    @Test
    void aPipelineIsCreated() {
        provider.then(
                200,
                "{\"created_at\":\"2026-07-21T14:49:10.620608655Z\",\"description\":\"pipeline description\",\"errors\":[{\"code\":\"pipeline_missing_head_stage\",\"message\":\"first (head) stage missing\",\"severity\":\"critical\",\"stage\":\"unknown_stage\",\"type\":\"config\"}],\"id\":\""
                        + P
                        + "\",\"name\":\"my-edge_services-pipeline\",\"organization_id\":\"57a1\",\"project_id\":\"79ff\",\"status\":\"warning\",\"updated_at\":\"2026-07-21T14:49:10.620608655Z\",\"vpc_endpoint_ids\":[]}");

        Pipeline pipeline = api.createPipeline(PipelineRequest.builder()
                .name("my-edge_services-pipeline")
                .description("pipeline description")
                .build());

        asked(
                "POST /edge-services/v1beta1/pipelines",
                "{\"project_id\":\"" + Clients.PROJECT
                        + "\",\"name\":\"my-edge_services-pipeline\",\"description\":\"pipeline description\"}");
        assertThat(pipeline.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(PipelineErrorCode.PIPELINE_MISSING_HEAD_STAGE);
            assertThat(error.severity()).isEqualTo(PipelineErrorSeverity.CRITICAL);
            assertThat(error.stage()).isEqualTo(PipelineErrorStage.UNKNOWN);
        });
        assertThat(pipeline.updatedAt()).isEqualTo(pipeline.createdAt());
    }

    @Test
    void aChainWithAWildcardNameIsCreated() {
        provider.then(
                        200,
                        "{\"created_at\":\"2026-06-26T10:00:13.817003148Z\",\"id\":\"" + B + "\",\"pipeline_id\":\"" + P
                                + "\",\"scaleway_s3\":{\"bucket_name\":\"b00\",\"bucket_region\":\"fr-par\",\"is_website\":false},\"status\":\"inactive\",\"updated_at\":\"2026-06-26T10:00:13.817003148Z\"}")
                .then(
                        200,
                        "{\"backend_stage_id\":\"" + B
                                + "\",\"certificate_expires_at\":null,\"created_at\":\"2026-06-26T10:00:14.000000001Z\",\"id\":\""
                                + T + "\",\"managed_certificate\":false,\"pipeline_id\":\"" + P
                                + "\",\"secrets\":[{\"region\":\"fr-par\",\"secret_id\":\"" + S
                                + "\"}],\"status\":\"inactive\",\"updated_at\":\"2026-06-26T10:00:14.000000001Z\"}")
                .then(
                        200,
                        "{\"created_at\":\"2026-06-26T10:00:15.000000001Z\",\"default_fqdn\":\"\",\"default_private_fqdn\":\"\",\"fqdns\":[\"edge-dns-wc.example\"],\"full_private\":false,\"id\":\""
                                + D + "\",\"pipeline_id\":\"" + P + "\",\"status\":\"inactive\",\"tls_stage_id\":\"" + T
                                + "\",\"type\":\"managed\",\"updated_at\":\"2026-06-26T10:00:15.000000001Z\",\"wildcard_domain\":true}");

        BackendStage backend = api.createBackendStage(
                P,
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("b00")
                        .bucketRegion("fr-par")
                        .build()));
        asked(
                "POST /edge-services/v1beta1/pipelines/" + P + "/backend-stages",
                "{\"scaleway_s3\":{\"bucket_name\":\"b00\",\"bucket_region\":\"fr-par\",\"is_website\":false}}");
        TlsStage tls = api.createTlsStage(
                P,
                TlsStageRequest.builder()
                        .secrets(List.of(TlsSecret.of(S, "fr-par")))
                        .managedCertificate(false)
                        .next(StageLink.to(backend))
                        .build());
        asked(
                "POST /edge-services/v1beta1/pipelines/" + P + "/tls-stages",
                "{\"secrets\":[{\"secret_id\":\"" + S
                        + "\",\"region\":\"fr-par\"}],\"managed_certificate\":false,\"backend_stage_id\":\"" + B
                        + "\"}");
        DnsStage dns = api.createDnsStage(
                P,
                DnsStageRequest.builder()
                        .fqdns(List.of("edge-dns-wc.example"))
                        .next(StageLink.to(tls))
                        .wildcardDomain(true)
                        .build());
        asked(
                "POST /edge-services/v1beta1/pipelines/" + P + "/dns-stages",
                "{\"fqdns\":[\"edge-dns-wc.example\"],\"tls_stage_id\":\"" + T + "\",\"wildcard_domain\":true}");
        assertThat(tls.certificateExpiresAt()).isEmpty();
        assertThat(dns.type()).isEqualTo(DnsStageType.MANAGED);
        assertThat(dns.defaultFqdn()).isEmpty();
        assertThat(dns.status()).contains(StageStatus.INACTIVE);
    }

    @Test
    void aCacheStageIsCreatedAndPatched() {
        provider.then(
                        200,
                        "{\"created_at\":\"2026-02-18T16:34:56.984547510Z\",\"fallback_ttl\":\"3600s\",\"id\":\"" + T
                                + "\",\"include_cookies\":false,\"pipeline_id\":\"" + P
                                + "\",\"updated_at\":\"2026-02-18T16:34:56.984547510Z\"}")
                .then(
                        200,
                        "{\"created_at\":\"2026-02-18T16:34:56.984547Z\",\"fallback_ttl\":\"7200s\",\"id\":\"" + T
                                + "\",\"include_cookies\":true,\"pipeline_id\":\"" + P
                                + "\",\"updated_at\":\"2026-02-18T16:34:58.206711227Z\"}");

        CacheStage created = api.createCacheStage(
                P,
                CacheStageRequest.builder()
                        .fallbackTtl(Duration.ofHours(1))
                        .includeCookies(false)
                        .build());
        asked(
                "POST /edge-services/v1beta1/pipelines/" + P + "/cache-stages",
                "{\"fallback_ttl\":\"3600s\",\"include_cookies\":false}");
        CacheStage patched = api.updateCacheStage(
                T,
                CacheStageRequest.builder()
                        .fallbackTtl(Duration.ofHours(2))
                        .includeCookies(true)
                        .build());
        asked(
                "PATCH /edge-services/v1beta1/cache-stages/" + T,
                "{\"fallback_ttl\":\"7200s\",\"include_cookies\":true}");
        assertThat(created.status()).as("not yet in February 2026").isEmpty();
        assertThat(patched.createdAt()).contains(Instant.parse("2026-02-18T16:34:56.984547Z"));
        assertThat(patched.fallbackTtl()).contains(Duration.ofHours(2));
    }

    @Test
    void aLoadBalancerIsReadAsItIsNormalised() {
        provider.then(
                200,
                "{\"id\":\"" + B + "\",\"scaleway_lb\":{\"lbs\":[{\"domain_name\":\"\",\"frontend_id\":\"" + D
                        + "\",\"has_websocket\":false,\"id\":\"" + T
                        + "\",\"is_ssl\":true,\"private_network_id\":null,\"zone\":\"fr-par-1\"}]}}");
        LoadBalancerBackend balancers = LoadBalancerBackend.builder()
                .addLb(LoadBalancer.builder()
                        .id(T)
                        .zone("fr-par-1")
                        .frontendId(D)
                        .ssl(true)
                        .build())
                .build();

        BackendStage stage = api.createBackendStage(P, BackendStageRequest.of(balancers));

        asked(
                "POST /edge-services/v1beta1/pipelines/" + P + "/backend-stages",
                "{\"scaleway_lb\":{\"lbs\":[{\"id\":\"" + T + "\",\"zone\":\"fr-par-1\",\"frontend_id\":\"" + D
                        + "\",\"is_ssl\":true,\"has_websocket\":false}]}}");
        assertThat(stage.backend()).as("what was asked for, is there").contains(balancers);
    }

    @Test
    void routeRulesAreSetAndRead() {
        String answer = "{\"route_rules\":[{\"position\":1,\"route_stage_id\":\"" + D
                + "\",\"rule_http_match\":{\"method_filters\":[\"get\"],\"path_filter\":{\"path_filter_type\":\"regex\",\"value\":\"/api/.*\"}},\"waf_stage_id\":\""
                + W + "\"}]";
        provider.then(200, answer + "}").then(200, answer + ",\"total_count\":1}");
        RouteRule rule = RouteRule.builder()
                .match(RuleHttpMatch.builder()
                        .addMethodFilter(MethodFilter.GET)
                        .pathFilter(RuleFilter.regex("/api/.*"))
                        .build())
                .target(StageLink.waf(W))
                .build();

        List<RouteRule> set = api.setRouteRules(D, List.of(rule));
        asked(
                "PUT /edge-services/v1beta1/route-stages/" + D + "/route-rules",
                "{\"route_rules\":[{\"rule_http_match\":{\"method_filters\":[\"get\"],\"path_filter\":{\"path_filter_type\":\"regex\",\"value\":\"/api/.*\"}},\"waf_stage_id\":\""
                        + W + "\"}]}");
        assertThat(set).extracting(RouteRule::unplaced).containsExactly(rule);
        assertThat(api.listRouteRules(D)).isEqualTo(set);
        assertThat(provider.target()).isEqualTo("GET /edge-services/v1beta1/route-stages/" + D + "/route-rules");
    }

    /** Empty owner of a rule, no count: gone by August 2025. */
    @Test
    void theQuirksOfMarch2025AreRead() {
        provider.then(
                200,
                "{\"route_rules\":[{\"position\":1,\"route_stage_id\":\"\",\"rule_http_match\":{\"method_filters\":[],\"path_filter\":null},\"backend_stage_id\":\""
                        + B + "\"}]}");

        assertThat(api.listRouteRules(D)).singleElement().satisfies(rule -> {
            assertThat(rule.routeStageId()).isEmpty();
            assertThat(rule.target()).contains(StageLink.backend(B));
        });
    }

    @Test
    void aPlanIsSelectedReadAndEnded() {
        provider.then(200, "{\"plan_name\":\"starter\"}")
                .then(200, "{\"plan_name\":\"starter\"}")
                .then(204, "");

        assertThat(api.selectPlan(P, PlanName.STARTER).planName()).isEqualTo(PlanName.STARTER);
        asked("PATCH /edge-services/v1beta1/current-plan", "{\"project_id\":\"" + P + "\",\"plan_name\":\"starter\"}");
        assertThat(api.getCurrentPlan(P).planName()).isEqualTo(PlanName.STARTER);
        api.deleteCurrentPlan(P);
        assertThat(provider.target()).isEqualTo("DELETE /edge-services/v1beta1/current-plan/" + P);
    }

    private void asked(String target, String body) {
        assertThat(provider.target()).isEqualTo(target);
        assertThat(JsonValue.parse(provider.body())).isEqualTo(JsonValue.parse(body));
    }
}
