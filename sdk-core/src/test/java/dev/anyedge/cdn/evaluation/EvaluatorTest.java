package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.evaluation.Refusal.Cause;
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
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final String HOST = "cdn.shop.example";
    private static final Caching HOUR = Caching.override(Duration.ofHours(1));
    private static final TokenAuth TOKEN = TokenAuth.edgeAuth()
            .name("vt")
            .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
            .key(SecretRef.env("KEY"))
            .build();

    private static Distribution.Builder shop() {
        return Distribution.builder()
                .name("shop")
                .addEndpoint(Endpoint.custom(HOST, Certificate.managed()))
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .host("origin.shop.example")
                        .build())
                .addOrigin(BucketOrigin.builder()
                        .id("assets")
                        .bucket("shop-assets")
                        .region("fr-par")
                        .build());
    }

    private static Behavior.Builder web() {
        return Behavior.builder().origin("web").caching(HOUR);
    }

    private static CacheRule rule(String name, Behavior then, Condition... when) {
        return CacheRule.builder().name(name).addWhen(when).then(then).build();
    }

    private static Decision decide(Distribution distribution, Request request) {
        return Evaluator.of(distribution).decide(request);
    }

    private static Request get(String pathAndQuery) {
        return Request.of("https://" + HOST + pathAndQuery);
    }

    @Nested
    class Rules {
        @Test
        void theFirstRuleWhoseConditionsAllHoldDecides() {
            Distribution shop = shop().defaults(web().build())
                    .addRule(rule(
                            "post",
                            Behavior.builder().caching(Caching.bypass()).build(),
                            Condition.path("/img/*"),
                            Condition.method("POST")))
                    .addRule(rule("images", Behavior.builder().origin("assets").build(), Condition.path("/img/*")))
                    .addRule(rule(
                            "png", Behavior.builder().caching(Caching.noStore()).build(), Condition.extension("png")))
                    .build();
            Evaluator evaluator = Evaluator.of(shop);

            assertThat(evaluator.decide(get("/img/a.png")).rule()).contains("images");
            assertThat(evaluator
                            .decide(Request.builder()
                                    .url("https://" + HOST + "/img/a.png")
                                    .method("POST")
                                    .build())
                            .rule())
                    .contains("post");
            assertThat(evaluator.decide(get("/a.png")).rule()).contains("png");
            assertThat(evaluator.decide(get("/a.jpg")).rule()).isEmpty();
        }

        @Test
        void whatARuleLeavesOutComesFromTheDefaults() {
            Distribution shop = shop().defaults(web().queryKey(QueryKey.none())
                            .cookies(Cookies.IGNORE)
                            .firewall(Firewall.log(2))
                            .build())
                    .addRule(rule("images", Behavior.builder().origin("assets").build(), Condition.path("/img/*")))
                    .build();

            Decision decision = decide(shop, get("/img/a.png"));

            assertThat(decision.origin().id()).isEqualTo("assets");
            assertThat(decision.caching()).isEqualTo(HOUR);
            assertThat(decision.queryKey()).isEqualTo(QueryKey.none());
            assertThat(decision.cookies()).contains(Cookies.IGNORE);
            assertThat(decision.firewall()).isEqualTo(Firewall.log(2));
        }

        @Test
        void anAspectThatIsLeftOutEverywhereHasItsNeutralValue() {
            Decision decision = decide(shop().defaults(web().build()).build(), get("/a?b=1"));

            assertThat(decision.rule()).isEmpty();
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.queryKey()).isEqualTo(QueryKey.all());
            assertThat(decision.cookies()).isEmpty();
            assertThat(decision.firewall()).isEqualTo(Firewall.off());
            assertThat(decision.originPath()).isEqualTo("/a");
            assertThat(decision.location()).isEmpty();
        }

        @Test
        void aRuleLiftsARestrictionOfTheDefaults() {
            Distribution shop = shop().defaults(web().ipAccess(IpAccess.deny("192.0.2.0/24"))
                            .geoAccess(GeoAccess.allow(GeoArea.countries("FR")))
                            .refererAccess(RefererAccess.allow("*shop.example*"))
                            .tokenAuth(TOKEN)
                            .build())
                    .addRule(rule(
                            "open",
                            Behavior.builder()
                                    .ipAccess(IpAccess.unrestricted())
                                    .geoAccess(GeoAccess.unrestricted())
                                    .refererAccess(RefererAccess.unrestricted())
                                    .tokenAuth(TokenAuth.none())
                                    .build(),
                            Condition.path("/open/*")))
                    .build();
            Request.Builder request = Request.builder().clientIp("192.0.2.9");

            assertThat(decide(shop, request.url("https://" + HOST + "/open/x").build())
                            .allowed())
                    .isTrue();
            assertThat(decide(shop, request.url("https://" + HOST + "/x").build())
                            .allowed())
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "PATH,        /a/*,        /a/b/c,          true",
            "PATH,        /a/*,        /a/,             true",
            "PATH,        /a/*,        /a,              false",
            "PATH,        /a,          /a,              true",
            "PATH,        /a,          /A,              false",
            "PATH,        /a*c*e,      /abcde,          true",
            "PATH,        /a*c*e,      /ace,            true",
            "PATH,        /a*c*e,      /aec,            false",
            "PATH,        /ab*ba,      /aba,            false",
            "PATH,        /a%20b,      /a%20b,          true",
            "PATH_REGEX,  /v[0-9]+/.*, /v12/x,          true",
            "PATH_REGEX,  /v[0-9]+/.*, /x/v12/x,        false",
            "PATH_REGEX,  /v[0-9]+,    /v12/x,          false",
            "EXTENSION,   jpg,         /a/b.jpg,        true",
            "EXTENSION,   jpg,         /a/b.JPG,        false",
            "EXTENSION,   jpg,         /a.jpg/b,        false",
            "EXTENSION,   gz,          /a.tar.gz,       true",
            "EXTENSION,   tar,         /a.tar.gz,       false",
            "EXTENSION,   htaccess,    /.htaccess,      true",
            "EXTENSION,   jpg,         /jpg,            false",
            "FILE_NAME,   robots.txt,  /x/robots.txt,   true",
            "FILE_NAME,   robots.txt,  /robots.txt/,    false",
            "FILE_NAME,   robots.txt,  /xrobots.txt,    false",
            "HOST,        cdn.shop.example, /,          true",
            "HOST,        *.shop.example,   /,          true",
            "HOST,        *.example,        /,          true",
            "HOST,        *.cdn.shop.example, /,        false",
            "METHOD,      GET,         /,               true",
            "METHOD,      POST,        /,               false",
            "SCHEME,      https,       /,               true",
            "SCHEME,      http,        /,               false",
        })
        void aConditionHoldsAsItsKindSays(Condition.Kind kind, String value, String path, boolean holds) {
            Condition condition = new Condition(kind, List.of(value), false);
            Behavior then = Behavior.builder().origin("assets").build();
            Distribution shop = shop().defaults(web().build())
                    .addRule(rule("r", then, condition))
                    .build();
            Distribution negated = shop().defaults(web().build())
                    .addRule(rule("r", then, condition.not()))
                    .build();

            assertThat(decide(shop, get(path)).rule().isPresent()).isEqualTo(holds);
            assertThat(decide(negated, get(path)).rule().isPresent()).isEqualTo(!holds);
        }

        @Test
        void aNegatedConditionHoldsWhenNoneOfItsValuesMatches() {
            Distribution shop = shop().defaults(web().build())
                    .addRule(rule(
                            "write",
                            Behavior.builder().caching(Caching.noStore()).build(),
                            Condition.method("GET", "HEAD").not()))
                    .build();
            Request.Builder request = Request.builder().url("https://" + HOST + "/");

            assertThat(decide(shop, request.method("HEAD").build()).rule()).isEmpty();
            assertThat(decide(shop, request.method("PUT").build()).rule()).contains("write");
        }

        @Test
        void theQueryIsNotPartOfThePath() {
            Distribution shop = shop().defaults(web().build())
                    .addRule(rule("r", Behavior.builder().origin("assets").build(), Condition.path("/*.png")))
                    .build();

            assertThat(decide(shop, get("/a?b=/c.png")).rule()).isEmpty();
            assertThat(decide(shop, get("/a.png?b=c")).rule()).contains("r");
        }
    }

    @Nested
    class Endpoints {
        @Test
        void anUnknownHostIsNotServedButTheRestIsSaid() {
            Decision decision = decide(shop().defaults(web().build()).build(), Request.of("https://other.example/a"));

            assertThat(decision.allowed()).isFalse();
            assertThat(decision.refusal().map(Refusal::cause)).contains(Cause.UNKNOWN_HOST);
            assertThat(decision.reason())
                    .hasValueSatisfying(
                            reason -> assertThat(reason).startsWith("host:").contains("other.example"));
            assertThat(decision.endpoint()).isEmpty();
            assertThat(decision.origin().id()).isEqualTo("web");
        }

        @Test
        void withRulesOnlyAnyHostAndSchemeIsServed() {
            Distribution shop = shop().defaults(web().build()).enabled(false).build();
            Evaluator evaluator = Evaluator.rulesOnly(shop);

            Decision decision = evaluator.decide(Request.of("http://other.example/a"));

            assertThat(decision.allowed()).isTrue();
            assertThat(decision.location()).isEmpty();
            assertThat(decision.endpoint()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "HTTP_ONLY,         http,  true,  false",
            "HTTP_ONLY,         https, false, false",
            "HTTP_AND_HTTPS,    http,  true,  false",
            "HTTP_AND_HTTPS,    https, true,  false",
            "REDIRECT_TO_HTTPS, http,  true,  true",
            "REDIRECT_TO_HTTPS, https, true,  false",
            "HTTPS_ONLY,        http,  false, false",
            "HTTPS_ONLY,        https, true,  false",
        })
        void theViewerProtocolServesRedirectsOrRefuses(
                ViewerProtocol protocol, String scheme, boolean allowed, boolean redirected) {
            Distribution shop = Distribution.builder()
                    .from(shop().defaults(web().build()).build())
                    .endpoints(
                            List.of(Endpoint.custom(HOST, Certificate.managed()).withViewerProtocol(protocol)))
                    .build();

            Decision decision = decide(shop, Request.of(scheme + "://" + HOST + "/a%20b?c=d"));

            assertThat(decision.allowed()).isEqualTo(allowed);
            assertThat(decision.refusal().map(Refusal::cause))
                    .isEqualTo(allowed ? Optional.empty() : Optional.of(Cause.VIEWER_PROTOCOL));
            assertThat(decision.location())
                    .isEqualTo(redirected ? Optional.of("https://" + HOST + "/a%20b?c=d") : Optional.empty());
        }

        @Test
        void aRedirectComesBeforeTheRestrictions() {
            Distribution shop = shop().defaults(
                            web().ipAccess(IpAccess.allow("192.0.2.1")).build())
                    .build();

            Decision decision = decide(shop, Request.of("http://" + HOST + "/"));

            assertThat(decision.allowed()).isTrue();
            assertThat(decision.location()).contains("https://" + HOST + "/");
        }

        @ParameterizedTest
        @CsvSource({
            "a.wild.example,     true",
            "a.b.wild.example,   true",
            "wild.example,       false",
            "xwild.example,      false",
            "A.Wild.Example.,    true",
        })
        void aWildcardEndpointIsEverySubDomainButNotTheNameItself(String host, boolean known) {
            Distribution shop = shop().defaults(web().build())
                    .addEndpoint(Endpoint.wildcard("wild.example", Certificate.managed()))
                    .build();

            assertThat(decide(shop, Request.of("https://" + host + "/")).allowed())
                    .isEqualTo(known);
        }

        @Test
        void theClosestEndpointIsTaken() {
            Endpoint wide = Endpoint.wildcard("shop.example", Certificate.managed());
            Endpoint narrow = Endpoint.wildcard("b.shop.example", Certificate.managed());
            Evaluator evaluator = Evaluator.of(shop().defaults(web().build())
                    .addEndpoint(wide)
                    .addEndpoint(narrow)
                    .build());

            assertThat(evaluator.endpoint(HOST)).containsInstanceOf(Endpoint.Custom.class);
            assertThat(evaluator.endpoint("a.shop.example")).contains(wide);
            assertThat(evaluator.endpoint("a.b.shop.example")).contains(narrow);
            assertThat(evaluator.endpoint("shop.example")).isEmpty();
        }

        @Test
        void anAssignedEndpointIsKnownOnceItsNameIs() {
            Distribution shop = shop().defaults(web().build())
                    .addEndpoint(Endpoint.assigned("shop"))
                    .build();
            Request request = Request.of("https://shop-1a2b.edge.example/");

            assertThat(Evaluator.of(shop).decide(request).refusal().map(Refusal::cause))
                    .contains(Cause.UNKNOWN_HOST);
            assertThat(Evaluator.of(shop, List.of("Shop-1a2b.edge.example"))
                            .decide(request)
                            .endpoint())
                    .contains(Endpoint.assigned("shop"));
        }

        @Test
        void assignedNamesNeedAnAssignedEndpoint() {
            Distribution shop = shop().defaults(web().build()).build();

            assertThatThrownBy(() -> Evaluator.of(shop, List.of("x.edge.example")))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("/endpoints");
        }

        @Test
        void aDistributionThatIsSwitchedOffServesNobody() {
            Decision decision =
                    decide(shop().defaults(web().build()).enabled(false).build(), get("/"));

            assertThat(decision.refusal().map(Refusal::cause)).contains(Cause.DISABLED);
        }
    }

    @Nested
    class Restrictions {
        private Optional<Cause> refusal(Behavior defaults, Request.Builder request) {
            Decision decision =
                    decide(shop().defaults(defaults).build(), request.host(HOST).build());
            assertThat(decision.allowed()).isEqualTo(decision.reason().isEmpty());
            return decision.refusal().map(Refusal::cause);
        }

        @ParameterizedTest
        @CsvSource({
            "192.0.2.1,         true",
            "192.0.3.1,         false",
            "198.51.100.7,      true",
            "198.51.100.8,      false",
            "2001:db8::ffff,    true",
            "2001:DB8:1::,      false",
            "::ffff:192.0.2.77, true",
            ",                  false",
        })
        void addressesPassAnAllowListAndFailADenyListWhenTheyAreOnIt(String ip, boolean listed) {
            String[] ranges = {"192.0.2.0/24", "198.51.100.7", "2001:db8::/48"};
            Request.Builder request = Request.builder().clientIp(Optional.ofNullable(ip));

            assertThat(refusal(web().ipAccess(IpAccess.allow(ranges)).build(), request))
                    .isEqualTo(listed ? Optional.empty() : Optional.of(Cause.IP));
            assertThat(refusal(web().ipAccess(IpAccess.deny(ranges)).build(), request))
                    .isEqualTo(listed ? Optional.of(Cause.IP) : Optional.empty());
        }

        @ParameterizedTest
        @CsvSource({
            "FR, ,   ,      true",
            "DE, EU, ,      false",
            "ZA, AF, ,      true",
            "US, NA, US:WA, true",
            "US, NA, US:OR, false",
            ",   ,   US:WA, true",
            ",   ,   FR:75, false",
            ",   ,   ,      false",
        })
        void aPlaceThatAnyOfTheListsHoldsBelongsToTheArea(
                String country, String continent, String region, boolean inside) {
            GeoArea area = GeoArea.builder()
                    .addCountry("FR")
                    .addContinent("AF")
                    .addRegion("US:WA")
                    .build();
            Request.Builder request = Request.builder()
                    .country(Optional.ofNullable(country))
                    .continent(Optional.ofNullable(continent))
                    .region(Optional.ofNullable(region));

            assertThat(refusal(web().geoAccess(GeoAccess.allow(area)).build(), request))
                    .isEqualTo(inside ? Optional.empty() : Optional.of(Cause.GEO));
            assertThat(refusal(web().geoAccess(GeoAccess.deny(area)).build(), request))
                    .isEqualTo(inside ? Optional.of(Cause.GEO) : Optional.empty());
        }

        @ParameterizedTest
        @CsvSource({
            "https://shop.example/x,  true",
            "https://other.example/x, false",
            "https://Shop.example/,   false",
            "'',                      false",
            ",                        false",
        })
        void theWholeRefererIsMatched(String referer, boolean listed) {
            String[] patterns = {"https://shop.example/*", "http://a"};
            Request.Builder request = Request.builder();
            if (referer != null) {
                request.putHeader("REFERER", referer);
            }

            assertThat(refusal(
                            web().refererAccess(RefererAccess.allow(patterns)).build(), request))
                    .isEqualTo(listed ? Optional.empty() : Optional.of(Cause.REFERER));
            assertThat(refusal(web().refererAccess(RefererAccess.deny(patterns)).build(), request))
                    .isEqualTo(listed ? Optional.of(Cause.REFERER) : Optional.empty());
        }

        @Test
        void aRequestWithoutAValidTokenIsRefused() {
            Behavior secured = web().tokenAuth(TOKEN).build();

            assertThat(refusal(secured, Request.builder())).contains(Cause.TOKEN);
            assertThat(refusal(secured, Request.builder().tokenValid(false))).contains(Cause.TOKEN);
            assertThat(refusal(secured, Request.builder().tokenValid(true))).isEmpty();
        }

        @Test
        void theFirstRestrictionThatRefusesIsNamed() {
            Behavior all = web().ipAccess(IpAccess.allow("192.0.2.1"))
                    .geoAccess(GeoAccess.allow(GeoArea.countries("FR")))
                    .refererAccess(RefererAccess.allow("*shop*"))
                    .tokenAuth(TOKEN)
                    .build();
            Request.Builder request = Request.builder();

            assertThat(refusal(all, request)).contains(Cause.IP);
            assertThat(refusal(all, request.clientIp("192.0.2.1"))).contains(Cause.GEO);
            assertThat(refusal(all, request.country("FR"))).contains(Cause.REFERER);
            assertThat(refusal(all, request.putHeader("Referer", "shop"))).contains(Cause.TOKEN);
            assertThat(refusal(all, request.tokenValid(true))).isEmpty();
        }

        @Test
        void theFirewallIsReportedAndNotEvaluated() {
            Decision decision = decide(
                    shop().defaults(web().firewall(Firewall.block(4)).build()).build(), get("/?q=%27%20OR%201=1--"));

            assertThat(decision.allowed()).isTrue();
            assertThat(decision.firewall()).isEqualTo(Firewall.block(4));
        }
    }

    @Nested
    class Origins {
        @ParameterizedTest
        @CsvSource({
            "/a/b/, /a/b/c,     /c",
            "/a/b/, /x/a/b/y,   /x/y",
            "/a/b/, /a/b/a/b/c, /a/b/c",
            "/a/b/, /a/b,       /a/b",
            "/a/b/, /xa/b/c,    /xa/b/c",
            "/,     /a/b,       /a/b",
        })
        void removeTakesOutTheFirstOccurrenceOfADirectoryPart(String prefix, String path, String expected) {
            assertThat(originPath(OriginPath.remove(prefix), path)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "/img/, /assets/img/, /img/a.png,      /assets/img/a.png",
            "/img/, /,            /x/img/img/a,    /x/img/a",
            "/img/, /b/,          /imga,           /imga",
        })
        void replaceReplacesTheFirstOccurrenceOfADirectoryPart(String from, String to, String path, String expected) {
            assertThat(originPath(OriginPath.replace(from, to), path)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "/d/, /a/b/c.png, /d/c.png",
            "/d/, /c.png,     /d/c.png",
            "/d/, /a/b/,      /d/",
            "/,   /a/b/c,     /c",
        })
        void replaceAllReplacesTheWholeDirectoryPart(String directory, String path, String expected) {
            assertThat(originPath(OriginPath.replaceAll(directory), path)).isEqualTo(expected);
        }

        private String originPath(OriginPath rewriting, String path) {
            return decide(shop().defaults(web().originPath(rewriting).build()).build(), get(path + "?q=1"))
                    .originPath();
        }

        @ParameterizedTest
        @CsvSource({"/,/a", "/base,/base/a", "/base/,/base/a"})
        void theOriginsBasePathComesBeforeTheRewrittenPath(String basePath, String expected) {
            Distribution shop = shop().addOrigin(HttpOrigin.builder()
                            .id("deep")
                            .host("deep.example")
                            .basePath(basePath)
                            .build())
                    .defaults(web().origin("deep")
                            .originPath(OriginPath.remove("/x/"))
                            .build())
                    .build();

            assertThat(decide(shop, get("/x/a")).originPath()).isEqualTo(expected);
        }
    }

    @Nested
    class Cache {
        private Optional<String> key(Behavior behavior, String pathAndQuery) {
            return decide(shop().defaults(behavior).build(), get(pathAndQuery)).cacheKey();
        }

        @Test
        void onlyArgumentsThatCountTellAnswersApart() {
            Behavior all = web().build();
            Behavior none = web().queryKey(QueryKey.none()).build();
            Behavior include = web().queryKey(QueryKey.include("lang")).build();
            Behavior exclude = web().queryKey(QueryKey.exclude("sid")).build();

            assertThat(key(all, "/a?x=1")).isPresent().isNotEqualTo(key(all, "/a?x=2"));
            assertThat(key(all, "/a?")).isEqualTo(key(all, "/a"));
            assertThat(key(none, "/a?x=1")).isEqualTo(key(none, "/a")).isNotEqualTo(key(none, "/b"));
            assertThat(key(include, "/a?x=1&lang=fr&sid=3")).isEqualTo(key(include, "/a?lang=fr"));
            assertThat(key(include, "/a?lang=fr")).isNotEqualTo(key(include, "/a?lang=de"));
            assertThat(key(include, "/a?language=fr")).isEqualTo(key(include, "/a"));
            assertThat(key(include, "/a?lang")).isNotEqualTo(key(include, "/a"));
            assertThat(key(include, "/a?lang&x=1")).isEqualTo(key(include, "/a?lang"));
            assertThat(key(exclude, "/a?sid=1&x=2")).isEqualTo(key(exclude, "/a?x=2&sid=7"));
            assertThat(key(exclude, "/a?x=1")).isNotEqualTo(key(exclude, "/a?x=2"));
            assertThat(key(exclude, "/a?x==sid&sid=x")).isEqualTo(key(exclude, "/a?x==sid"));
        }

        @Test
        void answersOfDifferentOriginsOrHostsTheOriginKnowsAreKeptApart() {
            Distribution shop = shop().addEndpoint(Endpoint.custom("b.example", Certificate.managed()))
                    .addOrigin(HttpOrigin.builder()
                            .id("hosts")
                            .host("h.example")
                            .hostHeader(HostHeader.viewer())
                            .build())
                    .defaults(web().build())
                    .addRule(rule("viewer", Behavior.builder().origin("hosts").build(), Condition.path("/h/*")))
                    .addRule(rule("scheme", Behavior.builder().origin("assets").build(), Condition.method("HEAD")))
                    .build();
            Evaluator evaluator = Evaluator.of(shop);

            assertThat(evaluator.decide(get("/a")).cacheKey())
                    .isEqualTo(
                            evaluator.decide(Request.of("https://b.example/a")).cacheKey());
            assertThat(evaluator.decide(get("/h/a")).cacheKey())
                    .isNotEqualTo(evaluator
                            .decide(Request.of("https://b.example/h/a"))
                            .cacheKey());
            assertThat(evaluator.decide(get("/a")).cacheKey())
                    .isNotEqualTo(evaluator
                            .decide(Request.builder()
                                    .url("https://" + HOST + "/a")
                                    .method("HEAD")
                                    .build())
                            .cacheKey());
        }

        @Test
        void whatIsNotKeptHasNoKey() {
            assertThat(key(web().caching(Caching.noStore()).build(), "/a")).isEmpty();
            assertThat(key(web().caching(Caching.bypass()).build(), "/a")).isEmpty();
            assertThat(key(web().caching(Caching.override(Duration.ZERO)).build(), "/a"))
                    .isEmpty();
            assertThat(key(web().caching(Caching.revalidate()).build(), "/a")).isPresent();
            assertThat(key(web().caching(Caching.honorOrigin()).build(), "/a")).isPresent();
            assertThat(decide(
                                    shop().defaults(web().build()).build(),
                                    Request.builder().host(HOST).method("POST").build())
                            .cacheKey())
                    .isEmpty();
        }

        @Test
        void aRequestWithCookiesIsNotServedFromCacheWhereCookiesBypassIt() {
            Distribution shop =
                    shop().defaults(web().cookies(Cookies.BYPASS).build()).build();
            Request plain = get("/a");
            Request withCookie =
                    Request.builder().from(plain).putHeader("Cookie", "a=b").build();

            assertThat(decide(shop, plain).caching()).isEqualTo(HOUR);
            assertThat(decide(shop, withCookie).caching()).isEqualTo(Caching.bypass());
            assertThat(decide(shop, withCookie).cacheKey()).isEmpty();
            assertThat(decide(
                                    shop().defaults(web().cookies(Cookies.BYPASS)
                                                    .caching(Caching.noStore())
                                                    .build())
                                            .build(),
                                    withCookie)
                            .caching())
                    .isEqualTo(Caching.noStore());
            assertThat(decide(
                                    shop().defaults(web().cookies(Cookies.IGNORE)
                                                    .build())
                                            .build(),
                                    withCookie)
                            .caching())
                    .isEqualTo(HOUR);
        }
    }
}
