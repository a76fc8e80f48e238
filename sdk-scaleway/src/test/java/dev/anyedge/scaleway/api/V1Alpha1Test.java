package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.scaleway.testing.RequestGenerator;
import dev.anyedge.scaleway.testing.Schemas;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The first version of the API, for who asks for it by name (reference §3.2, §3.3). */
class V1Alpha1Test {
    private static final String P = "99999999-9999-9999-9999-999999999999";
    private static final String SECRET = "66666666-6666-6666-6666-666666666666";
    private static final Schemas FORMS = Schemas.of("v1alpha1-requests");

    private final List<String> operations = new CopyOnWriteArrayList<>();

    @Test
    void aChainIsBuiltFromItsEnd() {
        try (ScalewaySimulator provider = ScalewaySimulator.start();
                ScalewayEdgeApiV1Alpha1 api = of(provider)) {
            everyOperation(provider, api);

            assertThat(new TreeSet<>(operations))
                    .isEqualTo(expectedOperations())
                    .hasSize(37);
            List<JournalEntry> entries = provider.journal().entries();
            for (int i = 0; i < entries.size(); i++) {
                JournalEntry entry = entries.get(i);
                assertThat(entry.path()).startsWith("/edge-services/v1alpha1/");
                if (!entry.body().isEmpty()) {
                    assertThat(FORMS.problems(operations.get(i), entry.body()))
                            .as("%s %s", operations.get(i), entry.body())
                            .isEmpty();
                }
            }
        }
    }

    private static void everyOperation(ScalewaySimulator provider, ScalewayEdgeApiV1Alpha1 api) {
        BucketBackend bucket = BucketBackend.builder()
                .bucketName("assets")
                .bucketRegion("fr-par")
                .build();
        BackendStage backend = api.createBackendStage(BackendStageRequest.of(bucket));
        assertThat(backend.pipelineId()).as("attached to nothing yet").isEmpty();
        assertThat(backend.projectId()).contains(provider.projectId());
        CacheStage cache = api.createCacheStage(CacheStageRequest.builder()
                .fallbackTtl(Duration.ofMinutes(30))
                .next(StageLink.to(backend))
                .build());
        TlsStage tls = api.createTlsStage(
                TlsStageRequest.builder().next(StageLink.to(cache)).build());
        DnsStage dns = api.createDnsStage(
                DnsStageRequest.builder().next(StageLink.to(tls)).build());
        Pipeline pipeline = api.createPipeline(
                PipelineRequest.builder().name("shop").dnsStageId(dns.id()).build());
        assertThat(pipeline.dnsStageId()).contains(dns.id());

        assertThat(api.getBackendStage(backend.id()).pipelineId()).contains(pipeline.id());
        assertThat(api.getCacheStage(cache.id()).fallbackTtl()).contains(Duration.ofMinutes(30));
        assertThat(api.getTlsStage(tls.id()).next()).contains(StageLink.to(cache));
        assertThat(api.getDnsStage(dns.id()).next()).contains(StageLink.to(tls));
        assertThat(api.getPipeline(pipeline.id()).name()).isEqualTo("shop");
        StageScope here = StageScope.pipeline(pipeline.id());
        assertThat(api.listBackendStages(
                        here, BackendStageFilter.builder().bucketName("assets").build()))
                .hasSize(1);
        assertThat(api.listCacheStages(StageScope.project(provider.projectId())))
                .hasSize(1);
        assertThat(api.listTlsStages(StageScope.everywhere(), TlsStageFilter.none()))
                .hasSize(1);
        assertThat(api.listDnsStages(here, DnsStageFilter.none())).hasSize(1);
        assertThat(api.listPipelines(PipelineFilter.none())).hasSize(1);
        assertThat(api.listPipelinesWithStages(PipelineFilter.none())
                        .all()
                        .get(0)
                        .stages())
                .hasSize(4);

        assertThat(api.updatePipeline(
                                pipeline.id(),
                                PipelineRequest.builder().description("d").build())
                        .description())
                .isEqualTo("d");
        assertThat(api.updateCacheStage(
                                cache.id(),
                                CacheStageRequest.builder()
                                        .fallbackTtl(Duration.ZERO)
                                        .build())
                        .fallbackTtl())
                .contains(Duration.ZERO);
        assertThat(api.updateTlsStage(
                                tls.id(),
                                TlsStageRequest.builder()
                                        .secrets(List.of(TlsSecret.of(SECRET, "fr-par")))
                                        .build())
                        .secrets())
                .hasSize(1);
        assertThat(api.updateDnsStage(
                                dns.id(),
                                DnsStageRequest.builder()
                                        .fqdns(List.of("cdn.shop.example"))
                                        .build())
                        .fqdns())
                .containsExactly("cdn.shop.example");
        LoadBalancer lb = LoadBalancer.builder()
                .id(P)
                .zone("fr-par-1")
                .frontendId(P)
                .ssl(true)
                .build();
        api.updateBackendStage(
                backend.id(),
                BackendStageRequest.of(LoadBalancerBackend.builder().addLb(lb).build()));

        PurgeRequest purge = api.createPurgeRequest(pipeline.id(), PurgeTarget.everything());
        assertThat(api.getPurgeRequest(purge.id()).all()).isTrue();
        assertThat(api.listPurgeRequests(PurgeRequestFilter.none())).hasSize(1);
        assertThat(api.checkLbOrigin(lb).valid()).isTrue();
        api.checkDomain(provider.projectId(), "cdn.shop.example", pipeline.id() + ".svc.edge.scw.cloud");
        api.checkPemChain(provider.projectId(), "cdn.shop.example", PemChain.stored(TlsSecret.of(SECRET, "fr-par")));

        api.deletePipeline(pipeline.id());
        assertThat(api.deletePipelineIfPresent(pipeline.id())).isFalse();
        assertThat(api.deleteDnsStageIfPresent(dns.id())).isFalse();
        assertThat(api.deleteTlsStageIfPresent(tls.id())).isFalse();
        assertThat(api.deleteCacheStageIfPresent(cache.id())).isFalse();
        assertThat(api.deleteBackendStageIfPresent(backend.id())).isFalse();
        assertThat(api.listPlans()).isNotEmpty();
        assertThat(api.selectPlan(provider.projectId(), PlanName.ADVANCED).planName())
                .isEqualTo(PlanName.ADVANCED);
        assertThat(api.getCurrentPlan(provider.projectId()).planName()).isEqualTo(PlanName.ADVANCED);
        assertThat(api.getBilling(provider.projectId()).currentPlan()).isPresent();
        api.deleteCurrentPlan(provider.projectId());
    }

    @Test
    void theRecordedDenialOfAGoneStageMeansThatItIsGone() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(403, "{\"message\":\"Permission denied\"}")
                .then(403, "{\"message\":\"Permission denied\"}")
                .then(403, "{\"message\":\"insufficient permissions\",\"type\":\"permissions_denied\",\"details\":[]}")
                .then(404, "{\"message\":\"PipelineVersion not Found\"}");
        try (ScalewayEdgeApiV1Alpha1 api = of(provider)) {
            assertThat(api.deleteCacheStageIfPresent(P)).isFalse();
            assertThatThrownBy(() -> api.deleteCacheStage(P)).isInstanceOf(PermissionDeniedException.class);
            assertThatThrownBy(() -> api.deleteCacheStageIfPresent(P)).isInstanceOf(PermissionDeniedException.class);
            assertThatThrownBy(() -> api.deletePipeline(P)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void theRecordedAnswersOfJune2024AreRead() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(
                        200,
                        "{\"certificate_expires_at\":null,\"created_at\":\"2024-06-27T15:25:05.313045047Z\",\"id\":\"T\",\"managed_certificate\":true,\"pipeline_id\":null,\"project_id\":\"X\",\"secrets\":[],\"updated_at\":\"2024-06-27T15:25:05.313045047Z\"}")
                .then(
                        200,
                        "{\"created_at\":\"2024-06-27T15:25:05.313045047Z\",\"description\":\"d\",\"errors\":[],\"id\":\"P\",\"name\":\"n\",\"project_id\":\"X\",\"status\":\"pending\",\"updated_at\":\"2024-06-27T15:25:05.313045047Z\"}");
        try (ScalewayEdgeApiV1Alpha1 api = of(provider)) {
            TlsStage tls = api.createTlsStage(
                    TlsStageRequest.builder().managedCertificate(true).build());
            assertThat(tls.pipelineId()).isEmpty();
            assertThat(tls.projectId()).contains("X");
            assertThat(tls.managedCertificate()).isTrue();
            assertThat(provider.body())
                    .isEqualTo("{\"managed_certificate\":true,\"project_id\":\"" + Clients.PROJECT + "\"}");
            Pipeline pipeline = api.createPipeline(PipelineRequest.of("n"));
            assertThat(pipeline.status()).isEqualTo(PipelineStatus.PENDING);
            assertThat(pipeline.organizationId()).isEmpty();
            assertThat(pipeline.extra()).isEmpty();
        }
    }

    @Test
    void whatOnlyTheLaterVersionHasIsRefusedBeforeItIsSent() {
        ScriptedProvider provider = new ScriptedProvider();
        try (ScalewayEdgeApiV1Alpha1 api = of(provider);
                ScalewayEdgeApi later = Clients.of(provider)) {
            refused(
                    "/include_cookies",
                    () -> api.createCacheStage(
                            CacheStageRequest.builder().includeCookies(true).build()));
            refused(
                    "/waf_stage_id",
                    () -> api.createCacheStage(
                            CacheStageRequest.builder().next(StageLink.waf(P)).build()));
            refused(
                    "/route_stage_id",
                    () -> api.updateTlsStage(
                            P,
                            TlsStageRequest.builder().next(StageLink.route(P)).build()));
            refused(
                    "/wildcard_domain",
                    () -> api.createDnsStage(
                            DnsStageRequest.builder().wildcardDomain(true).build()));
            refused(
                    "/full_private",
                    () -> api.createDnsStage(
                            DnsStageRequest.builder().fullPrivate(true).build()));
            refused(
                    "/scaleway_serverless_container",
                    () -> api.createBackendStage(BackendStageRequest.of(ServerlessContainerBackend.builder()
                            .region("fr-par")
                            .containerId(P)
                            .build())));
            refused(
                    "/lb/has_websocket",
                    () -> api.checkLbOrigin(LoadBalancer.builder()
                            .id(P)
                            .zone("fr-par-1")
                            .frontendId(P)
                            .hasWebsocket(true)
                            .build()));
            refused(
                    "/dns_stage_id",
                    () -> later.createPipeline(
                            PipelineRequest.builder().name("shop").dnsStageId(P).build()));
        }
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void everyRequestThatCanBeMadeHasTheFormOfItsOperation() {
        Map<String, BiConsumer<ScalewayEdgeApiV1Alpha1, RequestGenerator>> all = new LinkedHashMap<>();
        all.put("CreatePipeline", (api, any) -> api.createPipeline(any.pipeline(true)));
        all.put(
                "UpdatePipeline",
                (api, any) -> api.updatePipeline(
                        any.id(),
                        PipelineRequest.builder()
                                .from(any.pipeline(false))
                                .dnsStageId(any.perhaps(any::id))
                                .build()));
        all.put("CreateDNSStage", (api, any) -> api.createDnsStage(any.dns(false)));
        all.put("UpdateDNSStage", (api, any) -> api.updateDnsStage(any.id(), any.dns(false)));
        all.put("CreateTLSStage", (api, any) -> api.createTlsStage(any.tls(false)));
        all.put("UpdateTLSStage", (api, any) -> api.updateTlsStage(any.id(), any.tls(false)));
        all.put("CreateCacheStage", (api, any) -> api.createCacheStage(any.cache(false)));
        all.put("UpdateCacheStage", (api, any) -> api.updateCacheStage(any.id(), any.cache(false)));
        all.put("CreateBackendStage", (api, any) -> api.createBackendStage(any.backendStage(true, false)));
        all.put("UpdateBackendStage", (api, any) -> api.updateBackendStage(any.id(), any.backendStage(false, false)));
        all.put("CreatePurgeRequest", (api, any) -> api.createPurgeRequest(any.id(), any.purge()));
        all.put("CheckDomain", (api, any) -> api.checkDomain(any.id(), any.text(), any.text()));
        all.put("CheckPEMChain", (api, any) -> api.checkPemChain(any.id(), any.text(), any.chain()));
        all.put("CheckLBOrigin", (api, any) -> api.checkLbOrigin(any.loadBalancer(false)));
        all.put("SelectPlan", (api, any) -> api.selectPlan(any.id(), any.plan()));
        all.forEach((operation, call) -> {
            for (long seed = 1; seed <= 100; seed++) {
                ScriptedProvider provider = new ScriptedProvider().then(200, "{\"id\":\"X\"}");
                try (ScalewayEdgeApiV1Alpha1 api = of(provider)) {
                    call.accept(api, new RequestGenerator(seed));
                }
                assertThat(FORMS.problems(operation, provider.body()))
                        .as("%s with seed %d sent %s", operation, seed, provider.body())
                        .isEmpty();
            }
        });
        TreeSet<String> untried = new TreeSet<>(FORMS.names());
        untried.removeAll(all.keySet());
        assertThat(untried).containsExactly("duration", "id", "time");
    }

    @Test
    void everyOperationHasAnAsynchronousTwin() throws Exception {
        Set<String> others = Set.of("async", "projectId", "close", "create", "builder", "toString");
        assertThat(signatures(AsyncScalewayEdgeApiV1Alpha1.class, others))
                .isEqualTo(signatures(ScalewayEdgeApiV1Alpha1.class, others));

        try (ScalewaySimulator provider = ScalewaySimulator.start();
                ScalewayEdgeApiV1Alpha1 api = of(provider)) {
            CacheStage stage = api.async()
                    .createCacheStage(CacheStageRequest.builder().build())
                    .get(30, TimeUnit.SECONDS);
            assertThat(api.async().deleteCacheStageIfPresent(stage.id()).get(30, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(api.async()
                            .listCacheStages(StageScope.everywhere())
                            .all()
                            .get(30, TimeUnit.SECONDS))
                    .isEmpty();
        }
    }

    private static Set<String> signatures(Class<?> type, Set<String> others) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !others.contains(method.getName()))
                .map((Method method) -> method.getName() + Arrays.toString(method.getGenericParameterTypes()))
                .collect(Collectors.toSet());
    }

    private static Set<String> expectedOperations() {
        Set<String> all = new TreeSet<>(List.of(
                "ListPipelines",
                "CreatePipeline",
                "GetPipeline",
                "UpdatePipeline",
                "DeletePipeline",
                "ListPipelinesWithStages",
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
        for (String kind : List.of("DNS", "TLS", "Cache", "Backend")) {
            all.add("List" + kind + "Stages");
            for (String verb : List.of("Create", "Get", "Update", "Delete")) {
                all.add(verb + kind + "Stage");
            }
        }
        return all;
    }

    private ScalewayEdgeApiV1Alpha1 of(ScalewaySimulator provider) {
        return ScalewayEdgeApiV1Alpha1.builder()
                .baseUri(provider.baseUri())
                .credentials(ScalewayCredentials.of(provider.secretKey()))
                .projectId(provider.projectId())
                .http(http -> http.addListener(report -> operations.add(report.operation()))
                        .timekeeper(new NoWaiting()))
                .build();
    }

    private static ScalewayEdgeApiV1Alpha1 of(ScriptedProvider provider) {
        return ScalewayEdgeApiV1Alpha1.builder()
                .baseUri(URI.create("https://api.scaleway.com"))
                .credentials(ScalewayCredentials.of(Clients.SECRET_KEY))
                .projectId(Clients.PROJECT)
                .http(http -> http.transport(provider).timekeeper(new NoWaiting()))
                .build();
    }

    private static void refused(String pointer, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                .extracting(Violation::pointer)
                .containsExactly(pointer));
    }
}
