package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The text of a plan names what changes by its place in the rules to be written, and nothing else. */
class PlanTextTest {
    @Test
    void aRuleIsNamedByItsPlaceAndATokenKeyThatStaysIsNoChange() {
        assertThat(planned(rules(5, 60), rules(5, 77)))
                .as("the rules are written last first, after the general one")
                .contains("  rules/8/behaviors/0/value 1m → 77s");
    }

    @Test
    void aRuleThatWentAndOneThatCameAreCounted() {
        List<CacheRule> other = new ArrayList<>(rules(0, 60));
        other.remove(4);
        other.add(8, rule("new", 1234));

        assertThat(planned(rules(0, 60), other)).contains("  rules 5 entries → 5 entries");
    }

    private static String planned(List<CacheRule> before, List<CacheRule> after) {
        try (Project project = new Project();
                FujitsuCdn cdn = FujitsuCdn.builder()
                        .endpoint(project.simulator.baseUri())
                        .credentials(
                                FujitsuCredentials.ofDomainName("demo", "demo", "demo", project.simulator.projectId()))
                        .secrets(reference -> "cafe".repeat(8))
                        .timekeeper(project.time)
                        .build()) {
            cdn.awaitDeployed(cdn.apply(cdn.plan(shop(before))).id(), WaitOptions.defaults());

            return cdn.plan(shop(after)).render();
        }
    }

    private static Distribution shop(List<CacheRule> rules) {
        return Shops.shop(shop -> shop.addAllRules(rules).addRule(Shops.videos("env:KEY")));
    }

    /** Twelve rules with a time each, of which one may have another. */
    private static List<CacheRule> rules(int other, int seconds) {
        return IntStream.range(0, 12)
                .mapToObj(at -> rule("r" + at, at == other ? seconds : 60 * (at + 2)))
                .toList();
    }

    private static CacheRule rule(String name, int seconds) {
        return CacheRule.builder()
                .name(name)
                .addWhen(Condition.path("/" + name + "/*"))
                .then(Behavior.builder()
                        .caching(Caching.override(Duration.ofSeconds(seconds)))
                        .build())
                .build();
    }
}
