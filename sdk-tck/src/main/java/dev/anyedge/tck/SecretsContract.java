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
import org.slf4j.LoggerFactory;

/** No secret, neither a credential nor the value behind a reference, shows in anything that a user may print or log. */
public abstract class SecretsContract extends ContractTopic {

    /** For subclasses. */
    protected SecretsContract() {}

    @Test
    void theSuiteHearsWhatIsLogged() {
        try (Recording recording = Recording.begin(fixture()::logsOfSimulator)) {
            LoggerFactory.getLogger("dev.anyedge.canary").trace("sings {}", "thrice");
            System.getLogger("dev.anyedge.canary").log(System.Logger.Level.TRACE, "chirps");
            assertThat(recording.text())
                    .as("the suite must be the only binding of slf4j on the class path of the tests")
                    .contains("sings thrice", "chirps");
        }
    }

    @Test
    void aProcessThatLogsEverythingShowsNoSecret() {
        try (Session session = open()) {
            List<String> connection = session.account.connection();
            if (connection.isEmpty()) {
                // nothing but this process reaches the provider, and here the other tests listen
                return;
            }
            List<Distribution> all = secretive();
            try (OtherProcess process = OtherProcess.start(fixture(), connection, all.get(all.size() - 1))) {
                assertThat(process.end()).as(process.said()).isZero();
                assertThat(process.said())
                        .as("the JDK's HTTP client logs, and so does the SDK")
                        .contains("jdk.httpclient", "dev.anyedge.cdn.http DEBUG");
                assertClean(session, process.said());
            }
        }
    }

    @Test
    void nothingThatASuccessfulApplyShowsHoldsASecret() {
        try (Recording recording = Recording.begin(fixture()::logsOfSimulator);
                Session session = open()) {
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
            assertClean(session, shown + recording.text());
        }
    }

    @Test
    void noFailureShowsASecret() {
        try (Recording recording = Recording.begin(fixture()::logsOfSimulator);
                Session session = open()) {
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
            assertClean(session, shown + recording.text());
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

    private static void assertClean(Session session, String everything) {
        assertThat(session.account.secrets()).isNotEmpty();
        for (String secret : session.account.secrets()) {
            assertThat(everything.contains(secret)).as("a credential shows").isFalse();
        }
        assertThat(everything.contains(TokenKey.VALUE))
                .as("the value behind a reference shows")
                .isFalse();
    }
}
