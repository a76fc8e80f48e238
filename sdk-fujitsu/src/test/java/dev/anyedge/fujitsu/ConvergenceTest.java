package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.FaultEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever call fails, in whichever way, once or for a while, planning and applying again ends with exactly what is wished:
 * one service, nothing left over.
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
        Distribution logging = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1)))
                .options(FujitsuOptions.builder()
                        .accessLog(AccessLog.to("logs"))
                        .build()
                        .toOptions()));
        Distribution secureOwn = Shops.on(new Endpoint.Custom(
                "www.shop.example",
                ViewerProtocol.REDIRECT_TO_HTTPS,
                Optional.of(Certificate.external("applied for")),
                Options.none()));
        return Stream.of(
                new Scenario("first apply", Optional.empty(), logging),
                new Scenario("rules and logs at once", Optional.of(Shops.shop()), logging),
                new Scenario("switched off", Optional.of(Shops.shop()), Shops.shop(shop -> shop.enabled(false))),
                new Scenario("another protocol", Optional.of(Shops.shop()), Shops.secure()),
                new Scenario(
                        "another protocol of an own name",
                        Optional.of(Shops.on(Endpoint.customHttpOnly("www.shop.example"))),
                        secureOwn));
    }

    static Stream<Disturbance> disturbances() {
        List<FaultEffect> once = List.of(
                FaultEffect.dropBefore(),
                FaultEffect.dropAfter(),
                FaultEffect.statusAfter(500),
                FaultEffect.truncate());
        List<FaultEffect> forAWhile = List.of(FaultEffect.dropAfter(), FaultEffect.status(503));
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
                PROJECT.simulator.faults().add(Fault.nth("*", "/v1/*", at + i, disturbance.effect()));
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
        prepare(scenario);
        int changes = PROJECT.plan(scenario.to()).changes().size();
        for (int at = 0; at < changes; at++) {
            for (boolean before : List.of(true, false)) {
                prepare(scenario);
                killed(scenario.to(), at, before);
                PROJECT.apply(scenario.to());
                assertAsWished(scenario, scenario + ", killed " + (before ? "before" : "after") + " change " + at);
            }
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
        try (FujitsuCdn process = PROJECT.client(reference -> Project.KEY)) {
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
        PROJECT.calls();
        PROJECT.apply(scenario.to());
        return PROJECT.calls().size();
    }

    private static void assertAsWished(Scenario scenario, String label) {
        Plan plan = PROJECT.plan(scenario.to());
        assertThat(plan.changes()).as("%s%n%s", label, plan.render()).isEmpty();
        List<Deployment> all = PROJECT.cdn.list();
        assertThat(all).as(label).hasSize(1);
        assertThat(all.get(0).status())
                .as(label)
                .isEqualTo(scenario.to().enabled() ? DeploymentStatus.DEPLOYED : DeploymentStatus.DISABLED);
    }
}
