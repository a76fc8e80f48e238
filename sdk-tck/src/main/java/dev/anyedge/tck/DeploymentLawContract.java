package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Those of the laws that are about deployments: what an apply leaves, with and without failures. For another way to a
 * provider whose translation has been tried already; the rest is in {@link LawContract}.
 */
@Tag("laws")
public abstract class DeploymentLawContract {

    /** For subclasses. */
    protected DeploymentLawContract() {}

    /**
     * The provider under test.
     *
     * @return its fixture
     */
    protected abstract ProviderFixture<?> fixture();

    // ---- idempotence, counted calls ----

    @Test
    void aLifeOfChangesIsServedAsMeantWithTheCallsThatWereStatedAndNothingLeftToDo() {
        life(fixture(), getClass().getSimpleName());
    }

    private static <D> void life(ProviderFixture<D> provider, String reported) {
        Effort effort = Effort.now();
        Tailor<D> tailor = new Tailor<>(provider, effort.seed() + 2, !provider.foundByHostname());
        int writes = 0;
        try (Session session = new Session(provider)) {
            Optional<String> id = Optional.empty();
            for (int i = 0; i < effort.applies(); i++) {
                Distribution wished = tailor.next();
                String label = "seed " + (effort.seed() + 2) + ", change " + i + ": " + wished.toJson();
                Plan plan = session.plan(wished);
                session.account.calls().clear();
                Deployment live = session.cdn.apply(plan, Session.EVERYTHING);
                writes += plan.calls();
                assertThat(session.account.calls().writes())
                        .as("%s\n%s", label, plan.render())
                        .hasSize(plan.calls());
                assertThat(id.orElse(live.id())).as(label).isEqualTo(live.id());
                id = Optional.of(live.id());
                session.assertIs(wished, label);
                assertThat(session.account.inventory()).as(label).isEqualTo(session.freshInventory(wished));
                Distribution pulled = session.cdn.read(live.id()).distribution();
                session.account.calls().clear();
                Plan again = session.cdn.plan(
                        pulled, PlanOptions.builder().deploymentId(live.id()).build());
                assertThat(again.changes())
                        .as("%s\nread as %s\n%s", label, pulled.toJson(), again.render())
                        .isEmpty();
                session.cdn.apply(again);
                assertThat(session.account.calls().writes()).as(label).isEmpty();
            }
        }
        effort.report(reported, effort.applies() + " applies in one life, " + writes + " writes");
    }

    // ---- convergence, availability ----

    @Test
    void whicheverCallFailsInWhicheverWayTheNextApplyEndsWhereItShould() {
        breaking(fixture(), getClass().getSimpleName());
    }

    private static <D> void breaking(ProviderFixture<D> provider, String reported) {
        Effort effort = Effort.now();
        Tailor<D> tailor = new Tailor<>(provider, effort.seed() + 3, !provider.foundByHostname());
        Random random = new Random(effort.seed() + 3);
        int faults = 0;
        int stopped = 0;
        int killed = 0;
        for (int i = 0; i < effort.disturbed(); i++) {
            Optional<Distribution> from = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(tailor.next());
            Distribution to = tailor.next();
            String label = "seed " + (effort.seed() + 3) + ", change " + i + "\nfrom "
                    + from.map(Distribution::toJson).orElse("nothing") + "\nto " + to.toJson();
            try (Breaking breaking = new Breaking(provider, label, from, to)) {
                if (!effort.everywhere()) {
                    int at = 1 + random.nextInt(breaking.calls());
                    Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
                    breaking.at(at, trouble, random.nextBoolean() ? 1 : Breaking.FOR_EVER);
                    faults++;
                    continue;
                }
                for (Trouble trouble : Trouble.values()) {
                    breaking.everywhere(trouble, 1);
                    breaking.everywhere(trouble, Breaking.FOR_EVER);
                    faults += 2 * breaking.calls();
                }
                stopped += breaking.killedEverywhere();
                if (i < Effort.KILLED) {
                    killed += breaking.killedProcesses();
                }
            }
        }
        effort.report(
                reported,
                effort.disturbed() + " changes broken at " + faults + " points, " + stopped
                        + " applies ended between two changes, " + killed + " processes killed at a write");
    }
}
