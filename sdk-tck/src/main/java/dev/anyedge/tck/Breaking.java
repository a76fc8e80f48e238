package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyFailedException;
import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change that is disturbed at one of its calls after the other: in between viewers are served by the old or by the new
 * configuration as a whole, and the next apply ends where an undisturbed one ends.
 */
final class Breaking implements AutoCloseable {
    static final int FOR_EVER = Integer.MAX_VALUE;
    private static final int REQUESTS = 40;

    private final ProviderFixture<?> provider;
    private final String name;
    private final Optional<Distribution> from;
    private final Distribution to;
    private final Session session;
    private final List<String> wished;
    private final List<Viewed> old;
    private final List<Viewed> now;
    private final Plan undisturbed;
    private final int calls;

    Breaking(ProviderFixture<?> provider, String name, Optional<Distribution> from, Distribution to) {
        this.provider = provider;
        this.name = name;
        this.from = from;
        this.to = to;
        this.session = new Session(provider);
        this.wished = session.freshInventory(to);
        from.ifPresent(session::apply);
        this.old = meet();
        this.undisturbed = session.plan(to);
        session.account.calls().clear();
        session.cdn.apply(undisturbed, Session.EVERYTHING);
        this.calls = session.account.calls().all().size();
        this.now = meet();
    }

    /** How many calls the apply makes, reads included. */
    int calls() {
        return calls;
    }

    /** The write in the middle of those that the plan states. */
    int middle() {
        return (undisturbed.calls() + 1) / 2;
    }

    void everywhere(Trouble trouble, int count) {
        for (int at = 1; at <= calls; at++) {
            at(at, trouble, count);
        }
    }

    void at(int at, Trouble trouble, int count) {
        String label =
                name + ", " + trouble + (count == 1 ? " once" : " from then on") + " at call " + at + " of " + calls;
        begin();
        Plan plan = session.plan(to);
        session.account.calls().fail(at, count, trouble);
        boolean failed = fails(session.cdn, plan, label);
        assertOldOrNew(label);
        session.account.calls().heal();
        if (failed) {
            session.apply(to);
        }
        assertEnd(label);
    }

    private void begin() {
        session.empty();
        from.ifPresent(session::apply);
    }

    private void assertOldOrNew(String label) {
        if (undisturbed.changes().stream().noneMatch(c -> c.needs().contains(Permission.REPLACEMENT))) {
            List<Viewed> between = meet();
            assertThat(between.equals(old) || between.equals(now))
                    .as("%s: wholly the old or wholly the new configuration, but %s", label, between)
                    .isTrue();
        }
    }

    private void assertEnd(String label) {
        assertThat(meet()).as(label).isEqualTo(now);
        assertThat(session.account.inventory()).as(label).isEqualTo(wished);
        assertThat(session.plan(to).isEmpty()).as(label).isTrue();
    }

    private static boolean fails(Cdn cdn, Plan plan, String label) {
        try {
            cdn.apply(plan, Session.EVERYTHING);
            return false;
        } catch (ApplyFailedException e) {
            List<Change> all = new ArrayList<>(e.completed());
            all.add(e.failed());
            all.addAll(e.remaining());
            assertThat(all).as(label).isEqualTo(plan.changes());
            return true;
        } catch (CdnException e) {
            assertThat(e.getMessage()).as(label).isNotBlank();
            return true;
        }
    }

    /**
     * After each of its changes the process is gone.
     *
     * @return how many changes there are
     */
    int killedEverywhere() {
        for (int at = 0; at < undisturbed.changes().size(); at++) {
            String label = name + ", killed after change " + at;
            begin();
            kill(at);
            assertOldOrNew(label);
            session.apply(to);
            assertEnd(label);
        }
        return undisturbed.changes().size();
    }

    /**
     * A process of its own is killed at each of its writes: before the provider has heard of it, and when the provider is
     * done and its answer is on the way.
     *
     * @return how many were killed; none where no other process can reach the provider
     */
    int killedProcesses() {
        int killed = 0;
        while (killedProcess(killed / 2 + 1, killed % 2 == 0)) {
            killed++;
        }
        return killed;
    }

    /**
     * A process of its own is killed at one of its writes, and the next apply finishes.
     *
     * @param at which write, counted from 1
     * @param before whether the provider does not hear of it
     * @return whether there was such a write
     */
    boolean killedProcess(int at, boolean before) {
        if (session.account.connection().isEmpty()) {
            return false;
        }
        String label = name + ", process killed " + (before ? "before write " : "after write ") + at;
        begin();
        boolean killed = OtherProcess.killed(provider, session.account.connection(), to, at, before);
        if (killed) {
            assertOldOrNew(label);
            session.apply(to);
        }
        assertEnd(label);
        return killed;
    }

    /** An error in a listener ends an apply as the end of its process would. */
    private void kill(int at) {
        ApplyListener killer = new ApplyListener() {
            @Override
            public void completed(Change change, int index, int total) {
                if (index == at) {
                    throw new Killed();
                }
            }
        };
        try (Cdn process = session.account.client(session.time)) {
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

    /** What some requests to the old and to the new host names meet. */
    private List<Viewed> meet() {
        List<Request> requests = new ArrayList<>();
        new Requests(to, 7).stream(REQUESTS).forEach(requests::add);
        from.ifPresent(old -> new Requests(old, 7).stream(REQUESTS).forEach(requests::add));
        Edge edge = session.account.edge();
        return requests.stream().map(edge::decide).toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
