package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * After each single call of an apply through v1alpha1, all requests are decided by the old configuration or all by the new
 * one, and the end is what a first apply would have led to.
 */
class V1Alpha1AvailabilityTest {
    private static final long SEED = 20261124;
    private static final int STEPS = 120;

    @Test
    void everyRequestIsDecidedWhollyByTheOldOrWhollyByTheNewConfiguration() {
        RandomShops random = new RandomShops(SEED);
        try (Project project = new Project(ScalewayDialect.V1ALPHA1);
                Project fresh = new Project(ScalewayDialect.V1ALPHA1);
                ScalewayEdgeApiV1Alpha1 api = V1Alpha1Stages.api(project.simulator)) {
            Shops.Parts shop = random.next();
            project.apply(V1Alpha1Stages.within(shop).build());
            int switches = 0;
            for (int i = 0; i < STEPS; i++) {
                shop = random.changed(shop);
                Distribution to = V1Alpha1Stages.within(shop).build();
                String label = "seed " + SEED + ", step " + i + "\nto " + to;
                switches += step(project, to, label) ? 1 : 0;
                assertSameAsFresh(project, fresh, to, label);
                assertThat(V1Alpha1Stages.counts(api).keySet()).as(label).noneMatch(kind -> kind.contains("nobody"));
            }
            assertThat(switches).as("many steps change what viewers meet").isGreaterThan(STEPS / 3);
        }
    }

    private static boolean step(Project project, Distribution to, String label) {
        List<String> old = Viewers.meet(project.document());
        List<List<String>> seen = new ArrayList<>();
        project.clearJournal();
        Plan plan = project.plan(to);
        ApplyListener afterEachCall = new ApplyListener() {
            @Override
            public void completed(Change change, int index, int total) {
                assertThat(project.writes()).as("one call for each change").hasSize(index + 1);
                seen.add(Viewers.meet(project.document()));
            }
        };

        project.cdn.apply(
                plan,
                ApplyOptions.builder()
                        .addAllow(Permission.values())
                        .listener(afterEachCall)
                        .build());

        List<String> now = Viewers.meet(project.document());
        assertThat(seen).as(label).hasSize(plan.calls());
        boolean switched = false;
        for (List<String> met : seen) {
            switched |= !met.equals(old);
            assertThat(met).as("%s\n%s", label, plan.render()).isEqualTo(switched ? now : old);
        }
        assertThat(project.plan(to).isEmpty()).as(label).isTrue();
        return switched;
    }

    private static void assertSameAsFresh(Project project, Project fresh, Distribution to, String label) {
        String id = fresh.apply(to).id();
        assertThat(Viewers.meet(project.document())).as(label).isEqualTo(Viewers.meet(fresh.document()));
        assertThat(project.stageCounts()).as(label).isEqualTo(fresh.stageCounts());
        fresh.cdn.delete(id);
    }
}
