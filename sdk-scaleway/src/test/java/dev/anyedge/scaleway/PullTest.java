package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.testing.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read from a live pipeline, whoever made it, plans to nothing; and saying it anew elsewhere means the same. */
class PullTest {
    private static final long SEED = 20261123;

    @Test
    void whatIsPulledPlansToNothing() {
        try (Project project = new Project();
                ScalewayEdgeApi api = Clients.of(project.simulator)) {
            RandomGraphs random = new RandomGraphs(SEED, api);
            TreeMap<String, Integer> outcomes = new TreeMap<>();
            List<String> failures = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                String id = random.next("graph-" + i);
                Reading reading = project.cdn.read(id);
                Distribution pulled =
                        Distribution.fromJson(reading.distribution().toJson());
                String label = "seed " + SEED + ", case " + i;
                try {
                    Plan plan = project.cdn.plan(
                            pulled, PlanOptions.builder().deploymentId(id).build());
                    outcomes.merge(plan.isEmpty() ? "empty" : "changes", 1, Integer::sum);
                    if (!plan.isEmpty()) {
                        failures.add(label + "\n" + plan.render() + "\n"
                                + project.document().toPrettyString());
                    }
                } catch (TranslationRefusedException e) {
                    outcomes.merge("refused", 1, Integer::sum);
                    assertThat(reading.complete())
                            .as(label + e.getMessage() + reading.findings())
                            .isFalse();
                }
                project.cdn.delete(id);
            }
            System.out.println(outcomes);
            assertThat(failures.stream().limit(3))
                    .as(failures.size() + " of 250")
                    .isEmpty();
        }
    }
}
