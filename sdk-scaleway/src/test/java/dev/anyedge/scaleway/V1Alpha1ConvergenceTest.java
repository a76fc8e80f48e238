package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.FaultEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever call of v1alpha1 fails, planning and applying again ends with exactly what is wished: nothing twice, nothing
 * left over, not even among the stages that belong to no pipeline. What others keep there stays.
 */
class V1Alpha1ConvergenceTest {
    private static final Project PROJECT = new Project(ScalewayDialect.V1ALPHA1);
    private static final ScalewayEdgeApiV1Alpha1 API = V1Alpha1Stages.api(PROJECT.simulator);

    /** More calls in a row than a client makes attempts, looks among them. */
    private static final int A_WHILE = 12;

    @AfterAll
    static void close() {
        API.close();
        PROJECT.close();
    }

    record Scenario(String name, Optional<Distribution> from, Distribution to) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Disturbance(Scenario scenario, FaultEffect effect, int calls) {
        @Override
        public String toString() {
            return scenario + ", " + effect + (calls == 1 ? " once" : " for a while");
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("first apply", Optional.empty(), Shops.shop()),
                new Scenario("main origin, TTL and description at once", Optional.of(Shops.shop()), Shops.with(p -> {
                    p.description = "another";
                    p.origins.set(0, Shops.bucket("other"));
                    p.origin = "other";
                    p.caching = Caching.honorOrigin(Duration.ofMinutes(1));
                })),
                new Scenario(
                        "host name and certificate",
                        Optional.of(Shops.shop()),
                        Shops.with(p -> p.endpoint =
                                Endpoint.custom("www.shop.example", Certificate.stored(Shops.SECRET, "fr-par")))),
                new Scenario(
                        "the cache goes", Optional.of(Shops.shop()), Shops.with(p -> p.caching = Caching.bypass())));
    }

    static Stream<Disturbance> disturbances() {
        List<FaultEffect> effects = List.of(
                FaultEffect.dropBefore(),
                FaultEffect.dropAfter(),
                FaultEffect.status(500),
                FaultEffect.statusAfter(500),
                FaultEffect.truncate(),
                FaultEffect.status(429));
        return scenarios().flatMap(scenario -> effects.stream()
                .flatMap(effect ->
                        Stream.of(new Disturbance(scenario, effect, 1), new Disturbance(scenario, effect, A_WHILE))));
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void planningAndApplyingAgainEndsWithWhatIsWished(Disturbance disturbance) {
        Scenario scenario = disturbance.scenario();
        prepare(scenario);
        PROJECT.clearJournal();
        PROJECT.apply(scenario.to());
        int calls = PROJECT.calls().size();
        for (int at = 1; at <= calls; at++) {
            String label = disturbance + ", at call " + at;
            prepare(scenario);
            for (int i = 0; i < disturbance.calls(); i++) {
                PROJECT.simulator.faults().add(Fault.nth("*", "/*", at + i, disturbance.effect()));
            }
            boolean failed = false;
            try {
                PROJECT.apply(scenario.to());
            } catch (CdnException e) {
                failed = true;
                assertThat(e.getMessage()).as(label).isNotBlank();
            }
            PROJECT.simulator.faults().clear();
            if (failed) {
                PROJECT.apply(scenario.to());
            }
            assertAsWished(scenario.to(), label);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aProcessThatIsGoneBetweenTwoCallsLeavesNothingThatASecondOneCannotFinish(Scenario scenario) {
        prepare(scenario);
        int writes = PROJECT.plan(scenario.to()).calls();
        for (int at = 0; at < writes; at++) {
            prepare(scenario);
            killedAfter(scenario.to(), at);
            PROJECT.clearJournal();

            PROJECT.apply(scenario.to());

            assertThat(PROJECT.writes()).as("what is done is not done again").hasSize(writes - at - 1);
            assertAsWished(scenario.to(), scenario + ", killed after change " + at);
        }
    }

    @Test
    void whateverCallOfADeletionFailsASecondOneEndsIt() {
        for (int at = 1; at <= 7; at++) {
            for (FaultEffect effect : List.of(FaultEffect.dropBefore(), FaultEffect.dropAfter())) {
                prepare(new Scenario("", Optional.of(Shops.shop()), Shops.shop()));
                String id = PROJECT.cdn.list().get(0).id();
                for (int i = 0; i < A_WHILE; i++) {
                    PROJECT.simulator.faults().add(Fault.nth("*", "/*", at + i, effect));
                }
                try {
                    PROJECT.cdn.delete(id);
                } catch (CdnException expected) {
                    // as wished
                }
                PROJECT.simulator.faults().clear();
                PROJECT.cdn.list().forEach(left -> PROJECT.cdn.delete(left.id()));

                assertThat(V1Alpha1Stages.all(API))
                        .as(effect + " at call " + at)
                        .isEmpty();
            }
        }
    }

    @Test
    void stagesOfNoPipelineThatAreNotExactlyWhatIsWishedStayAsTheyAre() {
        prepare(new Scenario("", Optional.empty(), Shops.shop()));
        BackendStage backend = API.createBackendStage(BackendStageRequest.of(BucketBackend.builder()
                .bucketName("somebody")
                .bucketRegion("fr-par")
                .build()));
        Stage cache = API.createCacheStage(CacheStageRequest.builder()
                .fallbackTtl(Duration.ofMinutes(30))
                .next(StageLink.to(backend))
                .build());

        PROJECT.apply(Shops.shop());
        PROJECT.apply(Shops.with(p -> p.caching = Caching.bypass()));
        PROJECT.cdn.list().forEach(left -> PROJECT.cdn.delete(left.id()));

        assertThat(V1Alpha1Stages.all(API)).extracting(Stage::id).containsExactly(cache.id(), backend.id());
    }

    @Test
    void aStageOfNoPipelineThatEqualsOneInUseIsNoLeftoverOfIt() {
        prepare(new Scenario("", Optional.of(Shops.shop()), Shops.shop()));
        Stage twin = API.createBackendStage(BackendStageRequest.of(BucketBackend.builder()
                .bucketName("assets")
                .bucketRegion("fr-par")
                .website(true)
                .build()));

        assertThat(PROJECT.plan(Shops.shop()).isEmpty()).isTrue();
        PROJECT.apply(Shops.with(p -> p.caching = Caching.bypass()));

        assertThat(V1Alpha1Stages.all(API))
                .filteredOn(stage -> stage.pipelineId().isEmpty())
                .extracting(Stage::id)
                .containsExactly(twin.id());
    }

    @Test
    void stagesThatAnEndedApplyOfSomethingElseLeftAreNeitherUsedNorDeleted() {
        prepare(new Scenario("", Optional.empty(), Shops.shop()));
        killedAfter(Shops.shop(), 1);
        Distribution other = Shops.with(p -> {
            p.origins.set(0, Shops.bucket("other"));
            p.origin = "other";
        });

        PROJECT.apply(other);

        assertThat(PROJECT.plan(other).isEmpty()).isTrue();
        assertThat(V1Alpha1Stages.counts(API).toString())
                .isEqualTo("{backend=1, backend of nobody=1, cache=1, cache of nobody=1, dns=1, tls=1}");
    }

    @Test
    void aPlanIsStaleOnceSomebodyTakesAStageThatItUses() {
        prepare(new Scenario("", Optional.empty(), Shops.shop()));
        killedAfter(Shops.shop(), 0);
        Plan plan = PROJECT.plan(Shops.shop());
        assertThat(plan.calls()).isEqualTo(4);
        API.deleteBackendStage(V1Alpha1Stages.all(API).get(0).id());

        assertThatThrownBy(() -> PROJECT.cdn.apply(plan)).hasMessageContaining("stale");
    }

    private static void killedAfter(Distribution to, int at) {
        ApplyListener killer = new ApplyListener() {
            @Override
            public void completed(Change change, int index, int total) {
                if (index == at) {
                    throw new Killed();
                }
            }
        };
        try (Cdn process = PROJECT.client(new NoWaiting())) {
            process.apply(
                    process.plan(to),
                    ApplyOptions.builder()
                            .addAllow(Permission.values())
                            .listener(killer)
                            .build());
            throw new IllegalStateException("nobody was killed at change " + at);
        } catch (Killed expected) {
            // as wished
        }
    }

    /** An error in a listener ends the apply as the end of its process would. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void prepare(Scenario scenario) {
        PROJECT.simulator.faults().clear();
        PROJECT.cdn.list().forEach(deployment -> PROJECT.cdn.delete(deployment.id()));
        for (Stage left : V1Alpha1Stages.all(API)) {
            switch (left.kind()) {
                case DNS -> API.deleteDnsStage(left.id());
                case TLS -> API.deleteTlsStage(left.id());
                case CACHE -> API.deleteCacheStage(left.id());
                default -> API.deleteBackendStage(left.id());
            }
        }
        scenario.from().ifPresent(PROJECT::apply);
    }

    private static void assertAsWished(Distribution to, String label) {
        assertThat(PROJECT.plan(to).isEmpty()).as(label).isTrue();
        boolean cached = !to.defaults().caching().orElseThrow().equals(Caching.bypass());
        assertThat(V1Alpha1Stages.counts(API).toString())
                .as(label)
                .isEqualTo(cached ? "{backend=1, cache=1, dns=1, tls=1}" : "{backend=1, dns=1, tls=1}");
        assertThat(PROJECT.document().path("pipeline").path("description").asText())
                .as(label)
                .isEqualTo(to.description());
        String host = to.endpoints().get(0) instanceof Endpoint.Custom custom ? custom.hostname() : "";
        assertThat(Viewers.meet(PROJECT.document())).as(label).anyMatch(line -> line.contains(host + "/x: "));
    }
}
