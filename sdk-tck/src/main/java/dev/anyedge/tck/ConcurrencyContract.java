package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Somebody else makes, changes or deletes the same deployment at the same time: whoever applies last wins, as a whole. */
public abstract class ConcurrencyContract extends ContractTopic {

    /** For subclasses. */
    protected ConcurrencyContract() {}

    @Test
    void anEditInTheMiddleOfAnApplyIsSurvived() {
        survived(Optional.of(shop().plain()), "edited", (other, id) -> {
            other.apply(other.plan(shop().otherDefaults()), Session.EVERYTHING);
        });
    }

    @Test
    void aDeletionInTheMiddleOfAnApplyIsSurvived() {
        survived(Optional.of(shop().plain()), "deleted", (other, id) -> other.delete(id.orElseThrow()));
    }

    /** The same is made twice at most, and that is said: no plan takes one of several without being told which. */
    @Test
    void twoProcessesThatMakeTheSameAtTheSameTimeLeaveOneInTheEnd() {
        survived(Optional.empty(), "made twice", (other, id) -> {
            other.apply(other.plan(shop().large()), Session.EVERYTHING);
        });
    }

    /** What somebody else does to a deployment, if it was there before. */
    private interface Disturbance {
        void by(Cdn other, Optional<String> id);
    }

    private void survived(Optional<Distribution> from, String how, Disturbance disturbance) {
        Distribution wished = shop().large();
        try (Session session = open()) {
            List<String> undisturbed = session.freshInventory(wished);
            from.ifPresent(session::apply);
            int changes = session.plan(wished).changes().size();
            for (int at = 0; at < changes; at++) {
                session.empty();
                Optional<String> id = from.map(session::apply).map(Deployment::id);
                disturbed(session, wished, at, other -> disturbance.by(other, id));

                finish(session, wished);

                String label = how + " before change " + at;
                session.assertIs(wished, label);
                assertThat(session.list()).as(label).hasSize(1);
                assertThat(session.account.inventory()).as(label).isEqualTo(undisturbed);
            }
        }
    }

    private static void finish(Session session, Distribution wished) {
        List<String> ids = session.list().stream().map(Deployment::id).toList();
        if (ids.size() > 1) {
            assertThatThrownBy(() -> session.plan(wished))
                    .isInstanceOf(CdnException.class)
                    .hasMessageContainingAll(ids.toArray(String[]::new));
            ids.subList(1, ids.size()).forEach(session.cdn::delete);
        }
        session.apply(wished);
    }

    private static void disturbed(Session session, Distribution wished, int at, Consumer<Cdn> disturbance) {
        Cdn other = session.other();
        ApplyListener listener = new ApplyListener() {
            @Override
            public void started(Change change, int index, int total) {
                if (index == at) {
                    disturbance.accept(other);
                }
            }
        };
        Plan plan = session.plan(wished);
        try {
            session.cdn.apply(
                    plan,
                    ApplyOptions.builder()
                            .addAllow(Permission.values())
                            .listener(listener)
                            .build());
        } catch (CdnException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
