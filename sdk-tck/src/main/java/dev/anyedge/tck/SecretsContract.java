package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No secret, neither a credential nor the value behind a reference, shows in anything that a user may print. */
public abstract class SecretsContract extends ContractTopic {

    /** For subclasses. */
    protected SecretsContract() {}

    @Test
    void nothingThatASuccessfulApplyShowsHoldsASecret() {
        try (Session session = open()) {
            StringBuilder shown = new StringBuilder();
            for (Distribution distribution : secretive()) {
                session.empty();
                Plan plan = session.plan(distribution);
                Deployment live = session.cdn.apply(plan, listening(shown));
                shown.append(plan)
                        .append(plan.toJson())
                        .append(plan.render())
                        .append(plan.renderMarkdown())
                        .append(live)
                        .append(session.cdn)
                        .append(session.cdn.async())
                        .append(session.cdn.capabilities())
                        .append(session.cdn.status(live.id()))
                        .append(session.cdn.read(live.id()))
                        .append(session.cdn.read(live.id()).distribution().toJson())
                        .append(session.cdn.list());
                Plan again = session.plan(distribution);
                assertThat(again.isEmpty()).as(again.render()).isTrue();
            }
            assertClean(session, shown);
        }
    }

    @Test
    void noFailureShowsASecret() {
        try (Session session = open()) {
            StringBuilder shown = new StringBuilder();
            for (Distribution distribution : secretive()) {
                session.empty();
                session.account.calls().clear();
                session.apply(distribution);
                int calls = session.account.calls().all().size();
                for (int at = 1; at <= calls; at++) {
                    for (Trouble trouble : List.of(Trouble.BROKEN_BEFORE, Trouble.LOST_AFTER)) {
                        session.empty();
                        session.account.calls().fail(at, Integer.MAX_VALUE, trouble);
                        try {
                            session.cdn.apply(session.plan(distribution), listening(shown));
                        } catch (CdnException e) {
                            StringWriter trace = new StringWriter();
                            e.printStackTrace(new PrintWriter(trace));
                            shown.append(trace).append(e.call());
                        }
                    }
                }
            }
            assertThat(shown.length()).as("something failed").isPositive();
            assertClean(session, shown);
        }
    }

    private List<Distribution> secretive() {
        List<Distribution> all = new ArrayList<>(List.of(shop().plain()));
        for (Distribution probe : new Probes(fixture()).of(Feature.TOKEN_AUTH)) {
            if (CapabilityContract.translate(fixture().translator(), probe)
                    .document()
                    .isPresent()) {
                all.add(probe);
                break;
            }
        }
        return all;
    }

    private static ApplyOptions listening(StringBuilder shown) {
        return ApplyOptions.builder()
                .addAllow(Permission.values())
                .listener(new ApplyListener() {
                    @Override
                    public void started(Change change, int index, int total) {
                        shown.append(change)
                                .append(change.before().map(b -> b.toJson()).orElse(""))
                                .append(change.after().map(a -> a.toJson()).orElse(""));
                    }

                    @Override
                    public void failed(Change change, int index, int total, Throwable problem) {
                        shown.append(problem);
                    }
                })
                .build();
    }

    private static void assertClean(Session session, StringBuilder shown) {
        String everything = shown.toString();
        assertThat(session.account.secrets()).isNotEmpty();
        for (String secret : session.account.secrets()) {
            assertThat(everything.contains(secret)).as("a credential shows").isFalse();
        }
        assertThat(everything.contains(TokenKey.VALUE))
                .as("the value behind a reference shows")
                .isFalse();
    }
}
