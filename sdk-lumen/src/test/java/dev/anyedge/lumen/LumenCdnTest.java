package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.InvalidationRequest;
import dev.anyedge.lumen.api.LumenApi;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.Live;
import dev.anyedge.lumen.testing.Subscriber;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.JournalEntry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LumenCdnTest {
    private final Subscriber subscriber = new Subscriber();
    private final LumenCdn cdn = subscriber.cdn();

    @AfterEach
    void close() {
        cdn.close();
        subscriber.close();
    }

    private static Distribution.Builder site(String name, String host) {
        return Distribution.builder()
                .name(name)
                .addEndpoints(Endpoint.customHttpOnly(host))
                .addOrigins(HttpOrigin.builder()
                        .id("web")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .host("origin." + host)
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.override(Duration.ofHours(1)))
                        .build());
    }

    private static Distribution shop() {
        return site("shop", "cdn.shop.example").build();
    }

    private static Distribution richShop() {
        return Distribution.builder()
                .from(shop())
                .description("with everything")
                .addRules(CacheRule.builder()
                        .name("vod")
                        .when(List.of(Condition.path("/vod/*")))
                        .then(Behavior.builder()
                                .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                                .tokenAuth(TokenAuth.urlHash()
                                        .addSecrets(SecretRef.env("VOD"))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private Deployment apply(LumenCdn on, Distribution distribution) {
        Plan plan = on.plan(distribution);
        on.apply(
                plan,
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        return on.awaitDeployed(distribution.name(), WaitOptions.defaults());
    }

    private Deployment apply(Distribution distribution) {
        return apply(cdn, distribution);
    }

    private String production() {
        return subscriber.simulator.state().toString();
    }

    // ---- life ----

    @Test
    void aSiteIsStoredStagedAndPromotedAndThenNothingIsLeftToDo() {
        Plan plan = cdn.plan(shop());
        assertThat(plan.changes()).extracting(Change::name).containsExactly("anyedge", "staging", "production");
        assertThat(plan.calls()).isEqualTo(3);
        subscriber.simulator.journal().clear();
        Deployment live = apply(shop());
        assertThat(live.status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(live.hostnames()).containsExactly("cdn.shop.example");
        assertThat(subscriber.simulator.journal().writes()).hasSize(3);
        Plan again = cdn.plan(shop());
        assertThat(again.changes()).isEmpty();
        subscriber.simulator.journal().clear();
        cdn.apply(again);
        assertThat(subscriber.simulator.journal().writes()).isEmpty();
        assertThat(cdn.environment(ImageEnvironment.PRODUCTION).version()).isEqualTo(1);
        assertThat(cdn.versions()).hasSize(1);
    }

    @Test
    void whatIsPulledPlansNothingAndAnEditChangesOnlyItself() {
        apply(site("blog", "www.blog.example").build());
        apply(richShop());
        assertThat(cdn.plan(richShop()).changes()).isEmpty();
        Distribution pulled = cdn.read("shop").distribution();
        assertThat(cdn.plan(pulled).changes()).isEmpty();
        String blog = cdn.read("blog").distribution().toJson();
        Plan edit = cdn.plan(shop());
        assertThat(edit.changes()).extracting(Change::impact).contains(Impact.TRAFFIC);
        apply(shop());
        assertThat(cdn.read("blog").distribution().toJson()).isEqualTo(blog);
        assertThat(cdn.plan(shop()).changes()).isEmpty();
        assertThat(production()).doesNotContain("anyedge:shop:geo-2");
        assertThat(cdn.list()).extracting(Deployment::id).containsExactly("blog", "shop");
        assertThat(cdn.plan(richShop()).toString()).doesNotContain("a-secret-for-tests");
    }

    @Test
    void definitionsThatNoRuleRefersToAreNoReasonToWriteAgain() {
        Distribution read = CdnProvider.named("lumen").documents().read("""
                        {"reportingIds": [{"id": 31001, "name": "shop.example.org"}],
                         "originDefinitions": [{"id": 31001, "name": "web", "protocol": "HTTP", "host": "web.example.org"}],
                         "aliasDefinitions": [{"id": 7, "name": "shop", "originId": 31001, "reportingId": 31001,
                                               "protocol": ["HTTP"], "aliases": ["shop.example.org"]}],
                         "geoDefinitions": [{"id": 52001, "name": "Iberia", "countryCodes": ["ES", "PT"]},
                                            {"id": 52002, "name": "spare", "countryCodes": ["DE"]}],
                         "matchGroups": [
                           {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001",
                                                     "features": {"trafficType": {"value": "WEB"}}}]},
                           {"id": 31001, "matchRules": [
                             {"id": 310010, "expression": "/api/",
                              "features": {"geoBlocking": {"geoIds": [52001], "action": "deny"}}}]}]}
                        """).distribution();
        apply(site("blog", "www.blog.example").build());
        apply(read);

        assertThat(cdn.plan(read).changes()).isEmpty();
        assertThat(production()).contains("spare");
    }

    @Test
    void originIdsSurviveEdits() {
        apply(shop());
        String id = originId();
        apply(richShop());
        assertThat(originId()).isEqualTo(id);
    }

    @Test
    void whatIsDeletedAndAppliedAgainGetsAnotherOriginIdAndKeepsThat() {
        apply(site("blog", "www.blog.example").build());
        apply(shop());
        String id = originId();
        Distribution pulled = cdn.read("shop").distribution();
        cdn.delete("shop");
        apply(pulled);

        assertThat(originId()).isNotEqualTo(id);
        assertThat(cdn.plan(pulled).changes()).isEmpty();
        String now = originId();
        apply(pulled);
        assertThat(originId()).isEqualTo(now);
    }

    @Test
    void whatComesFromAnotherSubscriberStandsBesideWhatHasTheSameIds() {
        String theirs = """
                {"reportingIds": [{"id": 41001, "name": "www.blog.example"}],
                 "originDefinitions": [{"id": 41001, "name": "web", "protocol": "HTTP", "host": "web.example.org"}],
                 "aliasDefinitions": [{"id": 1, "name": "blog", "originId": 41001, "reportingId": 41001,
                                       "protocol": ["HTTP"], "aliases": ["www.blog.example"]}],
                 "geoDefinitions": [{"id": 60, "name": "g", "countryCodes": ["ES", "PT"]}],
                 "matchGroups": [
                   {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 41001",
                                             "features": {"trafficType": {"value": "WEB"}}}]},
                   {"id": 41001, "matchRules": [
                     {"id": 410010, "expression": "/",
                      "features": {"geoBlocking": {"geoIds": [60], "action": "deny"}}}]}]}
                """;
        Live.promote(subscriber, theirs);
        Distribution ours = CdnProvider.named("lumen")
                .documents()
                .read(theirs.replace("41001", "31001")
                        .replace("www.blog.example", "www.shop.example")
                        .replace("\"ES\", \"PT\"", "\"FR\""))
                .distribution();
        apply(ours);

        assertThat(cdn.list()).hasSize(2);
        assertThat(cdn.plan(ours).changes()).isEmpty();
        assertThat(Live.production(subscriber).path("aliasDefinitions")).hasSize(2);
        assertThat(Live.production(subscriber).path("geoDefinitions")).hasSize(2);
    }

    private String originId() {
        return cdn.read("shop")
                .distribution()
                .options()
                .forProvider("lumen")
                .orElseThrow()
                .toJson()
                .replaceFirst("(?s).*\"originDefinitions\":\\[\\{\"id\":([0-9]+).*", "$1");
    }

    @Test
    void aHostOfAnotherDeploymentIsNotTakenOver() {
        apply(site("blog", "www.blog.example").build());
        Distribution thief = site("thief", "www.blog.example").build();
        assertThatThrownBy(() -> cdn.plan(thief))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("--id blog");
        Plan takeOver =
                cdn.plan(thief, PlanOptions.builder().deploymentId("blog").build());
        cdn.apply(
                takeOver,
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        assertThat(cdn.list()).extracting(Deployment::id).containsExactly("thief");
    }

    @Test
    void aPropertyThatNobodyMarkedIsPulledPlannedAndTakenOver() {
        LumenApi api = LumenApi.builder()
                .account(LumenAccount.of(
                        LumenCredentials.of(subscriber.simulator.keyId(), subscriber.simulator.secret()),
                        Long.parseLong(subscriber.simulator.accessGroup()),
                        subscriber.simulator.scid(),
                        subscriber.simulator.subscriber()))
                .baseUri(subscriber.simulator.baseUri())
                .http(client -> client.timekeeper(subscriber.timekeeper()))
                .build();
        try (api) {
            ServiceImage image = ServiceImage.fromJson("""
                    {"reportingIds": [{"id": 31001, "name": "old.example.org"}],
                     "originDefinitions": [{"id": 31001, "name": "legacy origin", "description": "by hand", "protocol": "HTTP", "host": "o.example.org"}],
                     "aliasDefinitions": [{"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"], "aliases": ["old.example.org"]}],
                     "matchGroups": [
                       {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001", "features": {"trafficType": {"value": "WEB"}}}]},
                       {"id": 31001, "matchRules": [{"id": 5, "expression": "/api/", "features": {"secureFill": {"value": true}}}]}]}
                    """);
            api.v2().saveImage("main", image, Optional.empty());
            api.v2().promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1));
        }
        assertThat(cdn.list()).extracting(Deployment::id).containsExactly("old.example.org");
        Distribution pulled = cdn.read("old.example.org").distribution();
        Plan nothing = cdn.plan(pulled);
        assertThat(nothing.changes()).isEmpty();
        assertThat(cdn.apply(nothing).id()).isEqualTo("old.example.org");
        Distribution edited = Distribution.builder()
                .from(pulled)
                .defaults(Behavior.builder()
                        .from(pulled.defaults())
                        .caching(Caching.noStore())
                        .build())
                .build();
        apply(edited);
        assertThat(cdn.list()).extracting(Deployment::id).containsExactly(edited.name());
        assertThat(cdn.plan(edited).changes()).isEmpty();
        // what somebody wrote there stays, and is no description of the distribution
        assertThat(cdn.read(edited.name()).distribution().description()).isEmpty();
        assertThat(production()).contains("anyedge:" + edited.name() + "\\n[before] by hand");
        assertThat(production()).contains("secureFill");
        assertThat(cdn.versions()).hasSize(2);
    }

    @Test
    void aDescriptionThatIsTakenAwayIsGone() {
        Distribution told = Distribution.builder()
                .from(site("blog", "www.blog.example").build())
                .description("the blog")
                .build();
        apply(told);
        assertThat(cdn.read("blog").distribution().description()).isEqualTo("the blog");
        Distribution silent = Distribution.builder().from(told).description("").build();
        apply(silent);
        assertThat(cdn.read("blog").distribution().description()).isEmpty();
        assertThat(cdn.plan(silent).changes()).isEmpty();
    }

    @Test
    void theLastPropertyCannotBeDeletedAndOthersCan() {
        apply(shop());
        assertThatThrownBy(() -> cdn.delete("shop")).hasMessageContaining("only ever replaced");
        apply(site("blog", "www.blog.example").build());
        cdn.delete("shop");
        assertThat(cdn.list()).extracting(Deployment::id).containsExactly("blog");
        assertThatThrownBy(() -> cdn.status("shop")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void rollbackPromotesWhatWasThereBefore() {
        apply(shop());
        apply(richShop());
        cdn.rollback();
        cdn.awaitDeployed("shop", WaitOptions.defaults());
        assertThat(cdn.plan(shop()).changes()).isEmpty();
        cdn.rollback(2);
        cdn.awaitDeployed("shop", WaitOptions.defaults());
        assertThat(cdn.plan(richShop()).changes()).isEmpty();
        assertThat(cdn.history(ImageEnvironment.PRODUCTION)).hasSize(4);
    }

    @Test
    void stagingAloneWaitsForTheCallersWord() {
        try (LumenCdn staging = subscriber.cdn(LumenCdn.Builder::stagingOnly)) {
            apply(staging, shop());
            assertThat(staging.plan(shop()).changes()).isEmpty();
            assertThat(cdn.list()).isEmpty();
            staging.promote();
        }
        assertThat(cdn.awaitDeployed("shop", WaitOptions.defaults()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(cdn.plan(shop()).changes()).isEmpty();
    }

    @Test
    void aCheckThatDoesNotAgreeLeavesProductionAsItIs() {
        apply(shop());
        try (LumenCdn careful = subscriber.cdn(builder -> builder.stagingCheck(state -> false))) {
            Plan plan = careful.plan(richShop());
            assertThatThrownBy(() -> careful.apply(plan)).hasMessageContaining("did not agree");
        }
        assertThat(cdn.plan(shop()).changes()).isEmpty();
    }

    @Test
    void aFailedActivationInStagingStopsAndOneInProductionIsTriedAgain() {
        apply(shop());
        subscriber.simulator.failActivations("staging", 1);
        Plan plan = cdn.plan(richShop());
        assertThatThrownBy(() -> cdn.apply(plan))
                .isInstanceOf(CdnException.class)
                .hasMessageContaining("staging");
        assertThat(cdn.plan(shop()).changes()).isEmpty();
        subscriber.simulator.failActivations("production", 1);
        Deployment failed = apply(richShop());
        assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(apply(richShop()).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(cdn.plan(richShop()).changes()).isEmpty();
    }

    @Test
    void purgesAreInvalidationsOfThePrimaryAlias() {
        apply(shop());
        subscriber.simulator.journal().clear();
        PurgeProgress all = cdn.purge("shop", Purge.all());
        List<JournalEntry> writes = subscriber.simulator.journal().writes();
        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).toString()).contains("/invalidations/v1.0/", "cdn.shop.example", "force=true");
        assertThat(cdn.awaitPurged(all, WaitOptions.defaults()).state()).isEqualTo(PurgeProgress.State.DONE);
        cdn.purge("shop", Purge.paths("/img/*", "/a.css").withMode(Purge.Mode.INVALIDATE));
        cdn.invalidate(
                "shop",
                InvalidationRequest.builder()
                        .addPaths("/IMG/*")
                        .ignoreCase(true)
                        .build());
        assertThat(subscriber.simulator.journal().writes().get(2).toString()).contains("ignoreCase=true");
    }

    @Test
    void everyOperationMakesTheCallsThatThePageStates() {
        assertThat(calls(() -> cdn.plan(shop()))).isEqualTo(1);
        apply(shop());
        assertThat(calls(() -> cdn.plan(shop()))).isEqualTo(2);
        assertThat(calls(() -> cdn.apply(cdn.plan(shop())))).isEqualTo(4);
        assertThat(calls(() -> cdn.status("shop"))).isEqualTo(2);
        assertThat(calls(cdn::list)).isEqualTo(2);
        assertThat(calls(() -> cdn.read("shop"))).isEqualTo(2);
        assertThat(calls(() -> cdn.purge("shop", Purge.all()))).isEqualTo(3);
        assertThat(calls(cdn::versions)).isEqualTo(2);
        apply(richShop());
        assertThat(calls(cdn::rollback)).isEqualTo(3);
        assertThat(calls(() -> cdn.rollback(1))).isEqualTo(2);
    }

    private int calls(Runnable operation) {
        subscriber.simulator.journal().clear();
        operation.run();
        return subscriber.simulator.journal().entries().size();
    }

    // ---- convergence ----

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status=500", "status=403", "truncate"})
    void planningAndApplyingAgainEndsWithWhatIsWished(String kind) {
        for (int at = 1; at <= 12; at++) {
            try (Subscriber fresh = new Subscriber();
                    LumenCdn own = fresh.cdn()) {
                apply(own, site("blog", "www.blog.example").build());
                apply(own, shop());
                String blog = own.read("blog").distribution().toJson();
                fresh.simulator.faults().add(Fault.parse("*:/*:" + at + ":" + kind));
                try {
                    apply(own, richShop());
                } catch (CdnException e) {
                    // this is what is disturbed
                }
                fresh.simulator.faults().clear();
                apply(own, richShop());
                assertThat(own.plan(richShop()).changes())
                        .as(kind + " at call " + at)
                        .isEmpty();
                assertThat(own.read("blog").distribution().toJson()).isEqualTo(blog);
                assertThat(own.list()).extracting(Deployment::id).containsExactly("blog", "shop");
            }
        }
    }

    @Test
    void theProviderIsFoundByItsName() {
        assertThat(CdnProvider.named("lumen").translator().provider()).isEqualTo("lumen");
    }
}
