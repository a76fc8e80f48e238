package dev.anyedge.fujitsu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.fujitsu.rules.RuleBehavior.IpList;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The cases in which a cascade goes wrong most easily, each by its name; decided by the model and by the edge. */
class TrickyCasesTest {
    private final FujitsuTranslator translator = FujitsuTranslator.create();

    private static Distribution shop(String defaults, String rules) {
        return Distribution.fromJson("""
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "www.shop.example", "viewerProtocol": "http-only"}],
                 "origins": [{"type": "http", "id": "web", "scheme": "http", "host": "web.example.net"},
                             {"type": "http", "id": "img", "scheme": "http", "host": "img.example.net"}],
                 "defaults": {"origin": "web", "caching": {"type": "override", "ttl": 60}%s},
                 "rules": [%s]}""".formatted(defaults, rules));
    }

    private Translation<FujitsuDocument> translated(Distribution distribution) {
        return translator.translate(distribution, TranslationContext.strict());
    }

    /** Both agree, and the model says what is expected. */
    private void assertDecided(
            Distribution distribution,
            String path,
            UnaryOperator<Request.Builder> client,
            boolean allowed,
            String origin) {
        Request request = client.apply(Request.builder().url("http://www.shop.example" + path))
                .build();
        Decision model = Evaluator.of(distribution, List.of()).decide(request);
        SimulatedEdge.Outcome edge =
                new SimulatedEdge(translated(distribution).orThrow().toJson()).decide(request);
        assertThat(model.allowed()).as("model, " + path).isEqualTo(allowed);
        assertThat(edge.served()).as("edge, " + path).isEqualTo(allowed);
        assertThat(edge.origin()).as("edge, " + path).startsWith(origin);
        assertThat(model.origin().id()).as("model, " + path).isEqualTo(origin.substring(0, 3));
    }

    private static UnaryOperator<Request.Builder> from(String address) {
        return request -> request.clientIp(address);
    }

    @Test
    void aPublicSubtreeInsideAnIpRestrictedTree() {
        Distribution shop = shop("", """
                {"name": "public", "when": [{"type": "path", "values": ["/partner/public/*"]}],
                 "then": {"ipAccess": {"type": "unrestricted"}}},
                {"name": "partners", "when": [{"type": "path", "values": ["/partner/*"]}],
                 "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}}""");
        assertDecided(shop, "/partner/a", from("198.51.100.1"), false, "web");
        assertDecided(shop, "/partner/a", from("203.0.113.9"), true, "web");
        assertDecided(shop, "/partner/public/a", from("198.51.100.1"), true, "web");
        assertDecided(shop, "/", from("198.51.100.1"), true, "web");
        RulesDocument rules = translated(shop).orThrow().rules();
        assertThat(rules.toJson()).doesNotContain("0.0.0.0");
        assertThat(rules.rules().stream()
                        .filter(rule -> rule.behavior(IpList.WHITELIST).isPresent()))
                .singleElement()
                .asString()
                .contains("negated=true");
    }

    @Test
    void aRuleWithTwoConditionsAboveATokenRule() {
        Distribution shop = shop("", """
                {"name": "free", "when": [{"type": "path", "values": ["/video/free/*"]},
                                          {"type": "extension", "values": ["mp4"]}],
                 "then": {"tokenAuth": {"type": "none"}}},
                {"name": "videos", "when": [{"type": "path", "values": ["/video/*"]}],
                 "then": {"tokenAuth": {"type": "edge-auth", "name": "vt", "algorithm": "SHA256", "key": "env:KEY"}}}""");
        UnaryOperator<Request.Builder> noToken = request -> request;
        assertDecided(shop, "/video/free/a.mp4", noToken, true, "web");
        assertDecided(shop, "/video/free/a.txt", noToken, false, "web");
        assertDecided(shop, "/video/a.mp4", noToken, false, "web");
        assertDecided(shop, "/video/a.mp4", request -> request.tokenValid(true), true, "web");
        // one copy for each condition that may be missed
        assertThat(translated(shop).orThrow().rules().rules().stream()
                        .filter(rule -> rule.behavior("token-auth").isPresent()))
                .hasSize(2);
    }

    @Test
    void ipAllowUnderGeoDenyIsRefusedAndNotWidened() {
        Distribution shop = shop(", \"geoAccess\": {\"type\": \"deny\", \"countries\": [\"KP\"]}", """
                {"name": "partners", "when": [{"type": "path", "values": ["/partner/*"]}],
                 "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}}""");
        Translation<FujitsuDocument> translation = translated(shop);
        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNSUPPORTED);
            assertThat(finding.pointer()).startsWith("/rules/0/then");
            assertThat(List.of(Feature.IP_ACCESS, Feature.GEO_ACCESS)).contains(finding.feature());
        });
    }

    @Test
    void aRuleWithoutOriginAboveOneWith() {
        Distribution shop = shop("", """
                {"name": "logo", "when": [{"type": "path", "values": ["/img/logo.svg"]}],
                 "then": {"caching": {"type": "no-store"}}},
                {"name": "images", "when": [{"type": "path", "values": ["/img/*"]}], "then": {"origin": "img"}}""");
        UnaryOperator<Request.Builder> anyone = request -> request;
        assertDecided(shop, "/img/logo.svg", anyone, true, "web");
        assertDecided(shop, "/img/a.svg", anyone, true, "img");
    }

    @Test
    void upperAndLowerCaseExtensions() {
        Distribution shop = shop("", """
                {"name": "photos", "when": [{"type": "extension", "values": ["jpg", "JPG"]}], "then": {"origin": "img"}}""");
        UnaryOperator<Request.Builder> anyone = request -> request;
        assertDecided(shop, "/a.jpg", anyone, true, "img");
        assertDecided(shop, "/a.JPG", anyone, true, "img");
        assertDecided(shop, "/a.Jpg", anyone, true, "web");
    }

    @Test
    void extensionlessPaths() {
        Distribution shop = shop("", """
                {"name": "pages", "when": [{"type": "extension", "values": ["jpg", "png"], "negated": true}],
                 "then": {"origin": "img"}}""");
        UnaryOperator<Request.Builder> anyone = request -> request;
        for (String path : List.of("/", "/a", "/a.d/b", "/a.")) {
            assertDecided(shop, path, anyone, true, "img");
        }
        assertDecided(shop, "/a.png", anyone, true, "web");
    }

    @Test
    void aTranslationIsRefusedWithEverythingThatStandsInItsWay() {
        Distribution shop = shop(", \"firewall\": {\"mode\": \"block\", \"level\": 1}", """
                {"name": "r", "when": [{"type": "method", "values": ["PATCH"]}],
                 "then": {"caching": {"type": "revalidate"}}}""");
        assertThat(translated(shop).findings().stream().filter(f -> f.severity().refuses()))
                .extracting(Finding::feature)
                .contains(Feature.FIREWALL, Feature.METHOD_CONDITION, Feature.REVALIDATE);
    }
}
