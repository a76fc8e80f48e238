package dev.anyedge.cdn.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Distributions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison finds where viewers are treated differently, and shows a request for it. */
class ComparisonTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"},
                         {"type": "http", "id": "img", "host": "img.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "honor-origin"}},
             "rules": [
               {"name": "partners", "when": [{"type": "path", "values": ["/partner/*"]}],
                "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]},
                         "geoAccess": {"type": "deny", "countries": ["KP"]}}},
               {"name": "media",
                "when": [{"type": "path-regex", "values": ["/media/[0-9]{4}/.*"]},
                         {"type": "extension", "values": ["jpg"]},
                         {"type": "method", "values": ["GET"]}],
                "then": {"origin": "img", "caching": {"type": "override", "ttl": 60},
                         "queryKey": {"type": "include", "names": ["size"]},
                         "refererAccess": {"type": "allow", "values": ["*shop.example*"]},
                         "originPath": {"type": "replace", "from": "/media/", "to": "/m/"}}}]}
            """;

    private static final Distribution BEFORE = Distribution.fromJson(SHOP);

    private static Comparison with(String one, String other) {
        assertThat(SHOP).contains(one);
        return Comparison.of(BEFORE, Distribution.fromJson(SHOP.replace(one, other)));
    }

    @ParameterizedTest(name = "{0} → {1}: {2} of {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "allow", "values": ["203.0.113.0/24"]} | {"type": "unrestricted"}                       | ACCESS      | partners | true
            {"type": "allow", "values": ["203.0.113.0/24"]} | {"type": "allow", "values": ["203.0.113.7"]}   | ACCESS      | partners | false
            "countries": ["KP"]                             | "countries": ["IR"]                            | ACCESS      | partners | true
            {"type": "allow", "values": ["*shop.example*"]} | {"type": "deny", "values": ["*evil.example*"]} | ACCESS      | media    | true
            "ttl": 60                                       | "ttl": 61                                      | CACHING     | media    | false
            "names": ["size"]                               | "names": ["width"]                             | QUERY_KEY   | media    | false
            "to": "/m/"                                     | "to": "/n/"                                    | ORIGIN_PATH | media    | false
            {"origin": "img",                               | {"origin": "web",                              | ORIGIN      | media    | false
            [0-9]{4}                                        | [0-9]{3}                                       | ORIGIN      | media    | false
            "values": ["GET"]                               | "values": ["POST"]                             | CACHING     | media    | false
            """)
    void aChangeIsFoundWithARequestThatShowsIt(
            String before, String after, Aspect aspect, String rule, boolean widens) {
        Comparison comparison = with(before, after);

        assertThat(comparison.differences()).anySatisfy(difference -> {
            assertThat(difference.rule()).isEqualTo(Optional.of(rule));
            assertThat(difference.aspect()).isEqualTo(aspect);
            assertThat(difference.widens()).isEqualTo(widens);
            assertThat(difference.first()).isEqualTo(Evaluator.of(BEFORE).decide(difference.request()));
            assertThat(difference.second()).isNotEqualTo(difference.first());
        });
    }

    @Test
    void whatLetsMoreThroughComesFirst() {
        Comparison comparison = with(
                "\"refererAccess\": {\"type\": \"allow\", \"values\": [\"*shop.example*\"]}",
                "\"cookies\": \"bypass\"");

        assertThat(comparison.differences().get(0).widens()).isTrue();
        assertThat(comparison.differences().get(0).first().refusal())
                .map(Refusal::cause)
                .contains(Refusal.Cause.REFERER);
    }

    @Test
    void anEqualDistributionDiffersInNothingAndHasAnExampleForEachRule() {
        Comparison comparison = Comparison.of(
                BEFORE,
                Distribution.fromJson(SHOP.replace("\"media\"", "\"renamed\"")
                        .replace("\"img\"", "\"pictures\"")
                        .replace("\"honor-origin\"", "\"honor-origin\", \"defaultTtl\": 0")));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.unservedHosts()).isEmpty();
        DecisionPair example = comparison.example(Optional.of("media")).orElseThrow();
        assertThat(example.request().url())
                .startsWith("https://cdn.shop.example/media/")
                .endsWith(".jpg");
        assertThat(example.first().allowed()).isTrue();
        assertThat(comparison.example(Optional.empty())).isPresent();
    }

    @Test
    void aHostNameThatIsGoneIsNamedAndTheRulesAreComparedAllTheSame() {
        Comparison comparison = with("\"cdn.shop.example\"", "\"www.shop.example\"");

        assertThat(comparison.unservedHosts()).containsExactly("cdn.shop.example");
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void plainHttpThatIsNoLongerRedirectedIsALostRestriction() {
        Comparison comparison = with(
                "\"certificate\": {\"type\": \"managed\"}",
                "\"viewerProtocol\": \"http-and-https\", \"certificate\": {\"type\": \"managed\"}");

        assertThat(comparison.differences())
                .allSatisfy(difference -> {
                    assertThat(difference.aspect()).isEqualTo(Aspect.VIEWER_PROTOCOL);
                    assertThat(difference.request().scheme()).isEqualTo("http");
                })
                .anySatisfy(difference -> {
                    assertThat(difference.widens()).isTrue();
                    assertThat(difference.rule()).isEmpty();
                });
    }

    @Test
    void whatAHostNameDoesAboutSchemesIsToldOnceAndHidesNoLostRestrictionOfARule() {
        String plain = SHOP.replace("\"certificate\": {\"type\": \"managed\"}", "\"viewerProtocol\": \"http-only\"");
        Distribution open =
                Distribution.fromJson(SHOP.replace("\"deny\", \"countries\": [\"KP\"]", "\"unrestricted\""));

        Comparison comparison = Comparison.of(Distribution.fromJson(plain), open);

        assertThat(comparison.differences().stream()
                        .filter(difference -> difference.aspect() == Aspect.VIEWER_PROTOCOL))
                .hasSize(1)
                .noneMatch(Difference::widens);
        assertThat(comparison.differences()).anySatisfy(difference -> {
            assertThat(difference.aspect()).isEqualTo(Aspect.ACCESS);
            assertThat(difference.rule()).contains("partners");
            assertThat(difference.widens()).isTrue();
            assertThat(difference.first().refusal().map(Refusal::cause)).contains(Refusal.Cause.GEO);
        });
    }

    @Test
    void aRedirectThatLeadsToARefusalIsNoRestrictionGone() {
        Distribution open = Distribution.fromJson(
                SHOP.replace("{\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}", "{\"type\": \"unrestricted\"}")
                        .replace(
                                "\"certificate\": {\"type\": \"managed\"}",
                                "\"viewerProtocol\": \"http-and-https\", \"certificate\": {\"type\": \"managed\"}"));

        assertThat(Comparison.of(open, BEFORE).differences())
                .anyMatch(difference -> difference.aspect() == Aspect.ACCESS)
                .noneMatch(Difference::widens);
        assertThat(Comparison.of(BEFORE, open).differences())
                .filteredOn(difference -> difference.aspect() == Aspect.ACCESS)
                .isNotEmpty()
                .allMatch(Difference::widens);
    }

    @Test
    void whoeverIsRedirectedMeetsTheRulesForHttpsAlone() {
        Distribution guarded = Distribution.fromJson(SHOP.replace("\"rules\": [", """
                "rules": [{"name": "plain", "when": [{"type": "scheme", "values": ["http"]}],
                           "then": {"ipAccess": {"type": "allow", "values": ["198.51.100.0/24"]}}},
                """));

        assertThat(Comparison.of(BEFORE, guarded).differences()).isEmpty();
        assertThat(Comparison.of(guarded, BEFORE).differences()).isEmpty();
    }

    @Test
    void theSameRedirectIsNoDifferenceWhateverItLeadsTo() {
        Comparison comparison =
                with("{\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}", "{\"type\": \"unrestricted\"}");

        assertThat(comparison.differences()).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.request().scheme()).isEqualTo("https");
            assertThat(difference.second()).isNotEqualTo(difference.first());
        });
    }

    @Test
    void aDenyListThatIsLostWhereThereIsOnlyPlainHttpNowIsFound() {
        String list = "\"defaults\": {\"ipAccess\": {\"type\": \"deny\", \"values\": [\"198.51.100.0/24\"]}, ";
        Distribution guarded = Distribution.fromJson(SHOP.replace("\"defaults\": {", list));
        Distribution plain = Distribution.fromJson(
                SHOP.replace("\"certificate\": {\"type\": \"managed\"}", "\"viewerProtocol\": \"http-only\""));

        assertThat(Comparison.of(guarded, plain).differences()).anySatisfy(difference -> {
            assertThat(difference.aspect()).isEqualTo(Aspect.ACCESS);
            assertThat(difference.rule()).isEmpty();
            assertThat(difference.widens()).isTrue();
            assertThat(difference.request().scheme()).isEqualTo("http");
            assertThat(difference.request().clientIp()).contains("198.51.100.0");
        });
        assertThat(Comparison.of(plain, guarded).differences())
                .as("the other way round")
                .anySatisfy(difference -> {
                    assertThat(difference.aspect()).isEqualTo(Aspect.ACCESS);
                    assertThat(difference.rule()).isEmpty();
                    assertThat(difference.widens()).isFalse();
                });
    }

    @Test
    void differencesCanBeToldInTheNamesThatPeopleKnow() {
        String front = """
                {"name": "shop", "endpoints": [{"type": "custom", "hostname": "cdn.shop.example",
                                                "certificate": {"type": "managed"}}],
                 "origins": [{"type": "http", "id": "%1$s", "host": "origin.shop.example"}],
                 "defaults": {"origin": "%1$s", "caching": {"type": "honor-origin"}},
                """;
        String list = "\"then\": {\"ipAccess\": {\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}}";
        Distribution wished = Distribution.fromJson(front.formatted("web") + """
                "rules": [{"name": "priv", "when": [{"type": "path", "values": ["/priv/*", "/ally/*"]}], %1$s},
                          {"name": "media", "when": [{"type": "path", "values": ["/media/*"]}], %1$s}]}
                """.formatted(list));
        String read = front.formatted("origin.shop.example") + """
                "rules": [{"name": "/media/*", "when": [{"type": "path", "values": ["/media/*"]}], %1$s},
                          {"name": "/priv/*", "when": [{"type": "path", "values": ["/priv/*"]}], %1$s},
                          {"name": "/ally/*", "when": [{"type": "path", "values": ["/ally/*"]}], %1$s}]}
                """.formatted(list);
        Distribution live = Distribution.fromJson(
                read.replace(list, "\"then\": {\"caching\": {\"type\": \"override\", \"ttl\": 60}}"));
        Comparison comparison = Comparison.of(Distribution.fromJson(read), live);

        assertThat(comparison.differences(wished))
                .filteredOn(Difference::widens)
                .extracting(difference -> difference.rule().orElse(""))
                .containsExactly("priv", "media");
        assertThat(comparison.differences(wished)).allSatisfy(difference -> {
            assertThat(difference.first()).isEqualTo(Evaluator.of(wished).decide(difference.request()));
            assertThat(difference.second()).isEqualTo(Evaluator.of(live).decide(difference.request()));
        });
        assertThat(found(comparison.differences(wished)))
                .as("no request is forgotten")
                .isEqualTo(found(comparison.differences()));
    }

    private static int found(List<Difference> differences) {
        return differences.stream().mapToInt(Difference::found).sum();
    }

    @Test
    void nothingThatIsTheSameIsCalledDifferent() {
        for (long seed = 1; seed <= 15; seed++) {
            Distribution distribution = Distributions.seeded(seed).next();
            assertThat(Comparison.of(distribution, distribution).differences())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void theSameDistributionsGiveTheSameComparison() {
        Distribution after = Distribution.fromJson(SHOP.replace("\"ttl\": 60", "\"ttl\": 61"));

        assertThat(Comparison.of(BEFORE, after).differences())
                .isEqualTo(Comparison.of(BEFORE, after).differences());
    }
}
