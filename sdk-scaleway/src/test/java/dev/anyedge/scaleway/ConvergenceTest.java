package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.FaultEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever call fails, in whichever way, once or for a while, planning and applying again ends with exactly what is
 * wished: nothing twice, nothing left over.
 */
class ConvergenceTest {
    private static final Project PROJECT = new Project();

    /** More calls in a row than a client makes attempts, looks among them. */
    private static final int A_WHILE = 12;

    @AfterAll
    static void close() {
        PROJECT.close();
    }

    /**
     * A change that is disturbed.
     *
     * @param from what is live before; empty: nothing
     */
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
                new Scenario("first apply", Optional.empty(), Shops.withApi(p -> {})),
                new Scenario(
                        "rules, main origin and description at once",
                        Optional.of(Shops.withApi(p -> {})),
                        Shops.withApi(p -> {
                            p.description = "another";
                            p.origins.set(0, Shops.bucket("other"));
                            p.origin = "other";
                            p.rules.set(0, Shops.rule("api", "/v2/*", "lb-1", Firewall.block(2)));
                        })),
                new Scenario(
                        "host name and certificate",
                        Optional.of(Shops.shop()),
                        Shops.with(p -> p.endpoint =
                                Endpoint.custom("www.shop.example", Certificate.stored(Shops.SECRET, "fr-par")))),
                new Scenario("rules go", Optional.of(Shops.withApi(p -> {})), Shops.shop()),
                new Scenario("switched off", Optional.of(Shops.shop()), Shops.with(p -> p.enabled = false)),
                new Scenario("switched on", Optional.of(Shops.with(p -> p.enabled = false)), Shops.shop()));
    }

    static Stream<Disturbance> disturbances() {
        List<FaultEffect> once = List.of(
                FaultEffect.dropBefore(),
                FaultEffect.dropAfter(),
                FaultEffect.status(500),
                FaultEffect.statusAfter(500),
                FaultEffect.truncate(),
                FaultEffect.status(429));
        List<FaultEffect> forAWhile =
                List.of(FaultEffect.dropAfter(), FaultEffect.status(503), FaultEffect.status(429));
        return scenarios()
                .flatMap(scenario -> Stream.concat(
                        once.stream().map(effect -> new Disturbance(scenario, effect, 1)),
                        forAWhile.stream().map(effect -> new Disturbance(scenario, effect, A_WHILE))));
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void planningAndApplyingAgainEndsWithWhatIsWished(Disturbance disturbance) {
        Scenario scenario = disturbance.scenario();
        int calls = undisturbed(scenario);
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
            assertAsWished(scenario, label);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aProcessThatIsGoneBetweenTwoCallsLeavesNothingThatASecondOneCannotFinish(Scenario scenario) {
        int writes = countWrites(scenario);
        for (int at = 0; at < writes; at++) {
            for (boolean before : List.of(true, false)) {
                prepare(scenario);
                killed(scenario.to(), at, before);
                PROJECT.apply(scenario.to());
                assertAsWished(scenario, scenario + ", killed " + (before ? "before" : "after") + " change " + at);
            }
        }
    }

    @Test
    void aChangeOfMindAfterAFailureEndsWithWhatIsWishedLast() {
        Scenario first = new Scenario("first", Optional.empty(), Shops.withApi(p -> {}));
        Distribution last = Shops.with(p -> p.endpoint = Endpoint.custom("www.shop.example", Certificate.managed()));
        int writes = countWrites(first);
        for (int at = 0; at < writes; at++) {
            prepare(first);
            killed(first.to(), at, false);
            // a pipeline that serves nobody yet may change its host name and origin without permission
            boolean serving = at == writes - 1;
            PROJECT.cdn.apply(PROJECT.plan(last), serving ? Project.EVERYTHING : ApplyOptions.defaults());
            assertAsWished(new Scenario("change of mind", Optional.empty(), last), "killed after change " + at);
        }
    }

    /** An error in a listener ends the apply as the end of its process would. */
    private static void killed(Distribution to, int at, boolean before) {
        ApplyListener killer = new ApplyListener() {
            @Override
            public void started(Change change, int index, int total) {
                if (before && index == at) {
                    throw new Killed();
                }
            }

            @Override
            public void completed(Change change, int index, int total) {
                if (!before && index == at) {
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

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void prepare(Scenario scenario) {
        PROJECT.simulator.faults().clear();
        PROJECT.cdn.list().forEach(deployment -> PROJECT.cdn.delete(deployment.id()));
        scenario.from().ifPresent(PROJECT::apply);
    }

    private static int undisturbed(Scenario scenario) {
        prepare(scenario);
        PROJECT.clearJournal();
        PROJECT.apply(scenario.to());
        return PROJECT.calls().size();
    }

    private static int countWrites(Scenario scenario) {
        prepare(scenario);
        return PROJECT.plan(scenario.to()).calls();
    }

    private static final java.util.Map<Distribution, List<Object>> WISHED = new java.util.HashMap<>();

    private static void assertAsWished(Scenario scenario, String label) {
        List<Object> now = state();
        assertThat(PROJECT.plan(scenario.to()).isEmpty()).as(label).isTrue();
        List<Object> wished = WISHED.get(scenario.to());
        if (wished == null) {
            PROJECT.cdn.list().forEach(deployment -> PROJECT.cdn.delete(deployment.id()));
            PROJECT.apply(scenario.to());
            wished = state();
            WISHED.put(scenario.to(), wished);
        }
        assertThat(now).as(label).isEqualTo(wished);
    }

    private static List<Object> state() {
        List<Object> state = new ArrayList<>();
        state.add(Viewers.meet(PROJECT.document()));
        state.add(PROJECT.stageCounts());
        state.add(PROJECT.document().path("pipeline").path("description").asText());
        return state;
    }
}
