package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Generated requests are worth something only when they reach every decision of a distribution often. */
class RequestsTest {
    private static final Distribution SHOP = Distribution.builder()
            .name("shop")
            .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
            .addEndpoint(Endpoint.wildcard("wild.example", Certificate.managed()))
            .addEndpoint(Endpoint.assigned())
            .addOrigin(HttpOrigin.builder().id("web").host("origin.example").build())
            .defaults(Behavior.builder()
                    .origin("web")
                    .caching(Caching.honorOrigin())
                    .queryKey(QueryKey.include("size"))
                    .ipAccess(IpAccess.allow("203.0.113.0/24", "192.0.2.1"))
                    .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                    .refererAccess(RefererAccess.deny("*evil.example*"))
                    .build())
            .addRule(rule("exact", Condition.path("/a/very/special/page.html")))
            .addRule(rule("glob", Condition.path("/downloads/*/v2/*"), Condition.extension("tgz")))
            .addRule(rule("regex", Condition.pathRegex("/user/[0-9]{4,6}/(photo|album)")))
            .addRule(rule("name", Condition.fileName("favicon.ico")))
            .addRule(rule("purge", Condition.method("PURGE")))
            .build();

    private static CacheRule rule(String name, Condition... when) {
        return CacheRule.builder()
                .name(name)
                .addWhen(when)
                .then(Behavior.builder().caching(Caching.noStore()).build())
                .build();
    }

    @Test
    void everyRuleAndEveryRefusalIsReachedOften() {
        Evaluator evaluator = Evaluator.of(SHOP, List.of("x.edge.example"));
        List<Decision> decisions = new Requests(SHOP, 5, List.of("x.edge.example"))
                .stream(5_000).map(evaluator::decide).toList();

        Map<String, Long> byRule =
                decisions.stream().collect(Collectors.groupingBy(d -> d.rule().orElse("-"), Collectors.counting()));
        assertThat(byRule).containsOnlyKeys("exact", "glob", "regex", "name", "purge", "-");
        assertThat(byRule.values()).allSatisfy(count -> assertThat(count).isGreaterThan(200));
        Map<String, Long> byOutcome = decisions.stream()
                .collect(Collectors.groupingBy(
                        d -> d.refusal().map(r -> r.cause().name()).orElse("-"), Collectors.counting()));
        assertThat(byOutcome).containsOnlyKeys("IP", "GEO", "REFERER", "-");
        assertThat(byOutcome.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
        assertThat(decisions.stream().filter(d -> d.location().isPresent()).count())
                .isGreaterThan(500);
    }

    @Test
    void theSameSeedMakesTheSameRequests() {
        assertThat(new Requests(SHOP, 9).stream(50).toList())
                .isEqualTo(new Requests(SHOP, 9).stream(50).toList())
                .isNotEqualTo(new Requests(SHOP, 10).stream(50).toList());
    }

    @Test
    void pathsAreNormalised() {
        assertThat(new Requests(SHOP, 11).stream(2_000).map(Request::path)).allSatisfy(path -> assertThat(path)
                .startsWith("/")
                .doesNotContain("//", "/./", "/../", "%")
                .isASCII());
    }

    @Test
    void unknownHostsComeOnlyWhenAskedFor() {
        Evaluator evaluator = Evaluator.of(SHOP);
        Requests requests = new Requests(SHOP, 13);

        assertThat(requests.stream(500).map(r -> evaluator.endpoint(r.host()))).doesNotContain(Optional.empty());
        assertThat(Stream.generate(requests::nextAnywhere)
                        .limit(500)
                        .filter(r -> evaluator.endpoint(r.host()).isEmpty())
                        .count())
                .isBetween(20L, 200L);
    }
}
