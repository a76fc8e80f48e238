package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a deployment from its first apply to its end, as a user of the SDK sees it. */
class LifeTest {
    private final Project project = new Project();

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aServiceIsCreatedFoundAgainChangedAndDeleted() {
        Plan first = project.plan(Shops.shop());
        assertThat(first.calls()).isEqualTo(1);
        Deployment begun = project.cdn.apply(first);
        assertThat(begun.status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
        Deployment live = project.await(begun);
        assertThat(live.status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(live.name()).isEqualTo("shop");
        assertThat(live.hostnames()).singleElement().asString().matches("shop-[0-9a-f]{8}\\.cdn-edge\\..*");
        assertThat(project.cdn.list()).extracting(Deployment::id).containsExactly(live.id());

        assertThat(project.plan(Shops.shop()).changes()).isEmpty();
        Distribution changed = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1))));
        Plan second = project.plan(changed);
        assertThat(second.deploymentId()).contains(live.id());
        assertThat(second.render()).contains("~ service").contains("1 change, 1 call");
        assertThat(project.await(project.cdn.apply(second)).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(project.plan(changed).changes()).isEmpty();

        project.cdn.delete(live.id());
        assertThat(project.cdn.list()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> project.cdn.delete(live.id()));
    }

    @Test
    void aServiceIsSwitchedOffAndOnWithItsNameKept() {
        Deployment live = project.apply(Shops.shop());
        Deployment off = project.apply(Shops.shop(shop -> shop.enabled(false)));
        assertThat(off.status()).isEqualTo(DeploymentStatus.DISABLED);
        assertThat(off.hostnames()).isEqualTo(live.hostnames());
        assertThat(project.apply(Shops.shop()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
    }

    @Test
    void whatTheProviderRejectsAfterwardsIsToldWithItsRuleAndTheOldRulesGoOn() {
        Deployment live = project.apply(Shops.shop());
        project.simulator.disruptions().failChange(1, "Invalid JSON input / 'caching' is not allowed here");
        Distribution changed = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1))));
        Deployment failed = project.await(project.cdn.apply(project.plan(changed)));
        assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("'caching' is not allowed here");
            assertThat(finding.pointer()).isEqualTo("/rules/0/behaviors/1");
            assertThat(finding.instead()).contains("The service goes on as it was before.");
        });
        assertThat(project.cdn.read(live.id()).distribution().rules()).isEmpty();

        Plan again = project.plan(changed);
        assertThat(again.changes()).hasSize(1);
        assertThat(project.await(project.cdn.apply(again)).status()).isEqualTo(DeploymentStatus.DEPLOYED);
    }

    @Test
    void aCreationThatFailsIsToldAndMayBeTriedAgain() {
        for (boolean vanishing : new boolean[] {true, false}) {
            try (Project other = new Project(settings -> {
                if (vanishing) {
                    settings.failedCreationsVanish();
                }
            })) {
                other.simulator.disruptions().failChange(1, "Invalid JSON input / no");
                Deployment failed = other.apply(Shops.shop());
                assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
                assertThat(failed.findings()).hasSize(1);
                assertThat(other.apply(Shops.shop()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
                assertThat(other.cdn.list())
                        .filteredOn(live -> live.status() == DeploymentStatus.DEPLOYED)
                        .hasSize(1);
                assertThat(other.plan(Shops.shop()).changes()).isEmpty();
            }
        }
    }

    @Test
    void goingBackAfterARejectionClearsTheFailure() {
        project.apply(Shops.shop());
        project.simulator.disruptions().failChange(1, "Internal Server Error (117)");
        Distribution changed = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1))));
        Deployment failed = project.await(project.cdn.apply(project.plan(changed)));
        assertThat(failed.findings().get(0).message()).contains("(117)");
        assertThat(project.apply(Shops.shop()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(project.plan(Shops.shop()).changes()).isEmpty();
    }

    @Test
    void anotherProtocolIsAnotherServiceAndNeedsPermission() {
        Deployment plain = project.apply(Shops.shop());
        Plan plan = project.plan(Shops.secure());
        assertThat(plan.changes()).hasSize(2);
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> project.cdn.apply(plan))
                .satisfies(e -> assertThat(e.missing()).contains(Permission.REPLACEMENT));
        Deployment secure = project.await(project.cdn.apply(plan, Project.EVERYTHING));
        assertThat(secure.id()).isNotEqualTo(plain.id());
        assertThat(secure.hostnames()).doesNotContainAnyElementsOf(plain.hostnames());
        assertThat(project.cdn.list()).extracting(Deployment::id).containsExactly(secure.id());
        assertThat(project.plan(Shops.secure()).changes()).isEmpty();
    }

    @Test
    void aReplacementKeepsTheOldServiceWhileTheNewOneIsRejected() {
        Deployment plain = project.apply(Shops.shop());
        project.simulator.disruptions().failChange(1, "Invalid JSON input / no");
        Plan plan = project.plan(Shops.secure());
        assertThatExceptionOfType(dev.anyedge.cdn.ApplyFailedException.class)
                .isThrownBy(() -> project.cdn.apply(plan, Project.EVERYTHING));
        assertThat(project.cdn.status(plain.id()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        // the second plan goes on with the service that is there
        Deployment secure = project.apply(Shops.secure());
        assertThat(project.cdn.list()).extracting(Deployment::id).containsExactly(secure.id());
    }

    @Test
    void anOwnNameIsFoundByItselfAndTellsTheRecordToMake() {
        Distribution shop = Shops.on(Endpoint.customHttpOnly("www.shop.example"));
        Plan plan = project.plan(shop);
        RequiredAction record =
                RequiredAction.cname("www.shop.example", "common-http.cdn-edge.cloud.global.fujitsu.com");
        assertThat(plan.requiredActions()).containsExactly(record);
        Deployment live = project.await(project.cdn.apply(plan));
        assertThat(live.hostnames()).containsExactly("www.shop.example");
        assertThat(live.requiredActions()).containsExactly(record);
        assertThat(project.plan(shop).changes()).isEmpty();
    }

    @Test
    void anOwnNameOverHttpsNeedsAnApplicationAndIsReplacedByTakingItAwayFirst() {
        project.apply(Shops.on(Endpoint.customHttpOnly("www.shop.example")));
        Distribution secure = Shops.on(new Endpoint.Custom(
                "www.shop.example",
                ViewerProtocol.REDIRECT_TO_HTTPS,
                Optional.of(Certificate.external("applied for")),
                Options.none()));
        Deployment live = project.apply(secure);
        assertThat(live.requiredActions())
                .extracting(RequiredAction::kind)
                .containsExactly(RequiredAction.Kind.CERTIFICATE);
        assertThat(project.cdn.list()).hasSize(1);
    }

    @Test
    void accessLogsAreSwitchedOnChangedAndOff() {
        Distribution logging = logging(new AccessLog("logs", Optional.of("cdn_"), Optional.empty(), Optional.empty()));
        project.apply(Shops.shop());
        project.apply(logging);
        assertThat(project.plan(logging).changes()).isEmpty();
        Distribution elsewhere = logging(new AccessLog("others", Optional.empty(), Optional.empty(), Optional.empty()));
        project.apply(elsewhere);
        assertThat(project.plan(elsewhere).changes()).isEmpty();
        project.calls();
        project.apply(Shops.shop());
        assertThat(project.plan(Shops.shop()).changes()).isEmpty();
    }

    private static Distribution logging(AccessLog log) {
        return Shops.shop(shop ->
                shop.options(FujitsuOptions.builder().accessLog(log).build().toOptions()));
    }

    @Test
    void aPulledServicePlansNothing() {
        Deployment live = project.apply(Shops.shop(
                shop -> shop.addRule(Shops.images(Duration.ofHours(1))).addRule(Shops.videos("env:VIDEO_KEY"))));
        Reading reading = project.cdn.read(live.id());
        assertThat(reading.distribution().toJson()).contains("redacted:").doesNotContain(Project.KEY);
        assertThat(project.plan(reading.distribution()).changes()).isEmpty();
    }

    @Test
    void aTokenKeyIsComparedAndNeverShown() {
        Distribution shop = Shops.shop(s -> s.addRule(Shops.videos("env:VIDEO_KEY")));
        project.apply(shop);
        assertThat(project.plan(shop).changes()).isEmpty();
        try (FujitsuCdn other = project.client(reference -> "ff".repeat(16))) {
            Plan plan = other.plan(shop);
            assertThat(plan.changes()).hasSize(1);
            assertThat(plan.toJson()).doesNotContain(Project.KEY).doesNotContain("ffffffff");
        }
        try (FujitsuCdn without = project.client(reference -> {
            throw new dev.anyedge.cdn.secret.SecretUnavailableException(reference, "there is none");
        })) {
            Plan plan = without.plan(shop);
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.findings()).anySatisfy(f -> assertThat(f.message()).contains("could not be read"));
        }
    }

    @Test
    void aServiceWithoutPrefixIsFoundByIdOnly() {
        Distribution bare = Shops.on(new Endpoint.Assigned(
                Optional.empty(),
                ViewerProtocol.HTTP_ONLY,
                Optional.empty(),
                FujitsuOptions.builder().preFqdn("").build().toOptions()));
        Deployment live = project.apply(bare);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> project.plan(bare))
                .withMessageContaining(live.id());
        PlanOptions byId = PlanOptions.builder().deploymentId(live.id()).build();
        assertThat(project.cdn.plan(bare, byId).changes()).isEmpty();
    }

    // ---- purges ----

    @Test
    void pathsArePurgedByACallEachAndDoneWhenTheEstimateIsOver() {
        Deployment live = project.apply(Shops.shop());
        project.calls();
        PurgeProgress purge = project.cdn.purge(live.id(), Purge.paths("/a.png", "/b.png", "/a.png"));
        assertThat(project.writes()).hasSize(2);
        assertThat(purge.state()).isEqualTo(PurgeProgress.State.PENDING);
        PurgeProgress done = project.cdn.awaitPurged(purge, WaitOptions.within(Duration.ofMinutes(10)));
        assertThat(done.state()).isEqualTo(PurgeProgress.State.DONE);
        assertThat(project.time.pauses().stream().mapToLong(Duration::toSeconds).sum())
                .isGreaterThanOrEqualTo(419);
    }

    @Test
    void aPurgeIsNotDoneAFractionOfASecondBeforeItsEstimateIsOver() {
        Deployment live = project.apply(Shops.shop());
        project.time.advance(Duration.ofMillis(900 - project.time.now().getNano() / 1_000_000));
        PurgeProgress purge = project.cdn.purge(live.id(), Purge.paths("/a.png"));

        project.time.advance(Duration.ofSeconds(420).minusMillis(1));
        assertThat(project.cdn.purgeStatus(purge).state()).isEqualTo(PurgeProgress.State.PENDING);
        project.time.advance(Duration.ofSeconds(1));
        assertThat(project.cdn.purgeStatus(purge).state()).isEqualTo(PurgeProgress.State.DONE);
    }

    @Test
    void everythingIsInvalidatedByTheRulesOnlyWhenAllowedAndThatIsNoChange() {
        Distribution shop = Shops.shop();
        Deployment live = project.apply(shop);
        Purge all = Purge.all().withMode(Purge.Mode.INVALIDATE);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> project.cdn.purge(live.id(), Purge.all().allowing(Permission.CONFIGURATION)))
                .withMessageContaining("INVALIDATE");
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> project.cdn.purge(live.id(), all))
                .withMessageContaining("--allow configuration");
        PurgeProgress purge = project.cdn.purge(live.id(), all.allowing(Permission.CONFIGURATION));
        assertThat(project.cdn.awaitPurged(purge, WaitOptions.defaults()).state())
                .isEqualTo(PurgeProgress.State.DONE);
        PurgeProgress images = project.cdn.purge(
                live.id(),
                Purge.paths("/img/*", "/x").withMode(Purge.Mode.INVALIDATE).allowing(Permission.CONFIGURATION));
        assertThat(project.cdn.awaitPurged(images, WaitOptions.defaults()).parts())
                .hasSize(2);
        assertThat(rules(live)).contains("content-refresh");

        assertThat(project.plan(shop).changes()).isEmpty();
        Reading reading = project.cdn.read(live.id());
        assertThat(reading.distribution().toJson()).doesNotContain("content-refresh");
        assertThat(project.plan(reading.distribution()).changes()).isEmpty();

        project.apply(Shops.shop(s -> s.addRule(Shops.images(Duration.ofHours(1)))));
        assertThat(rules(live)).doesNotContain("content-refresh");
    }

    private String rules(Deployment live) {
        return project.simulator
                .deployedDocument(live.hostnames().get(0))
                .orElseThrow()
                .toString();
    }

    @Test
    void tooManyPurgesAreWaitedOut() {
        try (Project limited = new Project(settings -> settings.rateLimit(3, Duration.ofMinutes(1)))) {
            Deployment live = limited.apply(Shops.shop());
            String[] paths = new String[12];
            for (int i = 0; i < paths.length; i++) {
                paths[i] = "/" + i;
            }
            assertThat(limited.cdn.purge(live.id(), Purge.paths(paths)).parts()).hasSize(12);
        }
    }

    // ---- safety ----

    @Test
    void anotherMainOriginNeedsPermission() {
        project.apply(Shops.shop());
        Distribution moved = Distribution.fromJson(Shops.shop().toJson().replace(Shops.ORIGIN, "other.example.net"));
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> project.cdn.apply(project.plan(moved), ApplyOptions.defaults()))
                .satisfies(e -> assertThat(e.missing()).containsExactly(Permission.MAIN_ORIGIN));
    }

    @Test
    void logsThatCannotBeStoredLeaveDeliveryAsItIs() {
        project.simulator.disruptions().failLogs("the container is not there");
        Deployment live = project.apply(logging(AccessLog.to("logs")));
        assertThat(live.status()).isEqualTo(DeploymentStatus.DEGRADED);
        assertThat(live.findings().get(0).message()).contains("the container is not there");
    }
}
