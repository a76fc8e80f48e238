package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.scaleway.api.BackendStageFilter;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.testing.Clients;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is read from a live pipeline, whoever made it, plans to nothing; and saying it anew elsewhere means the same. */
class PullTest {
    private static final long SEED = 20261123;

    private static final int CASES = 200;

    @Test
    void whatIsPulledPlansToNothing() {
        try (Project project = new Project();
                ScalewayEdgeApi api = Clients.of(project.simulator)) {
            RandomGraphs random = new RandomGraphs(SEED, api);
            for (int i = 0; i < CASES; i++) {
                String id = i % 4 == 0 ? random.incomplete("graph-" + i) : random.next("graph-" + i);
                Reading reading = project.cdn.read(id);
                Distribution pulled =
                        Distribution.fromJson(reading.distribution().toJson());
                String label = "seed " + SEED + ", case " + i + "\n" + project.document();
                Plan plan = project.cdn.plan(pulled, byId(id));
                assertThat(plan.isEmpty()).as(plan.render() + "\n" + label).isTrue();
                assertThat(project.cdn.apply(plan).id()).isEqualTo(id);
                project.cdn.delete(id);
            }
        }
    }

    private static PlanOptions byId(String id) {
        return PlanOptions.builder().deploymentId(id).build();
    }

    @Test
    void stagesThatNothingLeadsToStayAsLongAsTheDistributionKeepsThem() {
        try (Project project = new Project();
                ScalewayEdgeApi api = Clients.of(project.simulator)) {
            String id = project.apply(Shops.withApi(p -> {})).id();
            String backend = api.listBackendStages(id, BackendStageFilter.none())
                    .all()
                    .get(0)
                    .id();
            api.createCacheStage(
                    id,
                    CacheStageRequest.builder()
                            .fallbackTtl(Duration.ofSeconds(7))
                            .next(StageLink.backend(backend))
                            .build());
            Distribution pulled = project.cdn.read(id).distribution();
            Distribution changed = Distribution.builder()
                    .from(pulled)
                    .defaults(Behavior.builder()
                            .from(pulled.defaults())
                            .caching(Caching.honorOrigin(Duration.ofMinutes(1)))
                            .build())
                    .build();

            assertThat(project.plan(pulled).isEmpty()).isTrue();
            Plan plan = project.plan(changed);
            project.cdn.apply(plan);

            assertThat(plan.changes())
                    .extracting(change -> change.action() + " " + change.kind())
                    .containsExactly("UPDATE cache-stage");
            assertThat(project.stageCounts()).containsEntry("cache", 2);
            // written by hand, the distribution knows nothing of it
            assertThat(project.plan(Shops.withApi(p -> {})).changes())
                    .extracting(change -> change.action() + " " + change.kind())
                    .containsExactly("UPDATE cache-stage", "DELETE cache-stage");
        }
    }

    @Test
    void aPipelineWithAnotherNameIsRenamedWhenItIsMeantById() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.shop()).id();

            Plan plan = project.cdn.plan(Shops.with(p -> p.name = "store"), byId(id));
            project.cdn.apply(plan);

            assertThat(plan.changes()).extracting(change -> change.kind()).containsExactly("pipeline");
            assertThat(project.cdn.status(id).name()).isEqualTo("store");
            assertThat(project.plan(Shops.with(p -> p.name = "store")).isEmpty())
                    .isTrue();
        }
    }

    @Test
    void onlyTheWholeNameFindsAPipelineAndSeveralAreRefusedWithTheirIds() {
        try (Project project = new Project();
                ScalewayEdgeApi api = Clients.of(project.simulator)) {
            String longer = project.apply(Shops.with(p -> p.name = "shop-2")).id();

            assertThat(project.plan(Shops.with(p -> p.endpoint = Endpoint.assigned()))
                            .deploymentId())
                    .isEmpty();
            String one = api.createPipeline(PipelineRequest.of("shop")).id();
            String other = api.createPipeline(PipelineRequest.of("shop")).id();
            assertThatThrownBy(() -> project.plan(Shops.shop()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining(one)
                    .hasMessageContaining(other)
                    .hasMessageContaining("--id")
                    .hasMessageNotContaining(longer);
            assertThat(project.cdn.plan(Shops.shop(), byId(one)).deploymentId()).contains(one);
        }
    }

    @Test
    void anUnknownIdIsNotFound() {
        try (Project project = new Project()) {
            String nobody = "99999999-9999-4999-8999-999999999999";

            assertThatThrownBy(() -> project.cdn.plan(Shops.shop(), byId(nobody)))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> project.cdn.status(nobody)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> project.cdn.read(nobody)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> project.cdn.delete(nobody)).isInstanceOf(NotFoundException.class);
            assertThat(project.writes()).isEmpty();
        }
    }
}
