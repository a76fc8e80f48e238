package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A distribution that is not there yet is made. */
public abstract class CreateContract extends ContractTopic {

    /** For subclasses. */
    protected CreateContract() {}

    @Test
    void aFirstApplyServesWhatWasWished() {
        try (Session session = open()) {
            Plan plan = session.plan(shop().plain());

            assertThat(plan.provider())
                    .isEqualTo(session.cdn.provider())
                    .isEqualTo(fixture().translator().provider());
            assertThat(plan.deploymentId()).isEmpty();
            assertThat(plan.changes()).isNotEmpty();
            assertThat(session.account.calls().writes())
                    .as("a plan changes nothing")
                    .isEmpty();
            assertThat(session.account.inventory()).isEmpty();

            Deployment live = session.cdn.apply(plan);

            if (!fixture().foundByHostname()) {
                assertThat(live.name()).isEqualTo("shop");
            }
            assertThat(live.status()).isNotIn(DeploymentStatus.FAILED, DeploymentStatus.DEGRADED);
            assertThat(session.list()).extracting(Deployment::id).containsExactly(live.id());
            assertThat(session.cdn.status(live.id()).id()).isEqualTo(live.id());
            session.assertIs(shop().plain(), "first apply");
        }
    }

    @Test
    void aPlanStatesHowManyWritesItsApplyMakes() {
        try (Session session = open()) {
            Plan plan = session.plan(shop().large());
            session.account.calls().clear();

            session.cdn.apply(plan);

            assertThat(session.account.calls().writes()).hasSize(plan.calls());
        }
    }

    @Test
    void aPlanIsSavedAndAppliedLaterByAnotherProcess() {
        try (Session session = open()) {
            Plan plan = session.plan(shop().plain());
            String saved = plan.toJson();

            assertThat(Plan.fromJson(saved)).isEqualTo(plan);
            assertThat(plan.render()).contains("shop");
            session.other().apply(Plan.fromJson(saved));

            session.assertIs(shop().plain(), "a saved plan");
        }
    }

    @Test
    void whatTheProviderCannotDoIsRefusedBeforeAnyCall() {
        Probes probes = new Probes(fixture());
        try (Session session = open()) {
            for (Feature feature : Feature.values()) {
                if (session.cdn.capabilities().of(feature).support() == Support.NONE
                        && !CapabilityContract.DECIDES_NOTHING.contains(feature)) {
                    for (Distribution distribution : probes.of(feature)) {
                        assertThatThrownBy(() -> session.plan(distribution))
                                .as("%s", feature)
                                .isInstanceOf(TranslationRefusedException.class);
                    }
                }
            }
            assertThat(session.account.calls().all()).isEmpty();
        }
    }

    @Test
    void whatStandsForSomethingMissingIsRefusedBeforeAnyWrite() {
        Distribution plain = shop().plain();
        Distribution placeholder = Distribution.builder()
                .from(plain)
                .origins(List.of(
                        HttpOrigin.builder()
                                .id(Shop.MAIN)
                                .host("origin.invalid")
                                .build(),
                        plain.origins().get(1)))
                .build();
        try (Session session = open()) {
            assertThatThrownBy(() -> session.plan(placeholder))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("origin.invalid");
            // what is live and lacks something may stay, so there may be a look whether this is that
            assertThat(session.account.calls().writes()).isEmpty();
        }
    }

    @Test
    void twoDistributionsLiveBesideEachOther() {
        try (Session session = open()) {
            Deployment first = session.apply(shop().plain());
            Deployment second = session.apply(shop().other());

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(session.list()).extracting(Deployment::id).containsExactlyInAnyOrder(first.id(), second.id());
            session.assertIs(shop().plain(), "the first of two");
            session.assertIs(shop().other(), "the second of two");

            session.apply(shop().large());

            session.assertIs(shop().large(), "the first, changed");
            session.assertIs(shop().other(), "the second, left alone");
        }
    }
}
