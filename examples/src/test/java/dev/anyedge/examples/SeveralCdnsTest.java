package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.drift.Drift;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.multi.MultiCdn;
import dev.anyedge.cdn.multi.Outcome;
import dev.anyedge.cdn.multi.Outcomes;
import dev.anyedge.cdn.multi.Parity;
import dev.anyedge.cdn.multi.Widening;
import dev.anyedge.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform team serves one site from all three CDNs, found by their names, against their simulators. */
class SeveralCdnsTest {
    private static final Distribution SHOP = Distribution.fromJson("""
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "http-only"}],
             "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par",
                          "reachableAs": {"scheme": "http", "host": "my-scw-bucket.s3.fr-par.scw.cloud"}}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin"}}}
            """);
    private static final WaitOptions WAIT = WaitOptions.builder()
            .firstPause(Duration.ofMillis(20))
            .deadline(Duration.ofMinutes(1))
            .build();
    private static final String[] ALL = {"scaleway", "fujitsu", "lumen"};

    private final Clouds clouds = new Clouds();
    private final MultiCdn cdns = MultiCdn.builder()
            // Scaleway redirects plain HTTP to HTTPS, always: that is allowed here
            .add(clouds.connect("scaleway"), PlanOptions.builder().lenient(true).build())
            .add(clouds.connect("fujitsu"))
            .add(clouds.connect("lumen"))
            .parallelism(3)
            .build();

    @AfterEach
    void stop() {
        cdns.close();
        clouds.close();
    }

    private Outcomes<Deployment> deployed() {
        Outcomes<Plan> plans = cdns.plan(SHOP);
        assertThat(plans.complete()).as(plans.render()).isTrue();
        return cdns.awaitDeployed(cdns.apply(plans, ApplyOptions.defaults()).orThrow(), WAIT)
                .orThrow();
    }

    @Test
    void oneSiteIsDeployedToAllAndPurgedOnAll() {
        assertThat(cdns.plan(SHOP).render())
                .containsSubsequence("scaleway: shop at scaleway", "fujitsu: shop at fujitsu", "lumen: shop at lumen");

        Outcomes<Deployment> live = deployed();

        assertThat(live.values().values()).extracting(Deployment::status).containsOnly(DeploymentStatus.DEPLOYED);
        assertThat(cdns.plan(SHOP).values().values()).hasSize(3).allMatch(Plan::isEmpty);
        Map<String, String> ids = cdns.locate(SHOP);
        assertThat(ids.keySet()).containsExactly(ALL);
        assertThat(cdns.status(ids).complete()).isTrue();
        Outcomes<PurgeProgress> purges =
                cdns.awaitPurged(cdns.purge(ids, Purge.paths("/index.html"), Widening.REFUSED), WAIT);
        assertThat(purges.complete()).as(purges.render()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "scaleway, POST:*/backend-stages:1:status=400",
        "fujitsu,  POST:/v1/services:1:status=400",
        "lumen,    PUT:*/environments/production:1:drop-before"
    })
    void oneProviderIsDownTheOthersAreDoneAndASecondRunFinishes(String down, String fault) {
        Outcomes<Plan> plans = cdns.plan(SHOP);
        clouds.faults(down).add(Fault.parse(fault));

        Outcomes<Deployment> first = cdns.apply(plans, ApplyOptions.defaults());

        assertThat(first.remaining()).containsExactly(down);
        assertThat(first.values()).hasSize(2).doesNotContainKey(down);
        assertThat(first.render()).contains("Remains: " + down + ".");
        Outcomes<Plan> again = cdns.plan(SHOP);
        again.values().forEach((provider, plan) -> assertThat(plan.isEmpty())
                .as("what remains at %s", provider)
                .isEqualTo(!provider.equals(down)));
        Outcomes<Deployment> second = cdns.awaitDeployed(cdns.apply(again, ApplyOptions.defaults()), WAIT);
        assertThat(second.complete()).as(second.render()).isTrue();
        assertThat(cdns.plan(SHOP).values().values()).hasSize(3).allMatch(Plan::isEmpty);
    }

    @Test
    void aPurgeOfAPatternIsExactOrRefusedOrWidenedWhereThatIsAllowed() {
        Map<String, String> ids = MultiCdn.ids(deployed());
        Purge images = Purge.paths("/img/*");

        Outcomes<PurgeProgress> exact = cdns.purge(ids, images, Widening.REFUSED);

        assertThat(exact.values().keySet()).as(exact.render()).containsExactly("lumen");

        Outcomes<PurgeProgress> wide = cdns.awaitPurged(cdns.purge(ids, images, Widening.ALLOWED), WAIT);

        assertThat(wide.values().keySet()).as(wide.render()).containsExactly("scaleway", "lumen");
        assertThat(notes(wide, "scaleway"))
                .containsExactly("everything is purged instead of /img/*: scaleway has no purge by pattern");
        assertThat(notes(wide, "lumen")).isEmpty();
        assertThat(wide.of("fujitsu").flatMap(Outcome::failure).orElseThrow())
                .hasMessageContaining("patterns and everything can be invalidated");
    }

    @Test
    void aPatternIsMarkedAsStaleWithWhatEachProviderHasForThat() {
        Map<String, String> ids = MultiCdn.ids(deployed());
        Purge stale = Purge.paths("/img/*").withMode(Purge.Mode.INVALIDATE);

        Outcomes<PurgeProgress> purges =
                cdns.awaitPurged(cdns.purge(ids, stale.allowing(Permission.CONFIGURATION), Widening.ALLOWED), WAIT);

        assertThat(purges.complete()).as(purges.render()).isTrue();
        assertThat(notes(purges, "scaleway"))
                .containsExactly(
                        "everything is purged instead of /img/*: scaleway has no purge by pattern",
                        "content is deleted instead of marked as stale: scaleway only deletes");
        assertThat(notes(purges, "fujitsu")).isEmpty();
        assertThat(notes(purges, "lumen")).isEmpty();
        assertThat(cdns.plan(SHOP).values().values()).hasSize(3).allMatch(Plan::isEmpty);
    }

    private static List<String> notes(Outcomes<PurgeProgress> purges, String provider) {
        return purges.of(provider).orElseThrow().notes();
    }

    @Test
    void plansOfAllAreSavedReviewedAndAppliedTogether() {
        List<String> files = cdns.plan(SHOP).orThrow().values().values().stream()
                .map(Plan::toJson)
                .toList();

        Outcomes<Plan> reviewed =
                MultiCdn.saved(files.stream().map(Plan::fromJson).toList());

        assertThat(cdns.apply(reviewed, ApplyOptions.defaults())
                        .orThrow()
                        .values()
                        .keySet())
                .containsExactly(ALL);
    }

    @ParameterizedTest
    @CsvSource({"scaleway, honor-origin, defaultTtl", "fujitsu, override, ttl", "lumen, override, ttl"})
    void whatAnotherClientChangesByHandIsFoundAndPutRight(String provider, String caching, String member)
            throws Exception {
        String json = SHOP.toJson()
                .replaceFirst("\"type\": \"honor-origin\"", "\"type\": \"" + caching + "\", \"" + member + "\": 3600");
        Distribution wished = Distribution.fromJson(
                provider.equals("scaleway")
                        ? json.replace("\"viewerProtocol\": \"http-only\"", "\"certificate\": {\"type\": \"managed\"}")
                        : json);
        try (Cdn cdn = clouds.connect(provider)) {
            cdn.awaitDeployed(cdn.apply(cdn.plan(wished)).id(), WAIT);
            assertThat(Drift.of(cdn, wished).render()).isEqualTo("No drift: what is live is what is wished.");

            new OtherClient(clouds.settings(provider)).keepsFor(provider, 60);
            Drift drift = Drift.of(cdn, wished);

            assertThat(drift.isEmpty()).isFalse();
            assertThat(drift.render()).containsSubsequence("wished: ", "1h", "live:   ", "1min", "To restore");
            cdn.awaitDeployed(cdn.apply(drift.plan()).id(), WAIT);
            assertThat(Drift.of(cdn, wished).isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasGivenUpOnTheWayIsNoDrift() throws Exception {
        Distribution wished = Distribution.fromJson(SHOP.toJson()
                .replaceFirst("\"type\": \"honor-origin\"", "\"type\": \"honor-origin\", \"defaultTtl\": 3600"));
        PlanOptions options = PlanOptions.builder().lenient(true).build();
        try (Cdn cdn = clouds.connect("scaleway")) {
            cdn.awaitDeployed(cdn.apply(cdn.plan(wished, options)).id(), WAIT);

            new OtherClient(clouds.settings("scaleway")).keepsFor("scaleway", 60);

            // plain HTTP is redirected there, other than wished; but that was so from the beginning
            assertThat(Drift.of(cdn, wished, options).render())
                    .contains("kept as the origin says, else 1h", "kept as the origin says, else 1min")
                    .doesNotContain("host name");
        }
    }

    @ParameterizedTest
    @CsvSource({"fujitsu, scaleway", "lumen, scaleway", "fujitsu, lumen"})
    void aParityReportShowsARequestForEachDifference(String one, String other) {
        Distribution guarded = Distribution.fromJson(SHOP.toJson().replace("\"defaults\"", """
                        "rules": [{"name": "staff", "when": [{"type": "path", "values": ["/staff/*"]}],
                          "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]},
                                   "refererAccess": {"type": "allow", "values": ["*shop.example*"]}}}],
                        "defaults\""""));

        Parity parity = Parity.of(
                guarded,
                CdnProvider.named(one).translator(),
                CdnProvider.named(other).translator());

        assertThat(parity.comparable()).isTrue();
        assertThat(parity.findingsOfOther()).anyMatch(f -> f.pointer().startsWith("/rules/0"));
        assertThat(parity.differences()).anySatisfy(entry -> {
            assertThat(entry.rule()).contains("staff");
            assertThat(entry.request().path()).startsWith("/staff/");
            assertThat(entry.atOne().allowed()).isFalse();
            assertThat(entry.atOther().allowed()).isTrue();
        });
        assertThat(parity.toMarkdown())
                .startsWith("# " + one + " and " + other + "\n")
                .contains("/staff/example");
    }
}
