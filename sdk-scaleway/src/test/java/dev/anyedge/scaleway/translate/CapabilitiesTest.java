package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.TranslationContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the capabilities say of a feature is what a translation does with a distribution that uses it. */
class CapabilitiesTest {
    /** About documents or the control plane, not about what a distribution asks for. */
    private static final Set<Feature> NOT_ASKED_FOR = EnumSet.of(
            Feature.UNKNOWN_CONTENT,
            Feature.INCOMPLETE_DOCUMENT,
            Feature.LIMIT,
            Feature.NAMES,
            Feature.PURGE_PATHS,
            Feature.PURGE_PATTERNS,
            Feature.PURGE_ALL,
            Feature.PURGE_INVALIDATE);

    /** Limits that a translation names by what they come from. */
    private static final Map<Feature, Feature> REPORTED_AS = Map.of(
            Feature.HTTP_ORIGIN_DETAILS, Feature.HTTP_ORIGIN,
            Feature.CONNECT_TO, Feature.HTTP_ORIGIN,
            Feature.WILDCARD_HOSTNAME, Feature.MANAGED_CERTIFICATE);

    private static final Endpoint CUSTOM = Endpoint.custom("cdn.shop.example", Certificate.managed());

    private final StageChainTranslator translator = StageChainTranslator.create();
    private final Capabilities capabilities = translator.capabilities();

    @Test
    void everyFeatureHasAnAnswerAndLimitsAreExplained() {
        assertThat(capabilities.provider()).isEqualTo("scaleway");
        for (Feature feature : Feature.values()) {
            Capabilities.Answer answer = capabilities.of(feature);
            assertThat(answer.note().isEmpty())
                    .as("%s: %s", feature, answer)
                    .isEqualTo(answer.support() == Support.FULL);
        }
    }

    @Test
    void theAnswersAgreeWithTheTranslation() {
        Map<Feature, List<Distribution>> possible = new EnumMap<>(Feature.class);
        Map<Feature, List<Distribution>> impossible = new EnumMap<>(Feature.class);
        fill(possible, impossible);
        for (Feature feature : Feature.values()) {
            Support support = capabilities.of(feature).support();
            List<Distribution> good = possible.getOrDefault(feature, List.of());
            List<Distribution> bad = impossible.getOrDefault(feature, List.of());
            if (!NOT_ASKED_FOR.contains(feature)) {
                assertThat(good.isEmpty()).as("%s is %s", feature, support).isEqualTo(support == Support.NONE);
                assertThat(bad.isEmpty()).as("%s is %s", feature, support).isEqualTo(support == Support.FULL);
            }
            good.forEach(distribution -> assertThat(translator
                            .translate(distribution, TranslationContext.strict())
                            .document())
                    .as("%s in %s", feature, distribution)
                    .isPresent());
            bad.forEach(distribution -> assertThat(translator
                            .translate(distribution, TranslationContext.strict())
                            .findings())
                    .as("%s in %s", feature, distribution)
                    .filteredOn(finding -> finding.severity().refuses())
                    .extracting(Finding::feature)
                    .contains(REPORTED_AS.getOrDefault(feature, feature)));
        }
    }

    private static void fill(Map<Feature, List<Distribution>> good, Map<Feature, List<Distribution>> bad) {
        good.put(Feature.CUSTOM_HOSTNAME, List.of(Shops.plain()));
        bad.put(Feature.SEVERAL_HOSTNAMES, List.of(Shops.shop(b -> b.addEndpoint(Endpoint.assigned()))));
        Distribution wildcard =
                Shops.withEndpoint(Endpoint.wildcard("shop.example", Certificate.stored("s", "fr-par")));
        Distribution managedWildcard = Shops.withEndpoint(Endpoint.wildcard("shop.example", Certificate.managed()));
        good.put(Feature.WILDCARD_HOSTNAME, List.of(wildcard));
        bad.put(Feature.WILDCARD_HOSTNAME, List.of(managedWildcard));
        good.put(Feature.STORED_CERTIFICATE, List.of(wildcard));
        good.put(Feature.MANAGED_CERTIFICATE, List.of(Shops.plain()));
        bad.put(Feature.MANAGED_CERTIFICATE, List.of(managedWildcard));
        Distribution assigned = Shops.withEndpoint(Endpoint.assigned());
        good.put(Feature.ASSIGNED_HOSTNAME, List.of(assigned));
        good.put(Feature.SHARED_CERTIFICATE, List.of(assigned));
        bad.put(
                Feature.SHARED_CERTIFICATE,
                List.of(Shops.withEndpoint(Endpoint.custom("cdn.shop.example", Certificate.shared()))));
        bad.put(Feature.ASSIGNED_PREFIX, List.of(Shops.withEndpoint(Endpoint.assigned("x"))));
        bad.put(
                Feature.EXTERNAL_CERTIFICATE,
                List.of(Shops.withEndpoint(Endpoint.custom("cdn.shop.example", Certificate.external("x")))));
        bad.put(Feature.HTTP_ONLY, List.of(Shops.withEndpoint(Endpoint.customHttpOnly("cdn.shop.example"))));
        bad.put(
                Feature.HTTP_AND_HTTPS,
                List.of(Shops.withEndpoint(CUSTOM.withViewerProtocol(ViewerProtocol.HTTP_AND_HTTPS))));
        bad.put(Feature.HTTPS_ONLY, List.of(Shops.withEndpoint(CUSTOM.withViewerProtocol(ViewerProtocol.HTTPS_ONLY))));
        good.put(Feature.REDIRECT_TO_HTTPS, List.of(Shops.plain()));
        good.put(Feature.DISABLED, List.of(Shops.shop(b -> b.enabled(false))));
        good.put(Feature.DESCRIPTION, List.of(Shops.shop(b -> b.description("a shop"))));
        good.put(
                Feature.OPTIONS,
                List.of(Shops.withEndpoint(CUSTOM.withOptions(
                        ScalewayOptions.builder().fullPrivate(true).build().toOptions()))));

        HttpOrigin web = HttpOrigin.builder().id("web").host("web.example").build();
        bad.put(Feature.HTTP_ORIGIN, List.of(ruled(web)));
        bad.put(
                Feature.HTTP_ORIGIN_DETAILS,
                List.of(ruled(HttpOrigin.builder().from(web).port(8443).build())));
        bad.put(
                Feature.CONNECT_TO,
                List.of(ruled(
                        HttpOrigin.builder().from(web).connectTo("lb.example").build())));
        good.put(Feature.BUCKET_ORIGIN, List.of(Shops.plain()));
        good.put(Feature.LOAD_BALANCER_ORIGIN, List.of(ruled(Shops.balancer().build())));
        good.put(
                Feature.HOST_HEADER,
                List.of(
                        ruled(Shops.balancer().hostHeader(HostHeader.viewer()).build()),
                        ruled(Shops.balancer()
                                .hostHeader(HostHeader.fixed("a.example"))
                                .build())));
        bad.put(
                Feature.HOST_HEADER,
                List.of(ruled(Shops.balancer().hostHeader(HostHeader.origin()).build())));
        good.put(
                Feature.SERVERLESS_ORIGIN,
                List.of(ruled(ServerlessOrigin.builder()
                        .id("fn")
                        .kind(ServerlessOrigin.Kind.FUNCTION)
                        .resource("f")
                        .region("fr-par")
                        .build())));
        Distribution two = ruled(
                BucketOrigin.builder().id("two").bucket("two").region("fr-par").build());
        good.put(Feature.SEVERAL_ORIGINS, List.of(two));
        good.put(Feature.RULE_ORIGIN, List.of(two));
        good.put(Feature.RULES, List.of(two));

        good.put(Feature.PATH_CONDITION, List.of(when(Condition.path("/a/*"))));
        good.put(Feature.PATH_REGEX_CONDITION, List.of(when(Condition.pathRegex("/[0-9]+"))));
        bad.put(
                Feature.PATH_REGEX_CONDITION,
                List.of(when(Condition.pathRegex("/[0-9]+/.*"), Condition.extension("jpg"))));
        good.put(
                Feature.EXTENSION_CONDITION,
                List.of(when(Condition.extension("jpg"), Condition.path("/a/*"), Condition.path("/*b*"))));
        good.put(Feature.FILE_NAME_CONDITION, List.of(when(Condition.fileName("a.txt"), Condition.path("/a/*"))));
        good.put(Feature.METHOD_CONDITION, List.of(when(Condition.method("GET"))));
        bad.put(Feature.METHOD_CONDITION, List.of(when(Condition.method("PURGE"))));
        good.put(
                Feature.SCHEME_CONDITION,
                List.of(
                        when(Condition.scheme("http")),
                        when(Condition.scheme("https").not())));
        good.put(
                Feature.HOST_CONDITION,
                List.of(
                        when(Condition.host("cdn.shop.example")),
                        when(Condition.host("*.a.example").not())));
        good.put(Feature.NEGATED_CONDITION, List.of(when(Condition.path("/a/*").not())));
        bad.put(
                Feature.NEGATED_CONDITION,
                List.of(Shops.withRules(
                        Shops.rule("route-1", List.of(Condition.path("/a/*").not()), b -> b.origin("lb-1")),
                        Shops.rule(
                                "route-2",
                                List.of(Condition.pathRegex("/[ab]/.*")),
                                b -> b.firewall(Firewall.log(1))))));

        good.put(Feature.HONOR_ORIGIN, List.of(Shops.plain(), defaults(b -> b.caching(Caching.honorOrigin()))));
        good.put(Feature.BYPASS, List.of(defaults(b -> b.caching(Caching.bypass()))));
        bad.put(Feature.OVERRIDE_TTL, List.of(defaults(b -> b.caching(Caching.override(Duration.ofHours(1))))));
        bad.put(Feature.NO_STORE, List.of(defaults(b -> b.caching(Caching.noStore()))));
        bad.put(Feature.REVALIDATE, List.of(defaults(b -> b.caching(Caching.revalidate()))));
        bad.put(Feature.RULE_CACHING, List.of(then(b -> b.caching(Caching.bypass()))));
        good.put(Feature.QUERY_KEY, List.of(defaults(b -> b.queryKey(QueryKey.all()))));
        bad.put(Feature.QUERY_KEY, List.of(defaults(b -> b.queryKey(QueryKey.none()))));
        good.put(
                Feature.COOKIES,
                List.of(defaults(b -> b.cookies(Cookies.IGNORE)), defaults(b -> b.cookies(Cookies.BYPASS))));
        bad.put(Feature.RULE_COOKIES, List.of(then(b -> b.cookies(Cookies.IGNORE))));
        bad.put(Feature.IP_ACCESS, List.of(defaults(b -> b.ipAccess(IpAccess.deny("203.0.113.7")))));
        bad.put(Feature.GEO_ACCESS, List.of(defaults(b -> b.geoAccess(GeoAccess.allow(GeoArea.countries("FR"))))));
        bad.put(Feature.REFERER_ACCESS, List.of(defaults(b -> b.refererAccess(RefererAccess.deny("*")))));
        bad.put(
                Feature.TOKEN_AUTH,
                List.of(defaults(b -> b.tokenAuth(TokenAuth.edgeAuth()
                        .name("vt")
                        .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                        .key(SecretRef.env("KEY"))
                        .build()))));
        bad.put(Feature.ORIGIN_PATH, List.of(defaults(b -> b.originPath(OriginPath.remove("/a/")))));
        good.put(
                Feature.FIREWALL,
                List.of(
                        defaults(b -> b.firewall(Firewall.block(4))),
                        defaults(b -> b.firewall(Firewall.log(1))),
                        defaults(b -> b.firewall(Firewall.off()))));
        good.put(Feature.RULE_FIREWALL, List.of(then(b -> b.firewall(Firewall.block(1)))));
    }

    private static Distribution ruled(Origin origin) {
        return Shops.shop(
                b -> b.addOrigin(origin).addRule(Shops.rule(t -> t.origin(origin.id()), Condition.path("/a/*"))));
    }

    private static Distribution when(Condition... conditions) {
        return Shops.withRules(Shops.rule(b -> b.origin("lb-1"), conditions));
    }

    private static Distribution then(Consumer<Behavior.Builder> then) {
        return Shops.withRules(Shops.rule(then, Condition.path("/a/*")));
    }

    private static Distribution defaults(Consumer<Behavior.Builder> more) {
        return Shops.withDefaults(more);
    }
}
