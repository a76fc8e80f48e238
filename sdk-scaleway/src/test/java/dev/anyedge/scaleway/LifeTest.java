package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.ApplyFailedException;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment's life: subscribed, waited for, in trouble, purged, deleted. */
class LifeTest {

    private static String edge(Deployment deployment) {
        return deployment.id() + ".svc.edge.scw.cloud";
    }

    @Test
    void aProjectWithoutAPlanIsSubscribedOnlyWhereThatIsAllowed() {
        try (Project project = new Project(
                ScalewaySimulator.builder().withoutPlan().enforcePlan().start())) {
            Plan plan = project.plan(Shops.shop());

            assertThat(plan.requiredActions())
                    .extracting(RequiredAction::kind)
                    .containsExactly(RequiredAction.Kind.SUBSCRIPTION);
            assertThat(plan.changes().get(0).kind()).isEqualTo("subscription");
            PlanRefusedException refusal =
                    catchThrowableOfType(PlanRefusedException.class, () -> project.cdn.apply(plan));
            assertThat(refusal.missing()).containsExactly(Permission.SUBSCRIPTION);
            assertThat(refusal).hasMessageContaining("+ subscription starter");
            assertThat(project.writes()).isEmpty();

            project.cdn.apply(
                    plan,
                    ApplyOptions.builder().addAllow(Permission.SUBSCRIPTION).build());

            assertThat(project.writes())
                    .startsWith("PATCH current-plan", "POST pipelines")
                    .hasSize(plan.calls());
            assertThat(project.plan(Shops.shop()).isEmpty()).isTrue();
        }
    }

    @Test
    void waitingEndsWhenTheProviderIsDone() {
        SimulatorClock clock = SimulatorClock.manual();
        try (Project project = new Project(ScalewaySimulator.builder()
                .clock(clock)
                .tick(Duration.ofSeconds(10))
                .start())) {
            Deployment begun = project.apply(Shops.shop());
            List<DeploymentStatus> seen = new ArrayList<>();

            Deployment done = project.cdn.awaitDeployed(
                    begun.id(),
                    WaitOptions.builder()
                            .progress(deployment -> {
                                seen.add(deployment.status());
                                clock.advance(Duration.ofSeconds(4));
                            })
                            .build());

            assertThat(begun.status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
            assertThat(done.status()).isEqualTo(DeploymentStatus.DEPLOYED);
            assertThat(seen)
                    .containsExactly(
                            DeploymentStatus.IN_PROGRESS,
                            DeploymentStatus.IN_PROGRESS,
                            DeploymentStatus.IN_PROGRESS,
                            DeploymentStatus.DEPLOYED);
        }
    }

    @Test
    void aMissingCnameIsTheUsersTurnAndWaitingEndsThere() {
        try (Project project = new Project()) {
            project.simulator.outcomes().pipelineError(Shops.HOST, "dns_cname_dont_exist");
            Deployment begun = project.apply(Shops.shop());

            Deployment waiting = project.cdn.awaitDeployed(begun.id(), WaitOptions.defaults());

            assertThat(waiting.status()).isEqualTo(DeploymentStatus.ACTION_REQUIRED);
            assertThat(waiting.requiredActions()).containsExactly(RequiredAction.cname(Shops.HOST, edge(waiting)));
            assertThat(waiting.findings().toString())
                    .contains("dns_cname_dont_exist")
                    .contains("Make the CNAME record.");
            assertThat(project.plan(Shops.shop()).isEmpty()).isTrue();
        }
    }

    @Test
    void anExpiredCertificateOfTheUsersOwnIsTheUsersTurn() {
        try (Project project = new Project()) {
            project.simulator.outcomes().pipelineError(Shops.HOST, "tls_cert_expired");

            Deployment deployment = project.apply(Shops.with(
                    p -> p.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored(Shops.SECRET, "fr-par"))));

            Deployment seen = project.cdn.status(deployment.id());
            assertThat(seen.status()).isEqualTo(DeploymentStatus.ACTION_REQUIRED);
            assertThat(seen.requiredActions())
                    .extracting(RequiredAction::kind)
                    .containsExactly(RequiredAction.Kind.CNAME, RequiredAction.Kind.CERTIFICATE);
            assertThat(seen.requiredActions().get(1).text()).contains("expired").contains(Shops.HOST);
        }
    }

    @Test
    void aFailureOfTheProvidersOwnIssuerIsNotTheUsersTurn() {
        try (Project project = new Project()) {
            project.simulator.outcomes().pipelineError(Shops.HOST, "tls_managed_internal");

            String id = project.apply(Shops.shop()).id();

            assertThat(project.cdn.status(id).status()).isEqualTo(DeploymentStatus.FAILED);
        }
    }

    @Test
    void aNameInAZoneOfTheProviderNeedsNoRecordOfTheUsers() {
        try (Project project = new Project(
                ScalewaySimulator.builder().managedZone("shop.example").start())) {
            Deployment managed = project.apply(Shops.shop());
            Deployment assigned = project.apply(Shops.with(p -> {
                p.name = "other";
                p.endpoint = Endpoint.assigned();
            }));

            assertThat(managed.requiredActions()).isEmpty();
            assertThat(managed.hostnames()).containsExactly(Shops.HOST, edge(managed));
            assertThat(assigned.requiredActions()).isEmpty();
            assertThat(assigned.hostnames()).containsExactly(edge(assigned));
        }
    }

    @Test
    void aPlanForAnotherHostNameTellsTheRecordThatItWillNeed() {
        try (Project project = new Project()) {
            Deployment live = project.apply(Shops.shop());

            Plan plan = project.plan(
                    Shops.with(p -> p.endpoint = Endpoint.custom("www.shop.example", Certificate.managed())));

            assertThat(plan.requiredActions()).containsExactly(RequiredAction.cname("www.shop.example", edge(live)));
        }
    }

    @Test
    void whatIsSwitchedOffSaysSoAndWhatIsHalfMadeSaysThat() {
        try (Project project = new Project();
                ScalewayEdgeApi api = Clients.of(project.simulator)) {
            Deployment off = project.apply(Shops.with(p -> p.enabled = false));
            String half = api.createPipeline(PipelineRequest.of("half")).id();

            assertThat(off.status()).isEqualTo(DeploymentStatus.DISABLED);
            assertThat(off.findings()).isEmpty();
            assertThat(project.cdn.status(off.id())).isEqualTo(off);
            assertThat(project.cdn.read(off.id()).distribution().enabled()).isFalse();
            Deployment incomplete = project.cdn.status(half);
            assertThat(incomplete.status()).isEqualTo(DeploymentStatus.FAILED);
            assertThat(incomplete.findings().toString()).contains("Plan again and apply");
            assertThat(project.cdn.list())
                    .extracting(Deployment::status)
                    .containsExactly(DeploymentStatus.DISABLED, DeploymentStatus.FAILED);
        }
    }

    @Test
    void aLockedPipelineHasFailedAndCannotBeChanged() {
        try (Project project = new Project()) {
            Deployment live = project.apply(Shops.shop());
            project.simulator.lockPipeline(live.id());

            assertThat(project.cdn.status(live.id()).status()).isEqualTo(DeploymentStatus.FAILED);
            assertThatThrownBy(() -> project.apply(Shops.with(p -> p.description = "new")))
                    .isInstanceOf(ApplyFailedException.class);
        }
    }

    @Test
    void aRefusalOfTheProviderSaysWhichChangeItMet() {
        try (Project quota =
                        new Project(ScalewaySimulator.builder().pipelineQuota(0).start());
                Project readOnly =
                        new Project(ScalewaySimulator.builder().readOnlyKey().start())) {
            Plan plan = quota.plan(Shops.shop());
            ApplyFailedException failure =
                    catchThrowableOfType(ApplyFailedException.class, () -> quota.cdn.apply(plan));
            assertThat(failure.failed()).isEqualTo(plan.changes().get(0));
            assertThat(failure.completed()).isEmpty();
            assertThat(failure.deploymentId()).isEmpty();
            assertThat(failure.reason()).isInstanceOf(QuotaExceededException.class);

            assertThatThrownBy(() -> readOnly.apply(Shops.shop()))
                    .isInstanceOfSatisfying(ApplyFailedException.class, e -> assertThat(e.reason())
                            .isInstanceOf(PermissionDeniedException.class));
        }
    }

    @Test
    void aSavedPlanIsAppliedLaterByAnotherProcess() {
        try (Project project = new Project()) {
            project.apply(Shops.shop());
            String saved = project.plan(Shops.withApi(p -> {})).toJson();
            Plan loaded = Plan.fromJson(saved);

            project.cdn.apply(loaded);

            assertThat(project.plan(Shops.withApi(p -> {})).isEmpty()).isTrue();
            assertThatThrownBy(() -> project.cdn.apply(Plan.fromJson(saved)))
                    .isInstanceOfSatisfying(PlanRefusedException.class, e -> assertThat(e.stale())
                            .isTrue());
        }
    }

    @Test
    void aPlanSurvivesTheProvidersOwnWork() {
        SimulatorClock clock = SimulatorClock.manual();
        try (Project project = new Project(ScalewaySimulator.builder()
                .clock(clock)
                .tick(Duration.ofSeconds(10))
                .start())) {
            project.apply(Shops.shop());
            Plan plan = project.plan(Shops.withApi(p -> {}));
            clock.advance(Duration.ofMinutes(1));

            // states, times and the assigned name have changed meanwhile; nothing of it is anybody's wish
            assertThat(project.cdn.apply(plan).name()).isEqualTo("shop");
        }
    }

    @Test
    void whatTheProviderCannotDoIsRefusedBeforeAnyCall() {
        try (Project project = new Project()) {
            assertThatThrownBy(() -> project.plan(
                            Shops.with(p -> p.caching = dev.anyedge.cdn.model.Caching.override(Duration.ofHours(1)))))
                    .isInstanceOf(TranslationRefusedException.class);
            assertThatThrownBy(() -> project.cdn.purge("x", Purge.paths("/a/*")))
                    .isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> project.cdn.purge("x", Purge.paths("/a").withMode(Purge.Mode.INVALIDATE)))
                    .isInstanceOf(ValidationException.class);
            assertThat(project.calls()).isEmpty();
        }
    }

    @Test
    void aPurgeWhoseAnswerWasLostIsFoundAndNotAskedForAgain() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.shop()).id();
            project.cdn.purge(id, Purge.paths("/a"));
            project.clearJournal();
            project.simulator.faults().add("POST:*/purge-requests:1:drop-after");

            PurgeProgress purge = project.cdn.purge(id, Purge.paths("/a"));

            assertThat(project.writes()).containsExactly("POST purge-requests");
            assertThat(project.cdn.awaitPurged(purge, WaitOptions.defaults()).state())
                    .isEqualTo(PurgeProgress.State.DONE);

            project.simulator.faults().clear();
            project.simulator.faults().add("POST:*/purge-requests:1:drop-before");
            project.clearJournal();
            project.cdn.purge(id, Purge.paths("/a"));
            assertThat(project.writes()).containsExactly("POST purge-requests", "POST purge-requests");
        }
    }

    @Test
    void aPurgeThatFailsAtTheProviderHasFailed() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.shop()).id();
            project.simulator.outcomes().purgesFail(id);

            PurgeProgress purge = project.cdn.awaitPurged(project.cdn.purge(id, Purge.all()), WaitOptions.defaults());

            assertThat(purge.state()).isEqualTo(PurgeProgress.State.FAILED);
        }
    }

    @Test
    void aDeletionThatTheProviderRefusesTakesTheStagesFirst() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.withApi(p -> {})).id();
            project.clearJournal();
            project.simulator.faults().add("DELETE:*/pipelines/*:1:status=412");

            project.cdn.delete(id);

            assertThat(project.writes())
                    .containsExactly(
                            "DELETE pipelines/·",
                            "POST pipelines/·/set-head-stage",
                            "DELETE dns-stages/·",
                            "DELETE tls-stages/·",
                            "DELETE cache-stages/·",
                            "DELETE route-stages/·",
                            "DELETE waf-stages/·",
                            "DELETE backend-stages/·",
                            "DELETE backend-stages/·",
                            "DELETE pipelines/·");
            assertThat(project.simulator.documents()).isEmpty();
        }
    }

    @Test
    void aDeletionWhoseAnswerWasLostIsDone() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.shop()).id();
            project.simulator.faults().add("DELETE:*/pipelines/*:1:drop-after");

            project.cdn.delete(id);

            assertThat(project.simulator.documents()).isEmpty();
        }
    }

    @Test
    void noSecretLeavesTheClient() {
        try (Project project = new Project()) {
            project.simulator.faults().add("POST:*/pipelines:*:status=400");
            Plan plan = project.plan(Shops.shop());
            Throwable failure = catchThrowableOfType(Throwable.class, () -> project.cdn.apply(plan));

            StringBuilder everything = new StringBuilder(plan.toJson() + plan.render() + plan.renderMarkdown() + plan);
            for (Throwable one = failure; one != null; one = one.getCause()) {
                everything.append(one);
            }
            for (Change change : plan.changes()) {
                everything.append(change);
            }
            everything.append(project.cdn);

            assertThat(everything.toString()).doesNotContain(project.simulator.secretKey());
        }
    }
}
