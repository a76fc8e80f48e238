package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.model.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * After each single call of an apply, all requests are decided by the old configuration or all by the new one, and once
 * by the new one, always. (There is no replacement at this provider that would be exempt.)
 */
class AvailabilityTest {
    private static final long SEED = 20261122;
    private static final int CASES = 80;
    private static final Project FRESH = new Project();

    @AfterAll
    static void close() {
        FRESH.close();
    }

    @Test
    void everyRequestIsDecidedWhollyByTheOldOrWhollyByTheNewConfiguration() {
        RandomShops random = new RandomShops(SEED);
        try (Project project = new Project()) {
            int switches = 0;
            for (int i = 0; i < CASES; i++) {
                Shops.Parts from = random.next();
                Shops.Parts to = random.changed(from);
                String label = "seed " + SEED + ", case " + i;
                switches += check(project, from.build(), to.build(), label) ? 1 : 0;
            }
            assertThat(switches).as("most cases change what viewers meet").isGreaterThan(CASES / 2);
        }
    }

    @Test
    void aChainOfChangesKeepsEveryRequestServed() {
        RandomShops random = new RandomShops(SEED + 1);
        try (Project project = new Project()) {
            Shops.Parts shop = random.next();
            project.apply(shop.build());
            for (int i = 0; i < 40; i++) {
                shop = random.changed(shop);
                step(project, shop.build(), "seed " + (SEED + 1) + ", step " + i);
            }
        }
    }

    private static boolean check(Project project, Distribution from, Distribution to, String label) {
        String id = project.apply(from).id();
        try {
            return step(project, to, label + "\nfrom " + from);
        } finally {
            project.cdn.delete(id);
        }
    }

    private static boolean step(Project project, Distribution to, String label) {
        List<String> old = Viewers.meet(project.document());
        List<List<String>> seen = new ArrayList<>();
        List<String> when = new ArrayList<>();
        project.clearJournal();
        Plan plan = project.plan(to);
        ApplyListener afterEachCall = new ApplyListener() {
            @Override
            public void completed(Change change, int index, int total) {
                assertThat(project.writes()).as("one call for each change").hasSize(index + 1);
                seen.add(Viewers.meet(project.document()));
                when.add(change.action() + " " + change.kind() + " " + change.name());
            }
        };
        String shown = label + "\nto " + to + "\n" + plan.render();

        project.cdn.apply(
                plan,
                ApplyOptions.builder()
                        .addAllow(Permission.values())
                        .listener(afterEachCall)
                        .build());

        List<String> now = Viewers.meet(project.document());
        assertThat(seen).as(shown).hasSize(plan.calls());
        boolean switched = false;
        for (int i = 0; i < seen.size(); i++) {
            if (!switched && !seen.get(i).equals(old)) {
                switched = true;
            }
            assertThat(seen.get(i)).as("%s\nafter %s", shown, when.get(i)).isEqualTo(switched ? now : old);
        }
        assertThat(plan.changes().stream().noneMatch(c -> c.needs().contains(Permission.REPLACEMENT)))
                .isTrue();
        Plan rest = project.plan(to);
        assertThat(rest.isEmpty())
                .as("%s\nleft to do: %s", shown, rest.render())
                .isTrue();
        assertSameAsFresh(project, to, now, shown);
        return switched;
    }

    /** What a change led to is what a first apply leads to: same decisions, no stage too many. */
    private static void assertSameAsFresh(Project project, Distribution to, List<String> now, String label) {
        String id = FRESH.apply(to).id();
        assertThat(now).as(label).isEqualTo(Viewers.meet(FRESH.document()));
        assertThat(project.stageCounts()).as(label).isEqualTo(FRESH.stageCounts());
        FRESH.cdn.delete(id);
    }
}
