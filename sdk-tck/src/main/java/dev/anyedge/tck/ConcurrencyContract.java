package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else changes the same deployment at the same time: whoever applies last wins, as a whole. */
public abstract class ConcurrencyContract extends ContractTopic {

    /** For subclasses. */
    protected ConcurrencyContract() {}

    @Test
    void anEditInTheMiddleOfAnApplyIsSurvived() {
        Distribution wished = shop().large();
        try (Session session = open()) {
            List<String> undisturbed = session.freshInventory(wished);
            session.apply(shop().plain());
            int changes = session.plan(wished).changes().size();
            for (int at = 0; at < changes; at++) {
                session.empty();
                session.apply(shop().plain());
                disturbed(session, wished, at);

                session.apply(wished);

                session.assertIs(wished, "edited before change " + at);
                assertThat(session.account.inventory())
                        .as("edited before change %d", at)
                        .isEqualTo(undisturbed);
            }
        }
    }

    private void disturbed(Session session, Distribution wished, int at) {
        Cdn other = session.other();
        ApplyListener editor = new ApplyListener() {
            @Override
            public void started(Change change, int index, int total) {
                if (index == at) {
                    other.apply(other.plan(shop().otherDefaults()), Session.EVERYTHING);
                }
            }
        };
        Plan plan = session.plan(wished);
        try {
            session.cdn.apply(
                    plan,
                    ApplyOptions.builder()
                            .addAllow(Permission.values())
                            .listener(editor)
                            .build());
        } catch (CdnException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
