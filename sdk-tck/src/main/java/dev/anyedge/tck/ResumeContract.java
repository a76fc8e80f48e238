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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An apply breaks at each of its calls, in each way: until it is resumed every request is decided wholly by the old or
 * wholly by the new configuration, and a second plan finishes what the first one began, with nothing twice and nothing
 * left over.
 */
public abstract class ResumeContract extends ContractTopic {
    private static final int FOR_EVER = Integer.MAX_VALUE;

    /** The rest of the ways in which a single call fails is left to a thorough run: {@code -Danyedge.tck.thorough=true}. */
    private static final List<Trouble> ONCE = Boolean.getBoolean("anyedge.tck.thorough")
            ? List.of(Trouble.values())
            : List.of(Trouble.LOST_AFTER, Trouble.BROKEN_BEFORE);

    /** For subclasses. */
    protected ResumeContract() {}

    private record Story(String name, Optional<Distribution> from, Distribution to) {}

    private Stream<Story> stories() {
        return Stream.of(
                new Story("first apply", Optional.empty(), shop().plain()),
                new Story("grow", Optional.of(shop().plain()), shop().large()),
                new Story("shrink and another host name", Optional.of(shop().large()), shop().otherHost()));
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallIsTheLastViewersAreServedAndTheNextApplyFinishes() {
        return stories().flatMap(story -> Stream.of(Trouble.LOST_BEFORE, Trouble.LOST_AFTER)
                .map(trouble -> DynamicTest.dynamicTest(
                        story.name() + ", from then on " + trouble, () -> breakEverywhere(story, trouble, FOR_EVER))));
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallFailsOnceTheEndIsTheSame() {
        return stories().flatMap(story -> ONCE.stream()
                .map(trouble -> DynamicTest.dynamicTest(
                        story.name() + ", once " + trouble, () -> breakEverywhere(story, trouble, 1))));
    }

    private void breakEverywhere(Story story, Trouble trouble, int count) {
        List<String> wished = inventoryAfter(story);
        try (Session session = open()) {
            prepare(session, story);
            List<Viewed> old = meet(session, story);
            Plan undisturbed = session.plan(story.to());
            session.account.calls().clear();
            session.cdn.apply(undisturbed, Session.EVERYTHING);
            int calls = session.account.calls().all().size();
            List<Viewed> now = meet(session, story);
            boolean exempt =
                    undisturbed.changes().stream().anyMatch(c -> c.needs().contains(Permission.REPLACEMENT));
            for (int at = 1; at <= calls; at++) {
                String label = story.name() + ", " + trouble + " at call " + at + " of " + calls;
                session.empty();
                prepare(session, story);
                Plan plan = session.plan(story.to());
                session.account.calls().fail(at, count, trouble);
                boolean failed = applyFails(session.cdn, plan, label);
                if (!exempt) {
                    List<Viewed> between = meet(session, story);
                    assertThat(between.equals(old) || between.equals(now))
                            .as("%s: wholly the old or wholly the new configuration, but %s", label, between)
                            .isTrue();
                }
                session.account.calls().heal();
                if (failed) {
                    session.apply(story.to());
                }
                assertThat(meet(session, story)).as(label).isEqualTo(now);
                assertThat(session.account.inventory()).as(label).isEqualTo(wished);
                assertThat(session.plan(story.to()).isEmpty()).as(label).isTrue();
            }
        }
    }

    private static boolean applyFails(Cdn cdn, Plan plan, String label) {
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

    @TestFactory
    Stream<DynamicTest> aProcessThatIsGoneBetweenTwoChangesLeavesNothingThatTheNextOneCannotFinish() {
        return stories()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    List<String> wished = inventoryAfter(story);
                    try (Session session = open()) {
                        prepare(session, story);
                        int changes = session.plan(story.to()).changes().size();
                        for (int at = 0; at < changes; at++) {
                            session.empty();
                            prepare(session, story);
                            kill(session, story.to(), at);
                            session.apply(story.to());
                            String label = story.name() + ", killed after change " + at;
                            session.assertIs(story.to(), label);
                            assertThat(session.account.inventory()).as(label).isEqualTo(wished);
                        }
                    }
                }));
    }

    /** An error in a listener ends an apply as the end of its process would. */
    private static void kill(Session session, Distribution to, int at) {
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

    private static void prepare(Session session, Story story) {
        story.from().ifPresent(session::apply);
    }

    private List<String> inventoryAfter(Story story) {
        try (Session session = open()) {
            return session.freshInventory(story.to());
        }
    }

    /** What some requests to the old and to the new host names meet. */
    private List<Viewed> meet(Session session, Story story) {
        List<Request> requests = new ArrayList<>();
        new Requests(story.to(), 7).stream(40).forEach(requests::add);
        story.from().ifPresent(from -> new Requests(from, 7).stream(40).forEach(requests::add));
        Edge edge = session.account.edge();
        return requests.stream().map(edge::decide).toList();
    }
}
