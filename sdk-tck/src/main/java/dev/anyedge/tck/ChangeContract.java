package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is live is changed: each aspect there and back, more rules, fewer, none at all, another order. */
public abstract class ChangeContract extends ContractTopic {

    /** For subclasses. */
    protected ChangeContract() {}

    @Test
    void whatIsAsWishedAlreadyIsLeftAloneWithoutAWrite() {
        try (Session session = open()) {
            Deployment live = session.apply(shop().large());
            session.account.calls().clear();

            Plan plan = session.plan(shop().large());
            Deployment same = session.cdn.apply(plan);

            assertThat(plan.isEmpty()).as(plan.render()).isTrue();
            assertThat(plan.calls()).isZero();
            assertThat(plan.deploymentId()).contains(live.id());
            assertThat(same.id()).isEqualTo(live.id());
            assertThat(session.account.calls().writes()).isEmpty();
        }
    }

    @Test
    void itGrowsShrinksAndChangesWithNothingLeftOver() {
        Map<String, Distribution> steps = new LinkedHashMap<>();
        steps.put("begin", shop().small());
        steps.put("grow", shop().large());
        steps.put("another order", shop().reordered());
        steps.put("shrink", shop().plain());
        steps.put("other defaults", shop().otherDefaults());
        steps.put("other main origin", shop().otherOrigin());
        steps.put("other host name", shop().otherHost());
        steps.put("end", shop().small());
        try (Session session = open()) {
            String id = "";
            for (Map.Entry<String, Distribution> step : steps.entrySet()) {
                Plan plan = session.plan(step.getValue());
                session.account.calls().clear();
                Deployment live = session.cdn.apply(plan, Session.EVERYTHING);
                assertThat(session.account.calls().writes())
                        .as("%s: the writes that the plan states", step.getKey())
                        .hasSize(plan.calls());
                assertThat(id.isEmpty() ? live.id() : id)
                        .as("%s: it stays the same deployment", step.getKey())
                        .isEqualTo(live.id());
                id = live.id();
                session.assertIs(step.getValue(), step.getKey());
                assertThat(session.account.inventory())
                        .as("%s: as if it had been made at once", step.getKey())
                        .isEqualTo(session.freshInventory(step.getValue()));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFeatureComesAndGoes() {
        Probes probes = new Probes(fixture());
        return Stream.of(Feature.values())
                .filter(feature -> probes.of(feature).stream().anyMatch(this::taken))
                .map(feature -> DynamicTest.dynamicTest(feature.text(), () -> {
                    try (Session session = open()) {
                        Deployment before = session.apply(shop().plain());
                        for (Distribution probe : probes.of(feature)) {
                            if (taken(probe)) {
                                comeAndGo(session, before, probe, feature.text());
                            }
                        }
                    }
                }));
    }

    private void comeAndGo(Session session, Deployment before, Distribution probe, String label) {
        PlanOptions same = PlanOptions.builder().deploymentId(before.id()).build();
        session.cdn.apply(session.cdn.plan(probe, same), Session.EVERYTHING);
        assertThat(session.cdn.plan(probe, same).changes()).as(label).isEmpty();
        if (probe.enabled()) {
            session.assertServes(probe, label);
        } else {
            session.assertServes(probe, label + ", nobody is served");
        }
        session.cdn.apply(session.cdn.plan(shop().plain(), same), Session.EVERYTHING);
        session.assertIs(shop().plain(), "after " + label);
    }

    private boolean taken(Distribution distribution) {
        return CapabilityContract.translate(fixture().translator(), distribution)
                .document()
                .isPresent();
    }
}
