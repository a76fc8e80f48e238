package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.multi.MultiCdn;
import dev.anyedge.cdn.multi.Outcomes;
import dev.anyedge.cdn.multi.Parity;
import dev.anyedge.cdn.multi.Widening;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform team serves one site from two CDNs, found by their names, against their simulators. */
class SeveralCdnsTest {
    private static final Distribution SHOP = Distribution.fromJson("""
            {"name": "shop",
             "endpoints": [{"type": "assigned"}],
             "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par",
                          "reachableAs": {"scheme": "https", "host": "my-scw-bucket.s3.fr-par.scw.cloud"}}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}}}
            """);
    private static final WaitOptions WAIT = WaitOptions.builder()
            .firstPause(Duration.ofMillis(20))
            .deadline(Duration.ofMinutes(1))
            .build();

    private final ScalewaySimulator scaleway =
            ScalewaySimulator.builder().tick(Duration.ofMillis(20)).start();
    private final FujitsuSimulator fujitsu = FujitsuSimulator.builder()
            .tick(Duration.ofMillis(20))
            .purgeSeconds(1)
            .start();
    private final MultiCdn cdns = MultiCdn.builder()
            .add(Cdn.forProvider(
                    "scaleway",
                    CdnSettings.ofEnvironment()
                            .with("endpoint", scaleway.baseUri().toString())))
            .add(
                    Cdn.forProvider(
                            "fujitsu",
                            CdnSettings.ofEnvironment()
                                    .with("endpoint", fujitsu.baseUri().toString())
                                    .with(
                                            "identity-endpoint",
                                            fujitsu.identityUri().toString())),
                    PlanOptions.defaults())
            .parallelism(2)
            .build();

    @AfterEach
    void stop() {
        cdns.close();
        scaleway.close();
        fujitsu.close();
    }

    @Test
    void oneSiteIsDeployedToBothAndPurgedOnBoth() {
        Outcomes<Plan> plans = cdns.plan(SHOP);
        assertThat(plans.complete()).as(plans.render()).isTrue();
        assertThat(plans.render()).containsSubsequence("scaleway: shop at scaleway", "fujitsu: shop at fujitsu");

        Outcomes<Deployment> live =
                cdns.awaitDeployed(cdns.apply(plans, ApplyOptions.defaults()).orThrow(), WAIT);

        assertThat(live.complete()).as(live.render()).isTrue();
        assertThat(cdns.plan(SHOP).values().values()).allMatch(Plan::isEmpty);
        Map<String, String> ids = cdns.locate(SHOP);
        assertThat(ids.keySet()).containsExactly("scaleway", "fujitsu");
        assertThat(cdns.status(ids).complete()).isTrue();
        Outcomes<PurgeProgress> purges =
                cdns.awaitPurged(cdns.purge(ids, Purge.paths("/index.html"), Widening.REFUSED), WAIT);
        assertThat(purges.complete()).as(purges.render()).isTrue();
    }

    @Test
    void oneProviderIsDownTheOtherIsDoneAndASecondRunFinishes() {
        Outcomes<Plan> plans = cdns.plan(SHOP);
        scaleway.faults().add(Fault.parse("POST:*/backend-stages:1:status=400"));

        Outcomes<Deployment> first = cdns.apply(plans, ApplyOptions.defaults());

        assertThat(first.remaining()).containsExactly("scaleway");
        assertThat(first.of("fujitsu").orElseThrow().succeeded()).isTrue();
        assertThat(first.render()).contains("Remains: scaleway.");
        Outcomes<Deployment> second = cdns.apply(cdns.plan(SHOP), ApplyOptions.defaults());
        assertThat(second.complete()).as(second.render()).isTrue();
        assertThat(cdns.plan(SHOP).values().values()).allMatch(Plan::isEmpty);
    }

    @Test
    void aParityReportShowsARequestForEachDifference() {
        Distribution guarded = Distribution.fromJson(SHOP.toJson().replace("\"defaults\"", """
                        "rules": [{"name": "staff", "when": [{"type": "path", "values": ["/staff/*"]}],
                          "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}}],
                        "defaults\""""));

        Parity parity = Parity.of(
                guarded,
                CdnProvider.named("fujitsu").translator(),
                CdnProvider.named("scaleway").translator());

        assertThat(parity.comparable()).isTrue();
        assertThat(parity.findingsOfOther()).anyMatch(f -> f.pointer().startsWith("/rules/0"));
        assertThat(parity.differences()).anySatisfy(entry -> {
            assertThat(entry.rule()).contains("staff");
            assertThat(entry.request().path()).startsWith("/staff/");
            assertThat(entry.atOne().allowed()).isFalse();
            assertThat(entry.atOther().allowed()).isTrue();
        });
        assertThat(parity.toMarkdown()).startsWith("# fujitsu and scaleway\n").contains("/staff/example");
    }
}
