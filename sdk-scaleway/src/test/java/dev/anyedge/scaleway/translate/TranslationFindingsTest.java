package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
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
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What Scaleway cannot do is said, where it stands, with what to do about it; and nothing else is said. */
class TranslationFindingsTest {
    private static final Endpoint CUSTOM = Endpoint.custom("cdn.shop.example", Certificate.managed());

    private final StageChainTranslator translator = StageChainTranslator.create();

    @Test
    void aShopThatScalewayCanDoIsTranslatedWithoutAWordButForTheSecondName() {
        assertThat(strict(Shops.plain()).findings())
                .singleElement()
                .satisfies(finding -> assertFinding(finding, Severity.NOTE, Feature.ASSIGNED_HOSTNAME, "/endpoints/0"));
    }

    // ---- endpoints ----

    @Test
    void aSecondEndpointIsUnsupported() {
        Distribution two = Shops.shop(b -> b.addEndpoint(Endpoint.custom("www.shop.example", Certificate.managed())));
        refused(two, Feature.SEVERAL_HOSTNAMES, "/endpoints/1");
        StageChain chain = lenient(two).orThrow();
        assertThat(chain.dnsStages().get(0).fqdns()).containsExactly("cdn.shop.example");
    }

    @Test
    void aWildcardNeedsAStoredCertificate() {
        assertThat(strict(Shops.withEndpoint(
                                Endpoint.wildcard("shop.example", Certificate.stored("secret-1", "fr-par"))))
                        .orThrow()
                        .dnsStages()
                        .get(0)
                        .wildcardDomain())
                .isTrue();
        Distribution managed = Shops.withEndpoint(Endpoint.wildcard("shop.example", Certificate.managed()));
        refused(managed, Feature.MANAGED_CERTIFICATE, "/endpoints/0/certificate");
        assertThat(lenient(managed).document()).isEmpty();
        refused(
                Shops.withEndpoint(Endpoint.wildcard("shop.example", Certificate.shared())),
                Feature.SHARED_CERTIFICATE,
                "/endpoints/0/certificate");
        refused(
                Shops.withEndpoint(Endpoint.wildcard("shop.example", Certificate.external("x"))),
                Feature.EXTERNAL_CERTIFICATE,
                "/endpoints/0/certificate");
    }

    @Test
    void aCertificateOfAnotherKindIsUnsupportedForACustomName() {
        for (Certificate certificate : List.of(Certificate.shared(), Certificate.external("ticket 7"))) {
            Distribution shop = Shops.withEndpoint(Endpoint.custom("cdn.shop.example", certificate));
            Feature feature = certificate instanceof Certificate.Shared
                    ? Feature.SHARED_CERTIFICATE
                    : Feature.EXTERNAL_CERTIFICATE;
            refused(shop, feature, "/endpoints/0/certificate");
            assertThat(lenient(shop).orThrow().tlsStages().get(0).managedCertificate())
                    .isTrue();
        }
    }

    @Test
    void anAssignedNameIsProvedByTheProvidersOwnCertificateOnly() {
        assertThat(strict(Shops.withEndpoint(Endpoint.assigned())).findings()).isEmpty();
        Endpoint managed = new Endpoint.Assigned(
                Optional.empty(), ViewerProtocol.REDIRECT_TO_HTTPS, Optional.of(Certificate.managed()), Options.none());
        refused(Shops.withEndpoint(managed), Feature.MANAGED_CERTIFICATE, "/endpoints/0/certificate");
        assertThat(lenient(Shops.withEndpoint(managed))
                        .orThrow()
                        .tlsStages()
                        .get(0)
                        .managedCertificate())
                .isFalse();
    }

    @Test
    void thePrefixOfAnAssignedNameIsLost() {
        Finding finding =
                refused(Shops.withEndpoint(Endpoint.assigned("shop")), Feature.ASSIGNED_PREFIX, "/endpoints/0/prefix");
        assertThat(finding.severity()).isEqualTo(Severity.LOSSY);
    }

    @Test
    void plainHttpCannotBeServed() {
        refused(
                Shops.withEndpoint(Endpoint.customHttpOnly("cdn.shop.example")),
                Feature.HTTP_ONLY,
                "/endpoints/0/viewerProtocol");
        Distribution both = Shops.withEndpoint(CUSTOM.withViewerProtocol(ViewerProtocol.HTTP_AND_HTTPS));
        refused(both, Feature.HTTP_AND_HTTPS, "/endpoints/0/viewerProtocol");
        assertThat(lenient(both).findings())
                .anySatisfy(finding -> assertThat(finding.instead()).contains("Plain HTTP is redirected to HTTPS."));
    }

    @Test
    void plainHttpCannotBeRefusedWhichOnlyTheUserMayGiveUp() {
        Distribution shop = Shops.withEndpoint(CUSTOM.withViewerProtocol(ViewerProtocol.HTTPS_ONLY));
        Finding finding = refused(shop, Feature.HTTPS_ONLY, "/endpoints/0/viewerProtocol");
        assertThat(finding.severity()).isEqualTo(Severity.LOSSY);
        assertThat(lenient(shop).document()).isEmpty();
        assertThat(translate(shop, Strictness.strict().dropping(Feature.HTTPS_ONLY))
                        .document())
                .isPresent();
    }

    @Test
    void aNameUnderScwCloudIsRefusedWhateverTheStrictness() {
        Distribution shop = Shops.withEndpoint(Endpoint.custom("cdn.scw.cloud", Certificate.managed()));
        refused(shop, Feature.CUSTOM_HOSTNAME, "/endpoints/0/hostname");
        assertThat(lenient(shop).document()).isEmpty();
    }

    @Test
    void aDistributionThatIsOffHasNoHead() {
        StageChain chain = strict(Shops.shop(b -> b.enabled(false))).orThrow();
        assertThat(chain.headDnsStageId()).isEmpty();
        assertThat(translator.read(chain).distribution().enabled()).isFalse();
    }

    // ---- origins ----

    @Test
    void aHostIsNoOriginUnlessItIsReplaced() {
        Distribution shop = Distribution.builder()
                .from(Shops.plain())
                .origins(List.of(HttpOrigin.builder()
                        .id("assets")
                        .host("origin.shop.example")
                        .build()))
                .build();
        Finding finding = refused(shop, Feature.HTTP_ORIGIN, "/origins/0");
        assertThat(finding.hint().orElseThrow()).contains("withOrigin(\"assets\"", "--origin assets=");
        assertThat(lenient(shop).document()).isEmpty();
        BucketOrigin bucket = BucketOrigin.builder()
                .id("anything")
                .bucket("copy")
                .region("nl-ams")
                .build();
        StageChain chain = translator
                .translate(shop, TranslationContext.<StageChain>strict().withOrigin("assets", bucket))
                .orThrow();
        assertThat(chain.backendStages()).hasSize(1);
        assertThat(chain.backendStages().get(0).id()).isEqualTo("assets");
    }

    @Test
    void twoOriginsThatAreReplacedByTheSameBecomeOne() {
        Distribution shop = Shops.withRules(Shops.rule(b -> b.origin("lb-1"), Condition.path("/api/*")));
        Translation<StageChain> translation = translator.translate(
                shop,
                TranslationContext.<StageChain>strict()
                        .withOrigin("assets", Shops.bucket())
                        .withOrigin("lb-1", Shops.bucket()));
        assertThat(translation.orThrow().backendStages()).hasSize(1);
        finding(translation, Severity.NOTE, Feature.SEVERAL_ORIGINS, "/origins/1");
    }

    @Test
    void aReplacementOfAnOriginThatIsNotThereIsRefused() {
        Translation<StageChain> translation = translator.translate(
                Shops.plain(), TranslationContext.<StageChain>strict().withOrigin("nobody", Shops.bucket()));
        assertThat(translation.document()).isEmpty();
        finding(translation, Severity.UNSUPPORTED, Feature.HTTP_ORIGIN, "/origins");
    }

    @Test
    void aLoadBalancerHasNoHostOfItsOwn() {
        Distribution shop = Shops.shop(b -> b.addOrigin(
                        Shops.balancer().hostHeader(HostHeader.origin()).build())
                .addRule(Shops.rule(t -> t.origin("lb-1"), Condition.path("/api/*"))));
        refused(shop, Feature.HOST_HEADER, "/origins/1/hostHeader");
        assertThat(lenient(shop).document()).isPresent();
    }

    @Test
    void anOriginThatNothingAsksIsNotDeployed() {
        Translation<StageChain> translation = strict(Shops.shop(b -> b.addOrigin(HttpOrigin.of("elsewhere.example"))));
        assertThat(translation.orThrow().backendStages()).hasSize(1);
        finding(translation, Severity.NOTE, Feature.SEVERAL_ORIGINS, "/origins/1");
    }

    @Test
    void howOthersReachAnOriginIsNotKept() {
        Distribution shop = Distribution.builder()
                .from(Shops.plain())
                .origins(List.of(BucketOrigin.builder()
                        .from(Shops.bucket())
                        .reachableAs(HttpOrigin.of("assets.s3.fr-par.scw.cloud"))
                        .build()))
                .build();
        finding(strict(shop), Severity.NOTE, Feature.HTTP_ORIGIN, "/origins/0/reachableAs");
    }

    // ---- caching ----

    @Test
    void otherWaysOfCachingAreUnsupported() {
        refused(
                Shops.withDefaults(b -> b.caching(Caching.override(Duration.ofHours(1)))),
                Feature.OVERRIDE_TTL,
                "/defaults/caching");
        refused(Shops.withDefaults(b -> b.caching(Caching.noStore())), Feature.NO_STORE, "/defaults/caching");
        refused(Shops.withDefaults(b -> b.caching(Caching.revalidate())), Feature.REVALIDATE, "/defaults/caching");
        StageChain chain = lenient(Shops.withDefaults(b -> b.caching(Caching.override(Duration.ofHours(1)))))
                .orThrow();
        assertThat(chain.cacheStages().get(0).fallbackTtl()).contains(Duration.ofHours(1));
        assertThat(lenient(Shops.withDefaults(b -> b.caching(Caching.noStore())))
                        .orThrow()
                        .cacheStages())
                .isEmpty();
    }

    @Test
    void withoutADefaultTimeNothingIsKeptUnlessTheOriginSaysSo() {
        Translation<StageChain> translation = strict(Shops.withDefaults(b -> b.caching(Caching.honorOrigin())));
        finding(translation, Severity.NOTE, Feature.HONOR_ORIGIN, "/defaults/caching");
        assertThat(translation.orThrow().cacheStages().get(0).fallbackTtl()).contains(Duration.ZERO);
    }

    @Test
    void whatCookiesDoIsSaidWhereNothingSaysIt() {
        Distribution shop = Shops.shop(
                CUSTOM,
                Behavior.builder()
                        .origin("assets")
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build(),
                b -> {});
        Finding finding = finding(strict(shop), Severity.NOTE, Feature.COOKIES, "/defaults");
        assertThat(finding.requests()).contains(RequestClass.cookies());
    }

    @Test
    void withoutACacheCookiesDoNotMatter() {
        finding(
                strict(Shops.withDefaults(b -> b.caching(Caching.bypass()))),
                Severity.NOTE,
                Feature.COOKIES,
                "/defaults/cookies");
        finding(
                strict(Shops.shop(
                        CUSTOM,
                        Shops.defaults(b -> b.caching(Caching.bypass())),
                        b -> b.addRule(Shops.rule(t -> t.cookies(Cookies.IGNORE), Condition.path("/a"))))),
                Severity.NOTE,
                Feature.COOKIES,
                "/rules/0/then/cookies");
    }

    @Test
    void queryArgumentsAllCount() {
        assertThat(strict(Shops.withDefaults(b -> b.queryKey(QueryKey.all()))).document())
                .isPresent();
        for (QueryKey key : List.of(QueryKey.none(), QueryKey.include("a"), QueryKey.exclude("a"))) {
            refused(Shops.withDefaults(b -> b.queryKey(key)), Feature.QUERY_KEY, "/defaults/queryKey");
            refused(
                    Shops.withRules(Shops.rule(b -> b.queryKey(key).origin("lb-1"), Condition.path("/a"))),
                    Feature.QUERY_KEY,
                    "/rules/0/then/queryKey");
        }
    }

    @Test
    void aRuleCannotCacheInItsOwnWay() {
        Condition path = Condition.path("/a/*");
        refused(
                Shops.withRules(Shops.rule(b -> b.caching(Caching.bypass()), path)),
                Feature.RULE_CACHING,
                "/rules/0/then/caching");
        refused(
                Shops.withRules(Shops.rule(b -> b.cookies(Cookies.IGNORE), path)),
                Feature.RULE_COOKIES,
                "/rules/0/then/cookies");
        assertThat(strict(Shops.withRules(Shops.rule(
                                b -> b.caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                                        .cookies(Cookies.BYPASS)
                                        .origin("lb-1"),
                                path)))
                        .document())
                .isPresent();
    }

    // ---- what the provider has not at all ----

    @Test
    void restrictionsAreUnsupportedAndLeftOutOnlyByName() {
        record Case(Feature feature, String member, Consumer<Behavior.Builder> set) {}
        List<Case> cases = List.of(
                new Case(Feature.IP_ACCESS, "ipAccess", b -> b.ipAccess(IpAccess.allow("203.0.113.0/24"))),
                new Case(Feature.IP_ACCESS, "ipAccess", b -> b.ipAccess(IpAccess.deny("203.0.113.0/24"))),
                new Case(Feature.GEO_ACCESS, "geoAccess", b -> b.geoAccess(GeoAccess.deny(GeoArea.countries("KP")))),
                new Case(Feature.REFERER_ACCESS, "refererAccess", b -> b.refererAccess(RefererAccess.allow("*x*"))),
                new Case(
                        Feature.TOKEN_AUTH,
                        "tokenAuth",
                        b -> b.tokenAuth(TokenAuth.edgeAuth()
                                .name("vt")
                                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                                .key(SecretRef.env("KEY"))
                                .build())));
        for (Case one : cases) {
            Distribution general = Shops.withDefaults(one.set());
            refused(general, one.feature(), "/defaults/" + one.member());
            assertThat(lenient(general).document()).as(one.member()).isEmpty();
            assertThat(translate(general, Strictness.lenient().dropping(one.feature()))
                            .document())
                    .as(one.member())
                    .isPresent();
            Distribution ruled = Shops.withRules(Shops.rule(one.set(), Condition.path("/a")));
            refused(ruled, one.feature(), "/rules/0/then/" + one.member());
        }
    }

    @Test
    void whatLiftsARestrictionNeedsNoSupport() {
        assertThat(strict(Shops.withDefaults(b -> b.ipAccess(IpAccess.unrestricted())
                                .geoAccess(GeoAccess.unrestricted())
                                .refererAccess(RefererAccess.unrestricted())
                                .tokenAuth(TokenAuth.none())
                                .originPath(OriginPath.none())
                                .firewall(Firewall.off())))
                        .findings())
                .hasSize(1);
    }

    @Test
    void thePathSentToTheOriginIsTheViewers() {
        refused(
                Shops.withDefaults(b -> b.originPath(OriginPath.remove("/img/"))),
                Feature.ORIGIN_PATH,
                "/defaults/originPath");
    }

    // ---- rules ----

    @Test
    void otherMethodsThanTheSevenAreUnsupported() {
        refused(
                Shops.withRules(Shops.rule(b -> b.origin("lb-1"), Condition.method("GET", "PURGE"))),
                Feature.METHOD_CONDITION,
                "/rules/0/when/0/values/1");
        refused(
                Shops.withRules(Shops.rule(
                        b -> b.origin("lb-1"), Condition.method("PURGE").not())),
                Feature.METHOD_CONDITION,
                "/rules/0/when/0/values/0");
    }

    @Test
    void anExpressionAndAnotherConditionOnThePathAreUnsupportedUnlessTheyCanBeCombined() {
        Condition digits = Condition.pathRegex("/[0-9]+/.*");
        refused(
                Shops.withRules(Shops.rule(b -> b.origin("lb-1"), digits, Condition.extension("jpg"))),
                Feature.PATH_REGEX_CONDITION,
                "/rules/0/when/1");
        for (Condition other : List.of(Condition.path("/*"), Condition.path("/1/a", "/x"), digits)) {
            assertThat(strict(Shops.withRules(Shops.rule(b -> b.origin("lb-1"), digits, other)))
                            .document())
                    .as("%s", other)
                    .isPresent();
        }
        // no more than a glob says
        assertThat(strict(Shops.withRules(Shops.rule(
                                b -> b.origin("lb-1"), Condition.pathRegex("/a/.*"), Condition.extension("jpg"))))
                        .orThrow()
                        .rulesOf("route")
                        .get(0)
                        .match()
                        .orElseThrow()
                        .pathFilter()
                        .orElseThrow()
                        .value())
                .isEqualTo("^(?:/a/.*\\.jpg)$");
    }

    @Test
    void aPathThatTakesTooManyPatternsToSayIsUnsupported() {
        Condition one = Condition.path("/" + "*a".repeat(8) + "*");
        Condition other = Condition.path("/" + "*b".repeat(8) + "*");
        refused(Shops.withRules(Shops.rule(b -> b.origin("lb-1"), one, other)), Feature.LIMIT, "/rules/0/when/1");
    }

    @Test
    void aNegationThatCannotBeWrittenIsUnsupported() {
        Distribution shop = Shops.withRules(
                Shops.rule("route-1", List.of(Condition.path("/a/*").not()), b -> b.origin("lb-1")),
                Shops.rule("route-2", List.of(Condition.pathRegex("/[a-c]/.*")), b -> b.firewall(Firewall.log(1))));
        refused(shop, Feature.NEGATED_CONDITION, "/rules/0");
        StageChain chain = lenient(shop).orThrow();
        assertThat(chain.rulesOf("route")).hasSize(1);
    }

    @Test
    void leavingOutARuleNeverLosesAFirewallUnlessThatIsNamed() {
        Distribution shop =
                Shops.withRules(Shops.rule(b -> b.firewall(Firewall.block(2)), Condition.method("PURGE", "POST")));
        refused(shop, Feature.METHOD_CONDITION, "/rules/0/when/0/values/0");
        Translation<StageChain> lenient = lenient(shop);
        assertThat(lenient.document()).isEmpty();
        finding(lenient, Severity.UNSUPPORTED, Feature.RULE_FIREWALL, "/rules/0/then");
        assertThat(translate(shop, Strictness.lenient().dropping(Feature.RULE_FIREWALL))
                        .document())
                .isPresent();
        Distribution guarded = Shops.shop(
                CUSTOM,
                Shops.defaults(b -> b.firewall(Firewall.block(3))),
                b -> b.addRule(Shops.rule(t -> t.firewall(Firewall.block(2)), Condition.method("PURGE", "POST"))));
        assertThat(lenient(guarded).document()).isPresent();
    }

    @Test
    void everyRequestThatIsServedCameOverHttps() {
        Translation<StageChain> translation = strict(Shops.withRules(
                Shops.rule("route-1", List.of(Condition.scheme("http")), b -> b.firewall(Firewall.log(1))),
                Shops.rule(
                        "route-2", List.of(Condition.scheme("https"), Condition.path("/a")), b -> b.origin("lb-1"))));
        finding(translation, Severity.NOTE, Feature.SCHEME_CONDITION, "/rules/0");
        finding(translation, Severity.NOTE, Feature.SCHEME_CONDITION, "/rules/1/when/0");
        assertThat(translation.orThrow().rulesOf("route")).hasSize(1);
    }

    @Test
    void aRuleThatNoRequestMeetsIsLeftOut() {
        Translation<StageChain> translation = strict(Shops.withRules(
                Shops.rule("route-1", List.of(Condition.path("/a/*"), Condition.path("/b/*")), b -> b.origin("lb-1"))));
        finding(translation, Severity.NOTE, Feature.RULES, "/rules/0");
        assertThat(translation.orThrow().routeStages()).isEmpty();
        assertThat(translation.orThrow().backendStages()).hasSize(1);
    }

    @Test
    void aRuleThatChangesNothingHereIsLeftOutButNotWhenItShadowsAnother() {
        CacheRule idle = Shops.rule(
                "route-1",
                List.of(Condition.path("/a/*")),
                b -> b.caching(Caching.honorOrigin(Duration.ofMinutes(30))));
        Translation<StageChain> alone = strict(Shops.withRules(idle));
        finding(alone, Severity.NOTE, Feature.RULES, "/rules/0");
        assertThat(alone.orThrow().routeStages()).isEmpty();
        Translation<StageChain> shadowing = strict(
                Shops.withRules(idle, Shops.rule("route-2", List.of(Condition.path("/a/b/*")), b -> b.origin("lb-1"))));
        assertThat(shadowing.orThrow().rulesOf("route")).hasSize(2);
    }

    @Test
    void aNegatedHostThatIsNotServedNeedNotBeLeftOut() {
        Translation<StageChain> translation = strict(Shops.withRules(Shops.rule(
                b -> b.origin("lb-1"), Condition.host("other.example").not(), Condition.path("/a"))));
        finding(translation, Severity.NOTE, Feature.HOST_CONDITION, "/rules/0/when/0");
        assertThat(translation.orThrow().rulesOf("route")).hasSize(1);
        Translation<StageChain> never = strict(Shops.withRules(Shops.rule(
                b -> b.origin("lb-1"), Condition.host("*.shop.example").not())));
        finding(never, Severity.NOTE, Feature.HOST_CONDITION, "/rules/0");
    }

    @Test
    void moreThanTheDocumentedNumberOfRouteRulesIsSaid() {
        CacheRule[] rules = new CacheRule[101];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = Shops.rule("route-" + (i + 1), List.of(Condition.path("/" + i)), b -> b.origin("lb-1"));
        }
        finding(strict(Shops.withRules(rules)), Severity.NOTE, Feature.LIMIT, "/rules");
    }

    // ---- names, options ----

    @Test
    void namesThatAReadingWouldNotInventAreSaidToBeLost() {
        assertThat(strict(Shops.withRules(Shops.rule("route-1", List.of(Condition.path("/a")), b -> b.origin("lb-1"))))
                        .findings())
                .noneMatch(finding -> finding.feature() == Feature.NAMES);
        finding(
                strict(Shops.withRules(Shops.rule("api", List.of(Condition.path("/a")), b -> b.origin("lb-1")))),
                Severity.NOTE,
                Feature.NAMES,
                "/origins");
    }

    @Test
    void optionsOfOtherProvidersAreNamedOnce() {
        Options fujitsu = Options.of("fujitsu", JsonValue.parse("{\"lua\":\"x\"}"));
        Distribution shop = Shops.shop(CUSTOM, Shops.defaults(b -> b.options(fujitsu)), b -> b.options(fujitsu));
        Finding finding = finding(strict(shop), Severity.NOTE, Feature.OPTIONS, "/options");
        assertThat(finding.message()).contains("fujitsu");
    }

    @Test
    void anOptionThatIsNotKnownOrInTheWrongPlaceIsUnsupported() {
        refused(
                Shops.shop(b -> b.options(Shops.options("{\"nonsense\": 1}"))),
                Feature.OPTIONS,
                "/options/scaleway/nonsense");
        refused(
                Shops.shop(b -> b.options(Shops.options("{\"fullPrivate\": true}"))),
                Feature.OPTIONS,
                "/options/scaleway/fullPrivate");
        refused(
                Shops.withEndpoint(CUSTOM.withOptions(Shops.options("{\"fullPrivate\": \"yes\"}"))),
                Feature.OPTIONS,
                "/endpoints/0/options/scaleway/fullPrivate");
        refused(
                Shops.shop(b -> b.options(Shops.options("{\"raw\": {\"dns_stage\": {}}}"))),
                Feature.OPTIONS,
                "/options/scaleway/raw/dns_stage");
        refused(Shops.shop(b -> b.options(Shops.options("{\"raw\": 7}"))), Feature.OPTIONS, "/options/scaleway/raw");
    }

    @Test
    void anOptionCannotRelinkStages() {
        refused(
                Shops.withEndpoint(
                        CUSTOM.withOptions(Shops.options("{\"raw\": {\"dns_stage\": {\"tls_stage_id\": \"x\"}}}"))),
                Feature.OPTIONS,
                "/endpoints/0/options/scaleway/raw/dns_stage/tls_stage_id");
        refused(
                Shops.shop(b -> b.options(Shops.options("{\"raw\": {\"chain\": {\"dns_stages\": []}}}"))),
                Feature.OPTIONS,
                "/options/scaleway/raw/chain/dns_stages");
        refused(
                Shops.shop(b -> b.options(Shops.options("{\"raw\": {\"unlinked\": {\"dns_stages\": [{}]}}}"))),
                Feature.OPTIONS,
                "/options/scaleway/raw/unlinked");
    }

    @Test
    void aDescriptionInTheOptionsTakesTheOthersPlace() {
        Distribution shop = Shops.shop(b -> b.description("one").options(Shops.options("{\"description\": \"two\"}")));
        Translation<StageChain> translation = strict(shop);
        assertThat(translation.orThrow().pipeline().description()).isEqualTo("two");
        finding(translation, Severity.NOTE, Feature.DESCRIPTION, "/description");
    }

    @Test
    void everythingIsReportedAtOnceInTheOrderOfTheDistribution() {
        Distribution shop = Shops.shop(
                CUSTOM.withViewerProtocol(ViewerProtocol.HTTPS_ONLY),
                Shops.defaults(b -> b.ipAccess(IpAccess.deny("203.0.113.7")).queryKey(QueryKey.none())),
                b -> b.addOrigin(HttpOrigin.of("web.example"))
                        .addRule(Shops.rule("a", List.of(Condition.path("/a")), t -> t.origin("web.example")))
                        .addRule(Shops.rule("b", List.of(Condition.method("PURGE")), t -> t.origin("assets"))));
        List<String> pointers = new ArrayList<>();
        for (Finding finding : strict(shop).findings()) {
            if (finding.severity().refuses()) {
                pointers.add(finding.pointer());
                assertThat(finding.hint()).as("%s", finding).isPresent();
                assertThat(finding.instead()).as("%s", finding).isEmpty();
            }
        }
        assertThat(pointers)
                .containsExactly(
                        "/endpoints/0/viewerProtocol",
                        "/origins/1",
                        "/defaults/ipAccess",
                        "/defaults/queryKey",
                        "/rules/1/when/0/values/0");
    }

    private Translation<StageChain> strict(Distribution distribution) {
        return translate(distribution, Strictness.strict());
    }

    private Translation<StageChain> lenient(Distribution distribution) {
        return translate(distribution, Strictness.lenient());
    }

    private Translation<StageChain> translate(Distribution distribution, Strictness strictness) {
        return translator.translate(
                distribution, TranslationContext.<StageChain>strict().with(strictness));
    }

    /** Strict translation refuses, and for this reason; when the reason may be dropped, it says what happens instead. */
    private Finding refused(Distribution distribution, Feature feature, String pointer) {
        Translation<StageChain> strict = strict(distribution);
        assertThat(strict.document()).isEmpty();
        Predicate<Finding> wanted = finding -> finding.feature() == feature
                && finding.pointer().equals(pointer)
                && finding.severity().refuses();
        assertThat(strict.findings())
                .as("%s at %s", feature, pointer)
                .filteredOn(wanted)
                .hasSize(1);
        Translation<StageChain> dropped =
                translate(distribution, Strictness.strict().dropping(feature));
        if (dropped.document().isPresent()) {
            assertThat(dropped.findings()).filteredOn(wanted).singleElement().satisfies(finding -> assertThat(
                            finding.instead())
                    .isPresent());
        }
        return strict.findings().stream().filter(wanted).findFirst().orElseThrow();
    }

    private static Finding finding(
            Translation<StageChain> translation, Severity severity, Feature feature, String pointer) {
        List<Finding> found = translation.findings().stream()
                .filter(finding ->
                        finding.feature() == feature && finding.pointer().equals(pointer))
                .toList();
        assertThat(found)
                .as("%s at %s in %s", feature, pointer, translation.findings())
                .hasSize(1);
        assertFinding(found.get(0), severity, feature, pointer);
        return found.get(0);
    }

    private static void assertFinding(Finding finding, Severity severity, Feature feature, String pointer) {
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.feature()).isEqualTo(feature);
        assertThat(finding.pointer()).isEqualTo(pointer);
    }
}
