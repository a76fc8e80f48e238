package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans that are stale, unsafe, edited or not for this provider change nothing. */
public abstract class SafetyContract extends ContractTopic {
    private static final int RULES = 12;

    /** For subclasses. */
    protected SafetyContract() {}

    @Test
    void aPlanFromAnotherStateIsRefused() {
        try (Session session = open()) {
            session.apply(shop().plain());
            Plan plan = session.plan(shop().large());
            session.other().apply(session.plan(shop().otherDefaults()), Session.EVERYTHING);

            assertStale(session, plan);

            session.assertIs(shop().otherDefaults(), "what the other process wished");
        }
    }

    @Test
    void aPlanToMakeWhatSomebodyElseHasMadeIsRefused() {
        try (Session session = open()) {
            Plan plan = session.plan(shop().plain());
            session.other().apply(plan);

            assertStale(session, plan);

            assertThat(session.list()).hasSize(1);
        }
    }

    @Test
    void aPlanToChangeWhatIsGoneIsRefused() {
        try (Session session = open()) {
            Deployment live = session.apply(shop().plain());
            Plan plan = session.plan(shop().large());
            session.cdn.delete(live.id());

            assertStale(session, plan);

            assertThat(session.account.inventory()).isEmpty();
        }
    }

    @Test
    void aPlanWhoseChangesWereEditedIsRefused() {
        try (Session session = open()) {
            Plan plan = session.plan(shop().plain());
            Plan edited = Plan.builder().from(plan).changes(List.of()).calls(0).build();

            assertStale(session, edited);

            assertThat(session.account.inventory()).isEmpty();
        }
    }

    @Test
    void aPlanOfAnotherProviderIsRefused() {
        try (Session session = open()) {
            Plan plan = Plan.builder()
                    .from(session.plan(shop().plain()))
                    .provider("elsewhere")
                    .build();

            assertThatThrownBy(() -> session.cdn.apply(plan))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("elsewhere");
        }
    }

    private static void assertStale(Session session, Plan plan) {
        session.account.calls().clear();
        assertThatThrownBy(() -> session.cdn.apply(plan, Session.EVERYTHING))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class, e -> assertThat(e.stale()).isTrue());
        assertThat(session.account.calls().writes()).isEmpty();
    }

    @Test
    void anotherHostNameNeedsPermissionOrIsAnotherDeployment() {
        if (fixture().foundByHostname()) {
            try (Session session = open()) {
                session.apply(shop().plain());
                session.cdn.apply(session.plan(shop().otherHost()));
                session.assertIs(shop().plain(), "left alone");
                session.assertIs(shop().otherHost(), "another one");
            }
            return;
        }
        assertNeeds(Permission.HOSTNAME, shop().plain(), shop().otherHost());
    }

    @Test
    void anotherMainOriginNeedsPermission() {
        assertNeeds(Permission.MAIN_ORIGIN, shop().plain(), shop().otherOrigin());
    }

    @Test
    void aChangeOfManyRulesNeedsPermission() {
        if (!shop().hasRules()) {
            return;
        }
        assertNeeds(Permission.MANY_RULES, shop().many(RULES, "/a"), shop().many(RULES, "/b"));
    }

    private void assertNeeds(Permission permission, Distribution from, Distribution to) {
        try (Session session = open()) {
            session.apply(from);
            Plan plan = session.plan(to);
            session.account.calls().clear();

            assertThatThrownBy(() -> session.cdn.apply(plan))
                    .isInstanceOfSatisfying(PlanRefusedException.class, e -> {
                        assertThat(e.stale()).isFalse();
                        assertThat(e.missing()).contains(permission);
                    })
                    .hasMessageContaining(permission.text());
            assertThat(session.account.calls().writes()).isEmpty();
            session.assertServes(from, "refused");

            session.cdn.apply(
                    plan,
                    ApplyOptions.builder()
                            .addAllow(permission)
                            // what the provider itself needs for it
                            .addAllow(Permission.REPLACEMENT, Permission.DELETION)
                            .build());

            session.assertIs(to, "allowed");
        }
    }

    @Test
    void whatHasNoSuchIdIsNotFound() {
        try (Session session = open()) {
            Deployment live = session.apply(shop().plain());
            session.cdn.delete(live.id());

            assertThatThrownBy(() -> session.cdn.status(live.id())).isInstanceOf(CdnException.class);
            assertThatThrownBy(() -> session.cdn.read(live.id())).isInstanceOf(CdnException.class);
        }
    }
}
