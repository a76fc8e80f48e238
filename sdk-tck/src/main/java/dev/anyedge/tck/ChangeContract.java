package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import java.util.LinkedHashMap;
import java.util.List;
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
        if (!fixture().foundByHostname()) {
            steps.put("other host name", shop().otherHost());
        }
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

    @Test
    void anotherNameIsTheSameDeployment() {
        Distribution renamed =
                Distribution.builder().from(shop().plain()).name("renamed").build();
        try (Session session = open()) {
            String id = session.apply(shop().plain()).id();

            Deployment same = apply(session, id, renamed);

            // where the name is the id, it goes with it
            assertThat(same.id()).isEqualTo(id.equals("shop") ? "renamed" : id);
            if (!fixture().foundByHostname()) {
                assertThat(session.cdn.status(same.id()).name()).isEqualTo("renamed");
            }
            // found by its new name, as what it was before is no more
            session.assertIs(renamed, "renamed");
            assertThat(session.list()).hasSize(1);
            assertThat(session.account.inventory()).isEqualTo(session.freshInventory(renamed));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFeatureComesAndGoes() {
        Probes probes = new Probes(fixture());
        return Stream.of(Feature.values())
                .filter(feature -> probes.of(feature).stream().anyMatch(this::taken))
                .map(feature -> DynamicTest.dynamicTest(feature.text(), () -> {
                    try (Session session = open()) {
                        String id = session.apply(shop().plain()).id();
                        List<Distribution> taken =
                                probes.of(feature).stream().filter(this::taken).toList();
                        id = come(session, id, taken.get(0), feature.text());
                        if (taken.size() > 1) {
                            id = come(session, id, taken.get(taken.size() - 1), feature.text());
                        }
                        apply(session, id, shop().plain());
                        session.assertIs(shop().plain(), "after " + feature.text());
                        assertThat(session.list()).as(feature.text()).hasSize(1);
                    }
                }));
    }

    /** By id: another host name may need another deployment, which then takes the place of the first. */
    private static String come(Session session, String id, Distribution probe, String label) {
        String there = apply(session, id, probe).id();
        Plan plan = session.cdn.plan(probe, by(there));
        assertThat(plan.changes()).as(label).isEmpty();
        session.assertServes(probe, plan, label);
        return there;
    }

    private static Deployment apply(Session session, String id, Distribution distribution) {
        return session.cdn.apply(session.cdn.plan(distribution, by(id)), Session.EVERYTHING);
    }

    private static PlanOptions by(String id) {
        return PlanOptions.builder().deploymentId(id).build();
    }

    private boolean taken(Distribution distribution) {
        return CapabilityContract.translate(fixture().translator(), distribution)
                .document()
                .isPresent();
    }
}
