package dev.anyedge.cdn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.ApplyFailedException;
import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
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
import dev.anyedge.cdn.WaitTimeoutException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loops that all providers share, on the smallest provider there is. */
class CdnEngineTest {
    private final MemoryDriver provider = new MemoryDriver();
    private final FakeTime time = new FakeTime();
    private final Cdn cdn = CdnEngine.builder(provider).timekeeper(time).build();

    private static Distribution.Builder site() {
        return Distribution.builder()
                .name("shop")
                .description("a shop")
                .addEndpoints(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                .addOrigins(HttpOrigin.of("origin.shop.example"))
                .defaults(Behavior.builder()
                        .origin("origin.shop.example")
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build());
    }

    private static CacheRule rule(int i, Duration ttl) {
        return CacheRule.builder()
                .name("rule-" + i)
                .addWhen(Condition.path("/r" + i + "/*"))
                .then(Behavior.builder().caching(Caching.override(ttl)).build())
                .build();
    }

    private static List<CacheRule> rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> rule(i, Duration.ofMinutes(1)))
                .toList();
    }

    private Deployment live(Distribution distribution) {
        Deployment deployment = cdn.apply(cdn.plan(distribution));
        provider.calls.clear();
        return deployment;
    }

    @Test
    void aPlanReadsAndChangesNothing() {
        Plan plan = cdn.plan(site().build());

        assertThat(provider.calls).containsExactly("read sites");
        assertThat(plan.changes()).extracting(Change::kind).containsExactly("site", "description", "content");
        assertThat(plan.calls()).isEqualTo(4);
        assertThat(plan.deploymentId()).isEmpty();
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void whatTheProviderCannotDoIsRefusedBeforeAnyCall() {
        Distribution geo = site().addRules(CacheRule.builder()
                        .name("geo")
                        .addWhen(Condition.path("/x"))
                        .then(Behavior.builder()
                                .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                                .build())
                        .build())
                .build();

        assertThatThrownBy(() -> cdn.plan(geo)).isInstanceOf(TranslationRefusedException.class);
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void aPlaceholderForSomethingMissingIsRefusedBeforeAnyWrite() {
        Distribution incomplete = Distribution.builder()
                .name("shop")
                .addEndpoints(Endpoint.custom("shop.invalid", Certificate.managed()))
                .addOrigins(
                        HttpOrigin.builder().id("web").host("origin.invalid").build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.noStore())
                        .build())
                .build();

        ValidationException refusal = catchThrowableOfType(ValidationException.class, () -> cdn.plan(incomplete));

        assertThat(refusal.violations())
                .extracting(v -> v.pointer())
                .containsExactly("/endpoints/0/hostname", "/origins/0/host");
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void whatIsLiveAlthoughItLacksSomethingPlansToNothingAsLongAsNothingElseIsWished() {
        Distribution lacking = site().endpoints(
                        List.of(Endpoint.custom("cdn.shop.example", Certificate.external("certificate.invalid"))))
                .build();
        MemoryDriver.Site site = new MemoryDriver.Site("shop");
        site.serves = lacking;
        provider.sites.put("site-7", site);

        Plan plan = cdn.plan(lacking);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.deploymentId()).contains("site-7");
        assertThat(Plan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThat(cdn.apply(plan).id()).isEqualTo("site-7");
        assertThat(provider.written()).isEmpty();

        Distribution changed = Distribution.builder()
                .from(lacking)
                .defaults(Behavior.builder()
                        .from(lacking.defaults())
                        .caching(Caching.honorOrigin())
                        .build())
                .build();
        assertThatThrownBy(() -> cdn.plan(changed))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/endpoints/0/certificate/reference");
        site.serves = changed;
        assertThatThrownBy(() -> cdn.apply(plan)).isInstanceOf(ValidationException.class);
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void whatIsLiveIsOnlyLeftAsItStandsWhereItIsSureWhichIsMeantAndNothingIsReplaced() {
        Distribution lacking = site().endpoints(
                        List.of(Endpoint.custom("cdn.shop.example", Certificate.external("certificate.invalid"))))
                .build();
        for (String id : List.of("site-7", "site-8")) {
            MemoryDriver.Site site = new MemoryDriver.Site("shop");
            site.serves = lacking;
            provider.sites.put(id, site);
        }
        PlanOptions one = PlanOptions.builder().deploymentId("site-8").build();

        assertThatThrownBy(() -> cdn.plan(lacking)).isInstanceOf(ValidationException.class);
        assertThat(cdn.plan(lacking, one).deploymentId()).contains("site-8");
        assertThat(cdn.plan(lacking, one).fingerprint())
                .isNotEqualTo(cdn.plan(
                                lacking,
                                PlanOptions.builder().deploymentId("site-7").build())
                        .fingerprint());
        assertThatThrownBy(() -> cdn.plan(
                        lacking,
                        PlanOptions.builder()
                                .from(one)
                                .putOriginReplacements("origin.shop.example", HttpOrigin.of("real.shop.example"))
                                .build()))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void whenLookingFailsThePlaceholderIsTheReasonThatIsTold() {
        Distribution lacking = site().endpoints(
                        List.of(Endpoint.custom("cdn.shop.example", Certificate.external("certificate.invalid"))))
                .build();

        assertThatThrownBy(() -> cdn.plan(
                        lacking, PlanOptions.builder().deploymentId("site-1").build()))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void aReplacedOriginMayHaveBeenAPlaceholder() {
        Distribution incomplete = site().origins(List.of(HttpOrigin.builder()
                        .id("origin.shop.example")
                        .host("origin.invalid")
                        .build()))
                .build();

        PlanOptions replaced = PlanOptions.builder()
                .putOriginReplacements("origin.shop.example", HttpOrigin.of("real.shop.example"))
                .build();

        assertThat(cdn.plan(incomplete, replaced).isEmpty()).isFalse();
    }

    @Test
    void aSecretThatWasNotPrintedIsRefusedAndNotShown() {
        Distribution redacted = site().defaults(Behavior.builder()
                        .origin("origin.shop.example")
                        .caching(Caching.noStore())
                        .tokenAuth(TokenAuth.edgeAuth()
                                .name("vt")
                                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                                .key(new SecretRef("redacted:abc123"))
                                .build())
                        .build())
                .build();

        assertThatThrownBy(() -> cdn.plan(redacted))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/defaults/tokenAuth/key")
                .hasMessageContaining("env:NAME")
                .hasMessageNotContaining("abc123");
        assertThat(cdn.plan(
                                redacted,
                                PlanOptions.builder()
                                        .addDrop(Feature.TOKEN_AUTH)
                                        .build())
                        .isEmpty())
                .isFalse();
    }

    @Test
    void anApplyDoesWhatThePlanSaysAndThenAPlanIsEmpty() {
        Plan plan = cdn.plan(site().build());
        Deployment deployment = cdn.apply(plan);

        assertThat(provider.written())
                .containsExactly(
                        "write create site shop",
                        "write check description",
                        "write describe a shop",
                        "write serve shop");
        assertThat(provider.written()).hasSize(plan.calls());
        assertThat(deployment.id()).isEqualTo("site-1");
        Plan next = cdn.plan(site().build());
        assertThat(next.isEmpty()).isTrue();
        assertThat(next.calls()).isZero();
        assertThat(next.deploymentId()).contains("site-1");
    }

    @Test
    void anEmptyPlanMakesOneReadAndNoWrite() {
        live(site().build());
        Plan empty = cdn.plan(site().build());
        provider.calls.clear();

        assertThat(cdn.apply(empty).id()).isEqualTo("site-1");
        assertThat(provider.calls).containsExactly("read sites");
    }

    @Test
    void aPlanOfAnotherProviderIsNotApplied() {
        Plan foreign =
                Plan.builder().from(cdn.plan(site().build())).provider("other").build();

        assertThatThrownBy(() -> cdn.apply(foreign))
                .isInstanceOf(CdnException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("memory");
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void aPlanIsStaleOnceTheLiveStateChanged() {
        live(site().build());
        Plan plan = cdn.plan(site().description("new").build());
        provider.sites.get("site-1").description = "somebody else's";

        PlanRefusedException refusal = catchThrowableOfType(PlanRefusedException.class, () -> cdn.apply(plan));

        assertThat(refusal.stale()).isTrue();
        assertThat(refusal).hasMessageContaining("site-1").hasMessageContaining("Plan again");
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void aPlanIsStaleOnceTheDeploymentIsGoneOrThere() {
        Plan first = cdn.plan(site().build());
        live(site().build());
        assertThatThrownBy(() -> cdn.apply(first)).hasMessageContaining("There is a deployment site-1");

        Plan change = cdn.plan(site().description("new").build());
        provider.sites.clear();
        assertThatThrownBy(() -> cdn.apply(change)).hasMessageContaining("site-1 of \"shop\" is gone");
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void anEditedPlanIsRefused() {
        Plan plan = cdn.plan(site().build());
        Plan edited =
                Plan.builder().from(plan).changes(plan.changes().subList(0, 1)).build();

        assertThatThrownBy(() -> cdn.apply(edited))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class, e -> assertThat(e.stale()).isTrue())
                .hasMessageContaining("edited");
        assertThat(provider.written()).isEmpty();
    }

    @Test
    void anotherHostNameNeedsPermissionAndTheRefusalSaysHow() {
        live(site().build());
        Plan plan = cdn.plan(site().endpoints(List.of(Endpoint.custom("www.shop.example", Certificate.managed())))
                .build());

        PlanRefusedException refusal = catchThrowableOfType(PlanRefusedException.class, () -> cdn.apply(plan));

        assertThat(refusal.missing()).containsExactly(Permission.HOSTNAME);
        assertThat(refusal.stale()).isFalse();
        assertThat(refusal)
                .hasMessageContaining("addAllow(Permission.HOSTNAME)")
                .hasMessageContaining("--allow hostname")
                .hasMessageContaining("~ content shop");
        assertThat(provider.written()).isEmpty();

        cdn.apply(plan, ApplyOptions.builder().addAllow(Permission.HOSTNAME).build());
        assertThat(provider.written()).hasSize(1);
    }

    @Test
    void anotherMainOriginNeedsPermissionHoweverItIsCalled() {
        live(site().build());
        Plan renamed = cdn.plan(site().origins(List.of(HttpOrigin.builder()
                        .id("web")
                        .host("origin.shop.example")
                        .build()))
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.noStore())
                        .build())
                .build());
        Plan moved = cdn.plan(site().origins(List.of(HttpOrigin.builder()
                        .id("origin.shop.example")
                        .host("other.shop.example")
                        .build()))
                .build());

        assertThat(needs(renamed)).isEmpty();
        assertThat(needs(moved)).containsExactly(Permission.MAIN_ORIGIN);
    }

    private static List<Permission> needs(Plan plan) {
        return plan.changes().stream().flatMap(c -> c.needs().stream()).toList();
    }

    @Test
    void moreThanThirtyPercentOfTenRulesNeedPermission() {
        live(site().addAllRules(rules(10)).build());
        List<CacheRule> three = new ArrayList<>(rules(10));
        IntStream.range(2, 5).forEach(i -> three.set(i, rule(i, Duration.ofHours(1))));
        List<CacheRule> four = new ArrayList<>(three);
        four.remove(9);
        List<CacheRule> turned = new ArrayList<>(rules(10));
        java.util.Collections.rotate(turned, 5);

        assertThat(needs(cdn.plan(site().addAllRules(three).build()))).isEmpty();
        assertThat(needs(cdn.plan(site().addAllRules(four).build()))).containsExactly(Permission.MANY_RULES);
        assertThat(needs(cdn.plan(site().addAllRules(turned).build()))).containsExactly(Permission.MANY_RULES);
        assertThat(needs(cdn.plan(site().addAllRules(rules(30)).build()))).isEmpty();
    }

    @Test
    void nineRulesMayAllChange() {
        live(site().addAllRules(rules(9)).build());

        assertThat(needs(cdn.plan(site().build()))).isEmpty();
    }

    @Test
    void nothingNeedsPermissionWhileViewersAreNotServed() {
        live(site().build());
        provider.sites.get("site-1").serves = null;

        Plan plan = cdn.plan(site().endpoints(List.of(Endpoint.custom("www.shop.example", Certificate.managed())))
                .build());

        assertThat(needs(plan)).isEmpty();
    }

    @Test
    void aFailureTellsWhatIsDoneAndWhatRemainsAndASecondPlanContinues() {
        provider.failWrite = 3;
        Plan plan = cdn.plan(site().build());

        ApplyFailedException failure = catchThrowableOfType(ApplyFailedException.class, () -> cdn.apply(plan));

        assertThat(failure.completed()).containsExactly(plan.changes().get(0));
        assertThat(failure.failed()).isEqualTo(plan.changes().get(1));
        assertThat(failure.remaining()).containsExactly(plan.changes().get(2));
        assertThat(failure.deploymentId()).contains("site-1");
        assertThat(failure.reason()).isInstanceOf(ProviderUnavailableException.class);
        assertThat(failure.retryable()).isEqualTo(failure.reason().retryable());
        assertThat(failure)
                .hasMessageContaining("Change 2 of 3")
                .hasMessageContaining("1 change is done; this one and 1 after it remain.")
                .hasMessageContaining("the provider is out of order")
                .hasMessageContaining("Viewers are still served")
                .hasMessageContaining("plan again");

        Plan rest = cdn.plan(site().build());
        assertThat(rest.changes()).extracting(Change::kind).containsExactly("description", "content");
        cdn.apply(rest);
        assertThat(cdn.plan(site().build()).isEmpty()).isTrue();
    }

    @Test
    void aListenerHearsEachChangeAndItsOwnFailuresDoNotMatter() {
        provider.failWrite = 4;
        List<String> heard = new ArrayList<>();
        ApplyListener listener = new ApplyListener() {
            @Override
            public void started(Change change, int index, int total) {
                heard.add("started " + change.kind() + " " + index + "/" + total);
                throw new IllegalStateException("a listener's own failure");
            }

            @Override
            public void completed(Change change, int index, int total) {
                heard.add("completed " + change.kind());
            }

            @Override
            public void failed(Change change, int index, int total, Throwable failure) {
                heard.add("failed " + change.kind() + ": " + failure.getMessage());
            }
        };

        assertThatThrownBy(() -> cdn.apply(
                        cdn.plan(site().build()),
                        ApplyOptions.builder().listener(listener).build()))
                .isInstanceOf(ApplyFailedException.class);
        assertThat(heard)
                .containsExactly(
                        "started site 0/3",
                        "completed site",
                        "started description 1/3",
                        "completed description",
                        "started content 2/3",
                        "failed content: the provider is out of order");
    }

    @Test
    void anInterruptStopsBeforeTheNextChange() {
        ApplyListener interrupting = new ApplyListener() {
            @Override
            public void completed(Change change, int index, int total) {
                Thread.currentThread().interrupt();
            }
        };
        Plan plan = cdn.plan(site().build());

        ApplyFailedException failure = catchThrowableOfType(
                ApplyFailedException.class,
                () -> cdn.apply(
                        plan, ApplyOptions.builder().listener(interrupting).build()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isInstanceOf(InterruptedCallException.class);
        assertThat(failure.completed()).hasSize(1);
        assertThat(provider.written()).hasSize(1);
    }

    @Test
    void aStatusThatCannotBeReadDoesNotMakeADoneApplyFail() {
        provider.failStatus = true;

        Deployment deployment = cdn.apply(cdn.plan(site().build()));

        assertThat(deployment.id()).isEqualTo("site-1");
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
        assertThat(deployment.findings().toString())
                .contains("All changes are done")
                .contains("no status now");
    }

    @Test
    void anUnknownIdIsSaidToBeUnknown() {
        PlanOptions byId = PlanOptions.builder().deploymentId("nope").build();

        assertThatThrownBy(() -> cdn.plan(site().build(), byId)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cdn.status("nope")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void waitingLooksEverLessOften() {
        Deployment deployment = live(site().build());
        IntStream.range(0, 9).forEach(i -> provider.statuses.add(DeploymentStatus.IN_PROGRESS));
        provider.statuses.add(DeploymentStatus.DEPLOYED);
        List<DeploymentStatus> seen = new ArrayList<>();

        Deployment done = cdn.awaitDeployed(
                deployment.id(),
                WaitOptions.builder().progress(d -> seen.add(d.status())).build());

        assertThat(done.status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(seen).hasSize(10).endsWith(DeploymentStatus.DEPLOYED);
        assertThat(time.pauses.stream().map(Duration::toMillis))
                .containsExactly(1000L, 1500L, 2250L, 3375L, 5062L, 7593L, 11390L, 15000L, 15000L);
    }

    @Test
    void waitingEndsWithEveryStatusThatTheProviderLeavesByItself() {
        Deployment deployment = live(site().build());
        for (DeploymentStatus status : DeploymentStatus.values()) {
            if (status != DeploymentStatus.IN_PROGRESS) {
                provider.statuses.add(status);
                assertThat(cdn.awaitDeployed(deployment.id(), WaitOptions.defaults())
                                .status())
                        .isEqualTo(status);
            }
        }
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void aWaitThatRanOutSaysWhatWasSeenLast() {
        Deployment deployment = live(site().build());
        IntStream.range(0, 99).forEach(i -> provider.statuses.add(DeploymentStatus.IN_PROGRESS));

        assertThatThrownBy(() -> cdn.awaitDeployed(deployment.id(), WaitOptions.within(Duration.ofSeconds(4))))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining("4s")
                .hasMessageContaining("site-1")
                .hasMessageContaining("IN_PROGRESS");
        assertThat(time.pauses.stream().map(Duration::toMillis)).containsExactly(1000L, 1500L, 1500L);
    }

    @Test
    void anInterruptEndsAWaitAtOnce() {
        Deployment deployment = live(site().build());
        provider.statuses.add(DeploymentStatus.IN_PROGRESS);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> cdn.awaitDeployed(deployment.id(), WaitOptions.defaults()))
                .isInstanceOf(InterruptedCallException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void purgesThatTheProviderCannotDoAreRefusedBeforeAnyCall() {
        Deployment deployment = live(site().build());
        List<Purge> refused = List.of(
                Purge.all(),
                new Purge(false, List.of(), Purge.Mode.DELETE),
                Purge.paths("no-slash"),
                Purge.paths("/a/*"),
                Purge.paths("/a").withMode(Purge.Mode.INVALIDATE),
                new Purge(true, List.of("/a"), Purge.Mode.DELETE));

        for (Purge purge : refused) {
            assertThatThrownBy(() -> cdn.purge(deployment.id(), purge))
                    .as(purge.toString())
                    .isInstanceOf(ValidationException.class);
        }
        assertThat(provider.calls).isEmpty();
        assertThatThrownBy(() -> cdn.purge(deployment.id(), Purge.all()))
                .hasMessageContaining("purge the paths one by one");
    }

    @Test
    void aPurgeIsAwaited() {
        Deployment deployment = live(site().build());
        PurgeProgress begun = cdn.purge(deployment.id(), Purge.paths("/a", "/b"));
        provider.statuses.addAll(List.of(DeploymentStatus.IN_PROGRESS, DeploymentStatus.DEPLOYED));

        PurgeProgress done = cdn.awaitPurged(begun, WaitOptions.defaults());

        assertThat(begun.state()).isEqualTo(PurgeProgress.State.PENDING);
        assertThat(done.state()).isEqualTo(PurgeProgress.State.DONE);
        assertThat(cdn.awaitPurged(done, WaitOptions.defaults())).isEqualTo(done);
        assertThat(time.pauses).hasSize(1);
    }

    @Test
    void impactAndNeedsArePartOfTheText() {
        live(site().build());
        Plan plan = cdn.plan(site().description("new")
                .endpoints(List.of(Endpoint.custom("www.shop.example", Certificate.managed())))
                .build());

        assertThat(plan.render()).isEqualTo("""
                        shop at memory (site-1)
                          ~ description shop  description a shop → new
                          ~ content shop  [traffic; needs permission: hostname]
                        2 changes, 3 calls""");
        assertThat(plan.renderMarkdown())
                .contains("| `~` | description | shop | description a shop → new |  |")
                .endsWith("2 changes, 3 calls\n");
        assertThat(plan.changes().get(1).impact()).isEqualTo(Impact.TRAFFIC);
        assertThat(plan.changes().get(1).needs()).isEqualTo(Set.of(Permission.HOSTNAME));
    }

    @Test
    void closingTheEngineClosesTheDriver() {
        cdn.close();

        assertThat(provider.closed).isTrue();
    }
}
