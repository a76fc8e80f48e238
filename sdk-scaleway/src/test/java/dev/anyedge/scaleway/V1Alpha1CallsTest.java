package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which calls an operation makes through v1alpha1, to the letter, as {@code docs/calls.md} quotes them. */
class V1Alpha1CallsTest {
    private static final List<String> STAGE_READS =
            List.of("GET dns-stages", "GET tls-stages", "GET cache-stages", "GET backend-stages");

    private static final int PLAN_READS = 1 + STAGE_READS.size();
    private static final int STATUS_READS = 2;

    record Scenario(String name, Distribution to, Impact impact, List<Permission> needs, List<String> writes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario shop(String name, Impact impact, Consumer<Shops.Parts> change, String... writes) {
        return new Scenario(name, Shops.with(change), impact, List.of(), Arrays.asList(writes));
    }

    private static Scenario needing(Permission permission, Scenario scenario) {
        return new Scenario(scenario.name(), scenario.to(), scenario.impact(), List.of(permission), scenario.writes());
    }

    private static void otherOrigin(Shops.Parts parts) {
        parts.origins = List.of(Shops.bucket("other"));
        parts.origin = "other";
    }

    static Stream<Scenario> changes() {
        return Stream.of(
                shop("nothing changes", Impact.NONE, p -> {}),
                shop("description", Impact.NONE, p -> p.description = "another", "PATCH pipelines/·"),
                shop(
                        "default TTL",
                        Impact.TRAFFIC,
                        p -> p.caching = Caching.honorOrigin(Duration.ofMinutes(1)),
                        "PATCH cache-stages/·"),
                shop(
                        "no cache any more",
                        Impact.CACHE_FLUSH,
                        p -> p.caching = Caching.bypass(),
                        "PATCH tls-stages/·",
                        "DELETE cache-stages/·"),
                needing(
                        Permission.MAIN_ORIGIN,
                        shop(
                                "another main origin",
                                Impact.TRAFFIC,
                                V1Alpha1CallsTest::otherOrigin,
                                "POST backend-stages",
                                "PATCH cache-stages/·",
                                "DELETE backend-stages/·")),
                shop(
                        "a detail of the same origin",
                        Impact.TRAFFIC,
                        p -> p.origins = List.of(dev.anyedge.cdn.model.BucketOrigin.builder()
                                .id("assets")
                                .bucket("assets")
                                .region("fr-par")
                                .website(false)
                                .build()),
                        "PATCH backend-stages/·"),
                needing(
                        Permission.HOSTNAME,
                        shop(
                                "another host name",
                                Impact.TRAFFIC,
                                p -> p.endpoint = Endpoint.custom("www.shop.example", Certificate.managed()),
                                "PATCH dns-stages/·")),
                shop(
                        "another certificate",
                        Impact.TRAFFIC,
                        p -> p.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored(Shops.SECRET, "fr-par")),
                        "PATCH tls-stages/·"),
                needing(
                        Permission.HOSTNAME,
                        shop(
                                "another host name with another certificate",
                                Impact.TRAFFIC,
                                p -> p.endpoint =
                                        Endpoint.custom("www.shop.example", Certificate.stored(Shops.SECRET, "fr-par")),
                                "POST tls-stages",
                                "PATCH dns-stages/·",
                                "DELETE tls-stages/·")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeMakesExactlyTheseCallsAndThenThereIsNothingLeftToDo(Scenario scenario) throws IOException {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            project.apply(Shops.shop());
            project.clearJournal();

            Plan plan = project.plan(scenario.to());

            assertThat(project.calls()).hasSize(PLAN_READS).containsAll(STAGE_READS);
            assertThat(project.writes()).as("a plan changes nothing").isEmpty();
            assertThat(plan.calls()).isEqualTo(scenario.writes().size());
            assertThat(plan.changes().stream()
                            .map(Change::impact)
                            .reduce(Impact.NONE, (one, other) -> one.compareTo(other) > 0 ? one : other))
                    .isEqualTo(scenario.impact());
            assertThat(plan.changes().stream().flatMap(c -> c.needs().stream())).hasSameElementsAs(scenario.needs());
            project.clearJournal();

            project.cdn.apply(plan, Project.EVERYTHING);

            assertThat(project.writes()).containsExactlyElementsOf(scenario.writes());
            assertThat(project.reads()).isEqualTo(PLAN_READS + (plan.isEmpty() ? 0 : STATUS_READS));
            assertThat(project.plan(scenario.to()).isEmpty()).isTrue();
            assertThat(Files.readAllLines(Path.of("..", "docs", "calls.md"))).contains(row(scenario));
        }
    }

    /** As the page has it: the same row as for v1beta1, which writes the same. */
    private static String row(Scenario scenario) {
        String calls = scenario.writes().stream()
                .map(write -> write.replaceAll("([a-z]+)-stages(/·)?", "$1").replace("pipelines/·", "pipeline"))
                .collect(Collectors.joining(", "));
        return "| " + scenario.name() + " | " + scenario.writes().size() + " | " + (calls.isEmpty() ? "" : calls + " ")
                + "|";
    }

    @Test
    void aFirstApplyBuildsFromTheBackendUpwardsAndThePipelineLast() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            Plan plan = project.plan(Shops.shop());
            assertThat(project.calls())
                    .containsExactly(
                            "GET pipelines",
                            "GET dns-stages",
                            "GET tls-stages",
                            "GET cache-stages",
                            "GET backend-stages",
                            "GET current-plan/·");
            project.clearJournal();

            Deployment live = project.cdn.apply(plan);

            assertThat(project.writes())
                    .containsExactly(
                            "POST backend-stages",
                            "POST cache-stages",
                            "POST tls-stages",
                            "POST dns-stages",
                            "POST pipelines");
            assertThat(plan.calls()).isEqualTo(5);
            assertThat(plan.changes().get(4).impact()).isEqualTo(Impact.TRAFFIC);
            assertThat(live.hostnames()).containsExactly(Shops.HOST, live.id() + ".svc.edge.scw.cloud");
            assertThat(project.simulator.journal().entries())
                    .allMatch(entry -> entry.path().startsWith("/edge-services/v1alpha1/"));
        }
    }

    @Test
    void aNameThatIsAssignedHasEmptyStagesBeforeTheOrigin() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            Deployment live = project.apply(Shops.with(p -> p.endpoint = Endpoint.assigned()));

            assertThat(live.status()).isEqualTo(DeploymentStatus.DEPLOYED);
            assertThat(live.hostnames()).containsExactly(live.id() + ".svc.edge.scw.cloud");
            assertThat(project.stageCounts().toString()).isEqualTo("{backend=1, cache=1, dns=1, tls=1}");
            assertThat(live.requiredActions()).isEmpty();
        }
    }

    @Test
    void lookingTakesTheseReads() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            String id = project.apply(Shops.shop()).id();
            project.clearJournal();

            Deployment status = project.cdn.status(id);
            assertThat(project.calls()).containsExactly("GET pipelines/·", "GET dns-stages");
            project.clearJournal();
            assertThat(project.cdn.list()).containsExactly(status);
            assertThat(project.calls()).containsExactly("GET dns-stages", "GET pipelines");
            project.clearJournal();
            Distribution read = project.cdn.read(id).distribution();
            assertThat(project.calls()).hasSize(1 + STAGE_READS.size()).containsAll(STAGE_READS);
            assertThat(project.plan(read).isEmpty()).isTrue();
        }
    }

    @Test
    void aPurgeTakesOneReadAndOneCallForFivePaths() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            String id = project.apply(Shops.shop()).id();
            project.clearJournal();
            String[] paths = IntStream.range(0, 7).mapToObj(i -> "/p" + i).toArray(String[]::new);

            PurgeProgress purge = project.cdn.purge(id, Purge.paths(paths));

            assertThat(project.calls())
                    .containsExactly("GET purge-requests", "POST purge-requests", "POST purge-requests");
            assertThat(project.cdn.awaitPurged(purge, WaitOptions.defaults()).state())
                    .isEqualTo(PurgeProgress.State.DONE);
        }
    }

    @Test
    void aDeletionTakesOneCallAndLooksWhetherItTookTheStagesAlong() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1);
                ScalewayEdgeApiV1Alpha1 api = V1Alpha1Stages.api(project.simulator)) {
            String id = project.apply(Shops.shop()).id();
            project.clearJournal();

            project.cdn.delete(id);

            assertThat(project.calls())
                    .containsExactly(
                            "GET pipelines/·",
                            "GET dns-stages",
                            "GET tls-stages",
                            "GET cache-stages",
                            "GET backend-stages",
                            "DELETE pipelines/·",
                            "GET dns-stages/·");
            assertThat(V1Alpha1Stages.all(api)).isEmpty();
            assertThatThrownBy(() -> project.cdn.delete(id)).isInstanceOf(NotFoundException.class);
        }
    }

    /** Scaleway reference §3.3: the provider says that it does not find a version, and the pipeline is gone. */
    @Test
    void aPipelineThatWasNeverDeployedIsDeletedAlthoughTheProviderFindsNoVersionOfIt() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1);
                ScalewayEdgeApiV1Alpha1 api = V1Alpha1Stages.api(project.simulator)) {
            String id = api.createPipeline(PipelineRequest.of("empty")).id();

            project.cdn.delete(id);

            assertThat(project.cdn.list()).isEmpty();
        }
    }

    /** Scaleway reference §3.3: until 2025 what is gone is forbidden. */
    @Test
    void aLeftoverThatSomebodyDeletesFirstIsDeleted() {
        ScalewaySimulator simulator =
                ScalewaySimulator.builder().goneStagesAreForbidden().start();
        try (Project project = new Project(simulator, ScalewayDialect.V1ALPHA1)) {
            project.apply(Shops.shop());
            simulator.faults().add("DELETE:*/cache-stages/*:1:drop-after");

            project.apply(Shops.with(p -> p.caching = Caching.bypass()));

            assertThat(project.stageCounts().toString()).isEqualTo("{backend=1, dns=1, tls=1}");
        }
    }

    @Test
    void aPipelineWithoutAHeadGetsOneWithTheWriteThatDescribesIt() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1);
                ScalewayEdgeApiV1Alpha1 api = V1Alpha1Stages.api(project.simulator)) {
            String id = api.createPipeline(PipelineRequest.of("shop")).id();
            project.clearJournal();

            Deployment live = project.apply(Shops.shop());

            assertThat(live.id()).isEqualTo(id);
            assertThat(project.writes())
                    .containsExactly(
                            "POST backend-stages",
                            "POST cache-stages",
                            "POST tls-stages",
                            "POST dns-stages",
                            "PATCH pipelines/·");
            assertThat(project.plan(Shops.shop()).isEmpty()).isTrue();
        }
    }

    @Test
    void aProjectWithoutAPlanIsSubscribedWhereThatIsAllowed() {
        try (Project project =
                new Project(ScalewaySimulator.builder().withoutPlan().start(), ScalewayDialect.V1ALPHA1)) {
            Plan plan = project.plan(Shops.shop());

            assertThat(plan.requiredActions().toString().toLowerCase(Locale.ROOT))
                    .contains("subscri");
            assertThatThrownBy(() -> project.cdn.apply(plan)).isInstanceOf(PlanRefusedException.class);
            project.clearJournal();
            project.apply(Shops.shop());
            assertThat(project.writes()).startsWith("PATCH current-plan").hasSize(6);
        }
    }

    @Test
    void aPipelineOfAnotherProjectIsNotWritten() {
        String other = "33333333-3333-4333-8333-333333333333";
        ScalewaySimulator simulator = ScalewaySimulator.builder()
                .projects(ScalewaySimulator.DEFAULT_PROJECT_ID, other)
                .start();
        try (Project project = new Project(simulator, ScalewayDialect.V1ALPHA1);
                ScalewayEdgeApiV1Alpha1 api = V1Alpha1Stages.api(simulator)) {
            String id = api.createPipeline(PipelineRequest.builder()
                            .name("shop")
                            .projectId(other)
                            .build())
                    .id();

            assertThatThrownBy(() -> project.cdn.plan(
                            Shops.shop(), PlanOptions.builder().deploymentId(id).build()))
                    .hasMessageContaining(other)
                    .hasMessageContaining("projectId");
        }
    }
}
