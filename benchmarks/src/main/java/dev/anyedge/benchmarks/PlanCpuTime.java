package dev.anyedge.benchmarks;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.fujitsu.FujitsuCdn;
import dev.anyedge.fujitsu.FujitsuCredentials;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.LumenCdn;
import dev.anyedge.lumen.LumenCredentials;
import dev.anyedge.scaleway.ScalewayCdn;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import dev.anyedge.simulator.lumen.LumenSimulator;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.time.Duration;

/**
 * A plan of a distribution that is deployed as it is, against each provider's simulator, in processor time of the
 * thread that plans. Calls run in their caller's thread, so the reading of the answers counts too.
 */
final class PlanCpuTime {
    private static final int RULES = 10_000;
    private static final ApplyOptions EVERYTHING =
            ApplyOptions.builder().addAllow(Permission.values()).build();
    private static final WaitOptions SOON = WaitOptions.builder()
            .firstPause(Duration.ofMillis(20))
            .longestPause(Duration.ofMillis(200))
            .build();

    private PlanCpuTime() {}

    static void print() {
        System.out.printf("| an unchanged distribution of %,d rules | plan | one rule more |%n", RULES);
        System.out.println("|---|---:|---:|");
        try (ScalewaySimulator simulator = ScalewaySimulator.start();
                Cdn cdn = ScalewayCdn.builder()
                        .endpoint(simulator.baseUri())
                        .credentials(ScalewayCredentials.of(simulator.secretKey()))
                        .projectId(simulator.projectId())
                        .build()) {
            row("Scaleway", cdn, Sample.distribution(RULES));
        }
        try (FujitsuSimulator simulator = FujitsuSimulator.start();
                Cdn cdn = FujitsuCdn.builder()
                        .endpoint(simulator.baseUri())
                        .identityEndpoint(simulator.identityUri())
                        .credentials(FujitsuCredentials.ofDomainName(
                                simulator.domain(), simulator.user(), simulator.password(), simulator.projectId()))
                        .build()) {
            row("Fujitsu", cdn, Sample.timesByPath(RULES));
        }
        try (LumenSimulator simulator = LumenSimulator.start();
                Cdn cdn = LumenCdn.builder()
                        .endpoint(simulator.baseUri())
                        .account(LumenAccount.of(
                                LumenCredentials.of(simulator.keyId(), simulator.secret()),
                                Long.parseLong(simulator.accessGroup()),
                                simulator.scid(),
                                simulator.subscriber()))
                        .build()) {
            row("Lumen", cdn, Sample.timesByPath(RULES));
        }
    }

    private static void row(String provider, Cdn cdn, Distribution distribution) {
        Deployment live = cdn.apply(cdn.plan(distribution), EVERYTHING);
        cdn.awaitDeployed(live.id(), SOON);
        if (!cdn.plan(distribution).isEmpty()) {
            throw new IllegalStateException("The plan after an apply is not empty at " + provider);
        }
        double planned = CpuTime.millis(() -> cdn.plan(distribution), 60);
        Distribution more = Distribution.builder()
                .from(distribution)
                .addRule(CacheRule.builder()
                        .name("one-more")
                        .addWhen(Condition.path("/one/more/*"))
                        .then(distribution.rules().get(0).then())
                        .build())
                .build();
        double changed = CpuTime.millis(() -> cdn.plan(more), 8);
        System.out.printf("| %s | %.1f ms | %.1f ms |%n", provider, planned, changed);
    }
}
