package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is created twice, and nothing that can be repeated fails for a hiccup (reference §8.3). */
class RepetitionTest {
    private static ScalewaySimulator provider;

    private ScalewayEdgeApi api;
    private Pipeline pipeline;
    private BackendStage bucket;
    private CacheStage cache;
    private RouteStage route;

    @BeforeAll
    static void startProvider() {
        provider = ScalewaySimulator.start();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void buildAChain() {
        api = Clients.of(provider);
        pipeline = api.createPipeline(PipelineRequest.of("shop"));
        bucket = api.createBackendStage(
                pipeline.id(),
                BackendStageRequest.of(BucketBackend.builder()
                        .bucketName("assets")
                        .bucketRegion("fr-par")
                        .build()));
        cache = api.createCacheStage(pipeline.id(), CacheStageRequest.builder().build());
        route = api.createRouteStage(
                pipeline.id(),
                RouteStageRequest.builder().next(StageLink.to(bucket)).build());
        provider.journal().clear();
    }

    @AfterEach
    void leaveNothing() {
        provider.faults().clear();
        api.listPipelines(PipelineFilter.none()).all().forEach(left -> api.deletePipeline(left.id()));
        api.listVpcEndpoints(OwnerFilter.none()).all().forEach(left -> api.deleteVpcEndpoint(left.id()));
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop-before",
                "drop-after",
                "truncate",
                "status=500",
                "status=502",
                "status=503",
                "status-after=504",
                "status=429"
            })
    void readsAndAbsoluteWritesAreRepeatedAfterAnyFailureThatMayPass(String failure) {
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            provider.faults().add(method + ":*:1:" + failure);
        }
        RouteRule rule = RouteRule.builder().target(StageLink.to(bucket)).build();

        assertThat(api.getPipeline(pipeline.id()).id()).isEqualTo(pipeline.id());
        assertThat(api.setRouteRules(route.id(), List.of(rule))).hasSize(1);
        assertThat(api.updateCacheStage(
                                cache.id(),
                                CacheStageRequest.builder()
                                        .fallbackTtl(Duration.ofSeconds(5))
                                        .build())
                        .fallbackTtl())
                .contains(Duration.ofSeconds(5));
        api.deleteCacheStage(cache.id());

        assertThat(api.listCacheStages(pipeline.id())).isEmpty();
        assertThat(provider.journal().entries().stream()
                        .filter(entry -> entry.fault().isPresent()))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop-after",
                "truncate",
                "status-after=500",
                "status-after=502",
                "status-after=503",
                "status-after=504"
            })
    void aCreationWhoseAnswerIsLostIsNotRepeated(String failure) {
        provider.faults().add("POST:*/pipelines:1:" + failure);

        RuntimeException e =
                catchThrowableOfType(RuntimeException.class, () -> api.createPipeline(PipelineRequest.of("blog")));

        assertThat(e)
                .isInstanceOfAny(TransportException.class, ProviderUnavailableException.class)
                .hasMessageContaining("the provider may have acted");
        assertThat(api.listPipelines(PipelineFilter.none()))
                .extracting(Pipeline::name)
                .containsExactly("shop", "blog");
    }

    @Test
    void aCreationThatWasRefusedForTheRateIsRepeated() {
        provider.faults().add("POST:*/pipelines:1:status=429").add("POST:*/pipelines:2:status=429");

        api.createPipeline(PipelineRequest.of("blog"));

        assertThat(api.listPipelines(PipelineFilter.none())).hasSize(2);
        assertThat(writes()).hasSize(3);
    }

    @Test
    void aCreationThatNeverLeftIsRepeated() {
        ScriptedProvider script =
                new ScriptedProvider().thenFail(new ConnectException("refused")).then(200, "{\"id\":\"P\"}");
        try (ScalewayEdgeApi scripted = Clients.of(script)) {
            assertThat(scripted.createPipeline(PipelineRequest.of("blog")).id()).isEqualTo("P");
        }
        assertThat(script.requests()).hasSize(2);
    }

    static Stream<Consumer<RepetitionTest>> creations() {
        return Stream.of(
                test -> test.api.createPipeline(PipelineRequest.of("blog")),
                test -> test.api.createDnsStage(
                        test.pipeline.id(), DnsStageRequest.builder().build()),
                test -> test.api.createTlsStage(
                        test.pipeline.id(), TlsStageRequest.builder().build()),
                test -> test.api.createCacheStage(
                        test.pipeline.id(), CacheStageRequest.builder().build()),
                test -> test.api.createRouteStage(
                        test.pipeline.id(), RouteStageRequest.builder().build()),
                test -> test.api.createWafStage(
                        test.pipeline.id(),
                        WafStageRequest.builder()
                                .mode(WafMode.ENABLE)
                                .paranoiaLevel(1)
                                .build()),
                test -> test.api.createBackendStage(test.pipeline.id(), test.bucket.toRequest()),
                test -> test.api.createVpcEndpoint(VpcEndpointRequest.builder()
                        .region("fr-par")
                        .privateNetworkId(Clients.PROJECT)
                        .build()),
                test -> test.api.createPurgeRequest(test.pipeline.id(), PurgeTarget.everything()),
                test -> test.api.addRouteRules(
                        test.route.id(),
                        List.of(RouteRule.builder()
                                .target(StageLink.to(test.bucket))
                                .build()),
                        RulePlace.unspecified()),
                test -> test.api.setHeadStage(test.pipeline.id(), HeadStageChange.add(Clients.PROJECT)));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void noCallThatCreatesIsRepeatedWhenItMayHaveActed(Consumer<RepetitionTest> creation) {
        provider.faults().add("POST:*:1:drop-after");

        assertThatThrownBy(() -> creation.accept(this)).isInstanceOf(TransportException.class);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void checksAreRepeatedThoughTheyArePosts() {
        provider.faults().add("POST:*/check-domain:1:status=503").add("POST:*/check-domain:2:drop-after");

        assertThat(api.checkDomain(provider.projectId(), "cdn.shop.example", pipeline.id() + ".svc.edge.scw.cloud")
                        .valid())
                .isTrue();
        assertThat(writes()).hasSize(3);
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsASuccess() {
        provider.faults().add("DELETE:*:1:drop-after").add("DELETE:*:3:drop-after");

        api.deleteCacheStage(cache.id());
        assertThat(api.deleteRouteStageIfPresent(route.id()))
                .as("it was there, and this call deleted it")
                .isTrue();

        assertThat(writes()).hasSize(4);
    }

    @Test
    void aDeletionOfNothingFailsUnlessThatIsAllowed() {
        api.deleteCacheStage(cache.id());

        assertThatThrownBy(() -> api.deleteCacheStage(cache.id())).isInstanceOf(NotFoundException.class);
        assertThat(api.deleteCacheStageIfPresent(cache.id())).isFalse();
    }

    @Test
    void theFirstCreationsOfAProjectWaitForItsKey() {
        NoWaiting time = new NoWaiting();
        ScriptedProvider script = new ScriptedProvider()
                .then(404, "{\"message\":\"edge_api_key not Found\"}")
                .then(404, "{\"message\":\"edge_api_key not Found\"}")
                .then(200, "{\"id\":\"P\"}");
        try (ScalewayEdgeApi scripted = Clients.of(script, time)) {
            assertThat(scripted.createPipeline(PipelineRequest.of("blog")).id()).isEqualTo("P");
        }
        assertThat(time.pauses()).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) >= 0);
    }

    @Test
    void anotherNotFoundOfACreationIsNotRepeated() {
        provider.journal().clear();

        assertThatThrownBy(() -> api.createCacheStage(
                        Clients.PROJECT, CacheStageRequest.builder().build()))
                .isInstanceOf(NotFoundException.class);
        assertThat(writes()).hasSize(1);
    }

    private List<JournalEntry> writes() {
        return provider.journal().writes();
    }
}
