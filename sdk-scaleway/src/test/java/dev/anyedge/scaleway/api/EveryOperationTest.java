package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.testing.Schemas;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of the 60 operations does at the provider what it says. */
class EveryOperationTest {
    private static final String PRIVATE_NETWORK = "55555555-5555-5555-5555-555555555555";
    private static final String SECRET = "66666666-6666-6666-6666-666666666666";

    private static final Schemas REQUESTS = Schemas.of("v1beta1-requests");
    private static final Schemas ANSWERS = Schemas.of("v1beta1-answers");

    private final List<String> inOrder = new CopyOnWriteArrayList<>();
    private ScalewaySimulator provider;
    private ScalewayEdgeApi api;
    private Pipeline pipeline;

    @BeforeEach
    void startProvider() {
        provider = ScalewaySimulator.start();
        api = ScalewayEdgeApi.builder()
                .baseUri(provider.baseUri())
                .credentials(ScalewayCredentials.of(provider.secretKey()))
                .projectId(provider.projectId())
                .http(http -> http.addListener(report -> inOrder.add(report.operation())))
                .build();
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
    }

    @AfterEach
    void stopProvider() {
        api.close();
        provider.close();
    }

    /** Both sides keep to the forms of the reference, which each has read for itself. */
    @AfterEach
    void whatWentOverTheWireHadTheRightForms() {
        List<JournalEntry> entries = provider.journal().entries();
        for (int i = 0; i < entries.size(); i++) {
            JournalEntry entry = entries.get(i);
            String operation = inOrder.get(i);
            if (!entry.body().isEmpty()) {
                assertThat(REQUESTS.problems(operation, entry.body()))
                        .as("%s: request %s", operation, entry.body())
                        .isEmpty();
            }
            if (entry.status().orElseThrow() == 200) {
                assertThat(ANSWERS.problems(operation, entry.answer()))
                        .as("%s: answer %s", operation, entry.answer())
                        .isEmpty();
            }
        }
    }

    @Test
    void pipelinesAreCreatedReadListedChangedAndDeleted() {
        assertThat(pipeline.projectId()).contains(provider.projectId());
        assertThat(pipeline.status()).isEqualTo(PipelineStatus.WARNING);
        assertThat(api.getPipeline(pipeline.id()).name()).isEqualTo("shop");

        Pipeline renamed = api.updatePipeline(
                pipeline.id(), PipelineRequest.builder().description("the shop").build());

        assertThat(renamed.name()).isEqualTo("shop");
        assertThat(renamed.description()).isEqualTo("the shop");
        assertThat(api.listPipelines(PipelineFilter.builder().name("sho").build()))
                .extracting(Pipeline::id)
                .containsExactly(pipeline.id());
        assertThat(api.listPipelines(
                        PipelineFilter.builder().hasBackendStageLb(true).build()))
                .isEmpty();
        api.deletePipeline(pipeline.id());
        assertThat(api.listPipelines(PipelineFilter.project(provider.projectId()))
                        .all())
                .isEmpty();
        assertThat(api.deletePipelineIfPresent(pipeline.id())).isFalse();
        assertThatThrownBy(() -> api.deletePipeline(pipeline.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> api.getPipeline(pipeline.id()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("GetPipeline");
    }

    @Test
    void aChainIsBuiltAndRead() {
        BackendStage backend = api.createBackendStage(
                pipeline.id(),
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .website(true)
                        .build()));
        WafStage waf = api.createWafStage(
                pipeline.id(),
                WafStageRequest.builder()
                        .mode(WafMode.LOG_ONLY)
                        .paranoiaLevel(2)
                        .next(StageLink.to(backend))
                        .build());
        RouteStage route = api.createRouteStage(
                pipeline.id(),
                RouteStageRequest.builder().next(StageLink.to(backend)).build());
        CacheStage cache = api.createCacheStage(
                pipeline.id(),
                CacheStageRequest.builder()
                        .fallbackTtl(Duration.ofHours(1))
                        .includeCookies(true)
                        .next(StageLink.to(route))
                        .build());
        TlsStage tls = api.createTlsStage(
                pipeline.id(),
                TlsStageRequest.builder()
                        .secrets(List.of(TlsSecret.of(SECRET, "fr-par")))
                        .next(StageLink.to(cache))
                        .build());
        DnsStage dns = api.createDnsStage(
                pipeline.id(),
                DnsStageRequest.builder()
                        .fqdns(List.of("cdn.shop.example"))
                        .next(StageLink.to(tls))
                        .build());

        assertThat(backend.backend())
                .contains(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .website(true)
                        .build());
        assertThat(waf.mode()).isEqualTo(WafMode.LOG_ONLY);
        assertThat(waf.paranoiaLevel()).hasValue(2);
        assertThat(cache.fallbackTtl()).contains(Duration.ofHours(1));
        assertThat(tls.secrets()).containsExactly(TlsSecret.of(SECRET, "fr-par"));
        assertThat(dns.type()).isEqualTo(DnsStageType.CUSTOM);
        assertThat(dns.next()).contains(StageLink.tls(tls.id()));

        HeadStage head = api.setHeadStage(pipeline.id(), HeadStageChange.add(dns.id()));
        assertThat(head.dnsStageId()).contains(dns.id());
        assertThat(api.listHeadStages(pipeline.id()))
                .extracting(HeadStage::dnsStageId)
                .containsExactly(head.dnsStageId());

        PipelineStages all =
                api.listPipelinesWithStages(PipelineFilter.none()).all().get(0);
        assertThat(all.stages())
                .extracting(Stage::id)
                .containsExactly(dns.id(), tls.id(), cache.id(), route.id(), waf.id(), backend.id());
        assertThat(all.dnsStages().get(0).defaultFqdn()).contains(pipeline.id() + ".svc.edge.scw.cloud");

        assertThat(api.getDnsStage(dns.id())).isEqualTo(all.dnsStages().get(0));
        assertThat(api.getTlsStage(tls.id())).isEqualTo(all.tlsStages().get(0));
        assertThat(api.getCacheStage(cache.id())).isEqualTo(all.cacheStages().get(0));
        assertThat(api.getRouteStage(route.id())).isEqualTo(all.routeStages().get(0));
        assertThat(api.getWafStage(waf.id())).isEqualTo(all.wafStages().get(0));
        assertThat(api.getBackendStage(backend.id()))
                .isEqualTo(all.backendStages().get(0));
        assertThat(api.listDnsStages(
                                pipeline.id(),
                                DnsStageFilter.builder()
                                        .fqdn("cdn.shop.example")
                                        .build())
                        .all())
                .isEqualTo(all.dnsStages());
        assertThat(api.listTlsStages(
                                pipeline.id(),
                                TlsStageFilter.builder()
                                        .secretId(SECRET)
                                        .secretRegion("fr-par")
                                        .build())
                        .all())
                .isEqualTo(all.tlsStages());
        assertThat(api.listCacheStages(pipeline.id()).all()).isEqualTo(all.cacheStages());
        assertThat(api.listRouteStages(pipeline.id()).all()).isEqualTo(all.routeStages());
        assertThat(api.listWafStages(pipeline.id()).all()).isEqualTo(all.wafStages());
        assertThat(api.listBackendStages(pipeline.id(), BackendStageFilter.none())
                        .all())
                .isEqualTo(all.backendStages());
        assertThat(api.searchWafStages(provider.projectId()).all()).isEqualTo(all.wafStages());
        assertThat(api.searchBackendStages(
                                provider.projectId(),
                                BackendStageFilter.builder()
                                        .bucketName("assets")
                                        .bucketRegion("fr-par")
                                        .build())
                        .all())
                .isEqualTo(all.backendStages());
    }

    @Test
    void stagesAreChangedAndDeleted() {
        BackendStage bucket = api.createBackendStage(
                pipeline.id(),
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .build()));
        CacheStage cache = api.createCacheStage(
                pipeline.id(),
                CacheStageRequest.builder()
                        .fallbackTtl(Duration.ofHours(1))
                        .next(StageLink.to(bucket))
                        .build());
        WafStage waf = api.createWafStage(
                pipeline.id(),
                WafStageRequest.builder().mode(WafMode.ENABLE).paranoiaLevel(1).build());
        RouteStage route =
                api.createRouteStage(pipeline.id(), RouteStageRequest.builder().build());
        TlsStage tls =
                api.createTlsStage(pipeline.id(), TlsStageRequest.builder().build());
        DnsStage dns =
                api.createDnsStage(pipeline.id(), DnsStageRequest.builder().build());

        CacheStage shorter = api.updateCacheStage(
                cache.id(),
                CacheStageRequest.builder().fallbackTtl(Duration.ofSeconds(90)).build());
        assertThat(shorter.fallbackTtl()).contains(Duration.ofSeconds(90));
        assertThat(shorter.next()).as("what a request leaves out stays").contains(StageLink.to(bucket));
        assertThat(api.updateWafStage(
                                waf.id(),
                                WafStageRequest.builder()
                                        .paranoiaLevel(4)
                                        .next(StageLink.to(bucket))
                                        .build())
                        .mode())
                .isEqualTo(WafMode.ENABLE);
        assertThat(api.updateRouteStage(
                                route.id(),
                                RouteStageRequest.builder()
                                        .next(StageLink.to(waf))
                                        .build())
                        .next())
                .contains(StageLink.to(waf));
        assertThat(api.updateTlsStage(
                                tls.id(),
                                TlsStageRequest.builder()
                                        .secrets(List.of(TlsSecret.of(SECRET, "nl-ams")))
                                        .build())
                        .secrets())
                .containsExactly(TlsSecret.of(SECRET, "nl-ams"));
        assertThat(api.updateDnsStage(
                                dns.id(),
                                DnsStageRequest.builder()
                                        .fqdns(List.of("www.shop.example"))
                                        .build())
                        .fqdns())
                .containsExactly("www.shop.example");
        ServerlessContainerBackend container = ServerlessContainerBackend.builder()
                .region("fr-par")
                .containerId(SECRET)
                .build();
        assertThat(api.updateBackendStage(bucket.id(), BackendStageRequest.of(container))
                        .backend())
                .contains(container);

        api.deleteDnsStage(dns.id());
        api.deleteTlsStage(tls.id());
        api.deleteCacheStage(cache.id());
        api.deleteRouteStage(route.id());
        api.deleteWafStage(waf.id());
        assertThat(api.deleteBackendStageIfPresent(bucket.id())).isTrue();
        assertThat(api.listPipelinesWithStages(PipelineFilter.none())
                        .all()
                        .get(0)
                        .stages())
                .isEmpty();
        assertThat(api.deleteDnsStageIfPresent(dns.id())).isFalse();
        assertThat(api.deleteTlsStageIfPresent(tls.id())).isFalse();
        assertThat(api.deleteCacheStageIfPresent(cache.id())).isFalse();
        assertThat(api.deleteRouteStageIfPresent(route.id())).isFalse();
        assertThat(api.deleteWafStageIfPresent(waf.id())).isFalse();
        assertThat(api.deleteBackendStageIfPresent(bucket.id())).isFalse();
    }

    @Test
    void routeRulesAreSetAddedListedAndSearched() {
        StageLink bucket = StageLink.to(api.createBackendStage(
                pipeline.id(),
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .build())));
        RouteStage route = api.createRouteStage(
                pipeline.id(), RouteStageRequest.builder().next(bucket).build());
        RouteRule images = rule("/images/.*", bucket);
        RouteRule videos = rule("/videos/.*", bucket);
        RouteRule fonts = rule("/fonts/.*", bucket);

        List<RouteRule> set = api.setRouteRules(route.id(), List.of(images, videos));
        assertThat(set).extracting(RouteRule::unplaced).containsExactly(images, videos);
        assertThat(set).extracting(rule -> rule.position().orElseThrow()).containsExactly(1, 2);
        assertThat(set).allSatisfy(rule -> assertThat(rule.routeStageId()).contains(route.id()));

        api.addRouteRules(route.id(), List.of(fonts), RulePlace.after(1));
        assertThat(api.listRouteRules(route.id()))
                .extracting(RouteRule::unplaced)
                .containsExactly(images, fonts, videos);
        api.addRouteRules(route.id(), List.of(videos), RulePlace.before(1));
        assertThat(api.searchRouteRules(OwnerFilter.project(provider.projectId()))
                        .all())
                .extracting(RouteRule::unplaced)
                .containsExactly(videos, images, fonts, videos);
        assertThat(api.setRouteRules(route.id(), List.of())).isEmpty();
    }

    private static RouteRule rule(String path, StageLink target) {
        return RouteRule.builder()
                .match(RuleHttpMatch.builder()
                        .addMethodFilter(MethodFilter.GET)
                        .pathFilter(RuleFilter.regex(path))
                        .hostFilter(RuleFilter.regex("cdn\\.shop\\.example"))
                        .build())
                .target(target)
                .build();
    }

    @Test
    void purgesAreAskedForAndFollowed() {
        PurgeRequest paths = api.createPurgeRequest(pipeline.id(), PurgeTarget.assets(List.of("/a.png", "/b.png")));
        PurgeRequest everything = api.createPurgeRequest(pipeline.id(), PurgeTarget.everything());

        assertThat(paths.assets()).containsExactly("/a.png", "/b.png");
        assertThat(paths.all()).isFalse();
        assertThat(everything.all()).isTrue();
        assertThat(api.getPurgeRequest(paths.id()).status()).isEqualTo(PurgeStatus.DONE);
        assertThat(api.listPurgeRequests(
                        PurgeRequestFilter.builder().pipelineId(pipeline.id()).build()))
                .extracting(PurgeRequest::id)
                .containsExactly(paths.id(), everything.id());
    }

    @Test
    void vpcEndpointsAreCreatedSetListedAndDeleted() {
        VpcEndpoint endpoint = api.createVpcEndpoint(VpcEndpointRequest.builder()
                .region("fr-par")
                .privateNetworkId(PRIVATE_NETWORK)
                .build());

        PipelineVpcEndpoints set = api.setPipelineVpcEndpoints(pipeline.id(), List.of(endpoint.id()));
        assertThat(set.vpcEndpoints()).extracting(VpcEndpoint::id).containsExactly(endpoint.id());
        assertThat(api.getPipeline(pipeline.id()).vpcEndpointIds()).containsExactly(endpoint.id());
        assertThat(api.getVpcEndpoint(endpoint.id()).privateNetworkId()).contains(PRIVATE_NETWORK);
        assertThat(api.listVpcEndpoints(OwnerFilter.none()).orderedBy(Order.NAME_ASC))
                .hasSize(1);
        api.setPipelineVpcEndpoints(pipeline.id(), List.of());
        api.deleteVpcEndpoint(endpoint.id());
        assertThat(api.deleteVpcEndpointIfPresent(endpoint.id())).isFalse();
    }

    @Test
    void plansAreListedSelectedReadAndEnded() {
        String project = provider.projectId();

        assertThat(api.listPlans())
                .extracting(PlanDetails::planName)
                .contains(PlanName.STARTER, PlanName.PROFESSIONAL, PlanName.ADVANCED);
        assertThat(api.selectPlan(project, PlanName.PROFESSIONAL).planName()).isEqualTo(PlanName.PROFESSIONAL);
        assertThat(api.getCurrentPlan(project).planName()).isEqualTo(PlanName.PROFESSIONAL);
        Billing billing = api.getBilling(project);
        assertThat(billing.currentPlan().map(PlanDetails::planName)).contains(PlanName.PROFESSIONAL);
        assertThat(billing.pipelineNumber()).hasValue(1);
        api.deletePipeline(pipeline.id());
        api.deleteCurrentPlan(project);
        assertThatThrownBy(() -> api.getCurrentPlan(project)).isInstanceOf(NotFoundException.class);
        assertThat(api.deleteCurrentPlanIfPresent(project)).isFalse();
    }

    @Test
    void checksTellTheOutcomeOfTheProvider() {
        LoadBalancer lb = LoadBalancer.builder()
                .id("77777777-7777-7777-7777-777777777777")
                .zone("fr-par-1")
                .frontendId("88888888-8888-8888-8888-888888888888")
                .ssl(true)
                .build();
        provider.outcomes().loadBalancerError(lb.id(), "timeout");
        provider.outcomes().invalidChain(SECRET);

        assertThat(api.checkLbOrigin(lb).valid()).isFalse();
        assertThat(api.checkLbOrigin(lb).errorType()).isEqualTo(LbOriginError.TIMEOUT);
        assertThat(api.checkPemChain(
                                provider.projectId(),
                                "cdn.shop.example",
                                PemChain.stored(TlsSecret.of(SECRET, "fr-par")))
                        .valid())
                .isFalse();
        assertThat(api.checkDomain(provider.projectId(), "cdn.shop.example", pipeline.id() + ".svc.edge.scw.cloud")
                        .valid())
                .isTrue();
    }

    /** The list of the reference's §3.1. */
    @Test
    void noOperationOfTheReferenceIsMissing() throws Exception {
        pipelinesAreCreatedReadListedChangedAndDeleted();
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
        aChainIsBuiltAndRead();
        stagesAreChangedAndDeletedInANewPipeline();
        routeRulesAreSetAddedListedAndSearchedInANewPipeline();
        purgesAreAskedForAndFollowed();
        vpcEndpointsAreCreatedSetListedAndDeleted();
        checksTellTheOutcomeOfTheProvider();
        for (Pipeline left : api.listPipelines(PipelineFilter.none()).all()) {
            api.deletePipeline(left.id());
        }
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
        plansAreListedSelectedReadAndEnded();

        assertThat(new TreeSet<>(inOrder)).isEqualTo(expectedOperations()).hasSize(60);
        assertThat(provider.journal().entries()).extracting(JournalEntry::path).allSatisfy(path -> assertThat(path)
                .startsWith("/edge-services/v1beta1/"));
    }

    private void stagesAreChangedAndDeletedInANewPipeline() {
        api.deletePipeline(pipeline.id());
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
        stagesAreChangedAndDeleted();
    }

    private void routeRulesAreSetAddedListedAndSearchedInANewPipeline() {
        api.deletePipeline(pipeline.id());
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
        routeRulesAreSetAddedListedAndSearched();
    }

    private static Set<String> expectedOperations() {
        Set<String> all = new TreeSet<>(List.of(
                "ListPipelines",
                "CreatePipeline",
                "GetPipeline",
                "UpdatePipeline",
                "DeletePipeline",
                "ListPipelinesWithStages",
                "ListHeadStages",
                "SetHeadStage",
                "SetPipelineVPCEndpoints",
                "ListVPCEndpoints",
                "CreateVPCEndpoint",
                "GetVPCEndpoint",
                "DeleteVPCEndpoint",
                "SearchBackendStages",
                "SearchWafStages",
                "SearchRouteRules",
                "ListRouteRules",
                "SetRouteRules",
                "AddRouteRules",
                "ListPurgeRequests",
                "CreatePurgeRequest",
                "GetPurgeRequest",
                "CheckDomain",
                "CheckPEMChain",
                "CheckLBOrigin",
                "ListPlans",
                "SelectPlan",
                "GetCurrentPlan",
                "DeleteCurrentPlan",
                "GetBilling"));
        for (String kind : List.of("DNS", "TLS", "Cache", "Backend", "Waf", "Route")) {
            all.add("List" + kind + "Stages");
            for (String verb : List.of("Create", "Get", "Update", "Delete")) {
                all.add(verb + kind + "Stage");
            }
        }
        return all;
    }
}
