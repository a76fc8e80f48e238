package dev.anyedge.simulator.fujitsu.edge;

import static dev.anyedge.simulator.fujitsu.edge.Documents.ALL;
import static dev.anyedge.simulator.fujitsu.edge.Documents.ORIGIN;
import static dev.anyedge.simulator.fujitsu.edge.Documents.behavior;
import static dev.anyedge.simulator.fujitsu.edge.Documents.caching;
import static dev.anyedge.simulator.fujitsu.edge.Documents.get;
import static dev.anyedge.simulator.fujitsu.edge.Documents.origin;
import static dev.anyedge.simulator.fujitsu.edge.Documents.rule;
import static dev.anyedge.simulator.fujitsu.edge.Documents.site;
import static dev.anyedge.simulator.fujitsu.edge.Documents.typed;
import static dev.anyedge.simulator.fujitsu.edge.Documents.wildcard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.OriginReference;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How stored rules decide: matches, the cascade, and each behaviour by name. */
class RulesDeciderTest {

    private static boolean matches(String match, EdgeRequest request) {
        return site(rule(ALL, ORIGIN + "," + caching("fixed", "1d")), rule(match, caching("no-store", "-")))
                .decideInFull(request)
                .cachingType()
                .equals("no-store");
    }

    // ---- matches (§3.3) ----

    @ParameterizedTest
    @CsvSource({
        "url-wildcard, /*, /, true",
        "url-wildcard, /img/*, /img/, true",
        "url-wildcard, /img/*, /img/a/b.png, true",
        "url-wildcard, /img/*, /images/a.png, false",
        "url-wildcard, /a.png, /a.png, true",
        "url-wildcard, /a.png, /A.png, false",
        "url-wildcard, /a.png, /a.png/x, false",
        "url-wildcard, /*/b/*.js, /x/y/b/z.js, true",
        "url-wildcard, /*/b/*.js, /b/z.js, false",
        "url-wildcard, /x /y*, /yes, true",
        "url-wildcard, /a*b*c, /abc, true",
        "url-wildcard, /a*b*c, /aXbYbZc, true",
        "url-wildcard, /a*b*c, /aXcb, false",
        "url-path, docs img, /docs/a, true",
        "url-path, docs img, /img/, true",
        "url-path, docs, /docs, false",
        "url-path, docs, /docs2/a, false",
        "url-path, docs, /x/docs/a, false",
        "url-path, docs, /Docs/a, false",
        "url-filename, robots.txt, /robots.txt, true",
        "url-filename, robots.txt, /a/b/robots.txt, true",
        "url-filename, robots.txt, /robots.txt/, false",
        "url-filename, robots.txt, /Robots.txt, false",
        "url-extension, jpg JPG, /a.jpg, true",
        "url-extension, jpg JPG, /a.JPG, true",
        "url-extension, jpg, /a.JPG, false",
        "url-extension, gz, /a.tar.gz, true",
        "url-extension, jpg, /jpg, false",
        "url-extension, d, /a.d/b, false",
        "url-extension, jpg, /a.jpg?x=.png, true",
        "url-scheme, HTTPS, /, true",
        "url-scheme, HTTP, /, false",
        "http-method, GET HEAD, /, true",
        "http-method, POST, /, false"
    })
    void aMatchLooksAtItsPartOfTheRequest(String name, String value, String target, boolean expected) {
        String match = "{'name':'" + name + "','value':'" + value + "'";

        assertThat(matches(match + "}", get(target))).isEqualTo(expected);
        assertThat(matches(match + ",'negated':false}", get(target))).isEqualTo(expected);
        assertThat(matches(match + ",'negated':true}", get(target))).isEqualTo(!expected);
    }

    @Test
    void anExtensionlessAddressIsMatchedByNoExtensionAndByEveryNegatedOne() {
        assertThat(matches("{'name':'url-extension','value':'png','negated':true}", get("/about")))
                .isTrue();
    }

    @Test
    void allMatchesOfARuleHaveToHold() {
        String both =
                "{'name':'url-wildcard','value':'/api/* /login'},{'name':'http-method','value':'GET HEAD','negated':true}";

        assertThat(matches(both, get("/login").withMethod("POST"))).isTrue();
        assertThat(matches(both, get("/login"))).isFalse();
        assertThat(matches(both, get("/x").withMethod("POST"))).isFalse();
    }

    // ---- the cascade (§3.2) ----

    @Test
    void forEachBehaviourTheLastMatchingRuleWins() {
        RulesDecider site = site(
                rule(
                        ALL,
                        ORIGIN + "," + caching("fixed", "1d") + "," + typed("cachekey-query-args", "ignore-all", "-")),
                wildcard("/img/*", caching("fixed", "7d")),
                wildcard("/img/new/*", origin("new.example")));

        RulesDecision decision = site.decideInFull(get("/img/new/a.png"));

        assertThat(decision.origin().orElseThrow().domain()).isEqualTo("new.example");
        assertThat(decision.ttl()).contains(Duration.ofDays(7));
        assertThat(decision.queryType()).isEqualTo("ignore-all");
        assertThat(decision.rules())
                .containsEntry("origin", 2)
                .containsEntry("caching", 1)
                .containsEntry("cachekey-query-args", 0);
        assertThat(decision.edge().notes()).containsEntry("rules", "0: cachekey-query-args; 1: caching; 2: origin");
    }

    @Test
    void aGeneralRuleAfterASpecialOneReplacesIt() {
        RulesDecider site =
                site(wildcard("/img/*", ORIGIN + "," + caching("fixed", "7d")), rule(ALL, caching("fixed", "1d")));

        assertThat(site.decideInFull(get("/img/a.png")).ttl()).contains(Duration.ofDays(1));
        assertThat(site.decideInFull(get("/img/a.png")).origin()).isPresent();
    }

    @Test
    void listsAreReplacedAndNotMerged() {
        RulesDecider site = site(
                rule(ALL, ORIGIN + "," + behavior("ip-blacklist", "203.0.113.7")),
                wildcard("/x/*", behavior("ip-blacklist", "203.0.113.8")));

        assertThat(site.decideInFull(get("/x/a").withClientIp("203.0.113.7")).allowed())
                .isTrue();
        assertThat(site.decideInFull(get("/a").withClientIp("203.0.113.7")).allowed())
                .isFalse();
    }

    // ---- origin ----

    @ParameterizedTest
    @CsvSource({
        "digital_property, -, www.shop.example",
        "origin, -, web.example",
        "fixed, inner.example:8080, inner.example:8080"
    })
    void theOriginIsSentTheHostThatItsTypeSays(String type, String value, String host) {
        RulesDecider site = site(rule(
                ALL,
                ORIGIN.replace(
                        "'hostHeaderType':'origin','hostHeaderValue':'-'",
                        "'hostHeaderType':'" + type + "','hostHeaderValue':'" + value + "'")));

        OriginReference.Server server =
                (OriginReference.Server) site.decide(get("/a")).origin().orElseThrow();
        assertThat(server.hostHeader()).contains(host);
        assertThat(server.names()).containsExactly("web.example", "web");
    }

    @ParameterizedTest
    @CsvSource({"digital_property, -, www.shop.example/a", "origin, -, web.example/a", "fixed, shared, shared/a"})
    void theCacheKeyHasTheHostThatItsTypeSays(String type, String value, String key) {
        RulesDecider site = site(rule(
                ALL,
                ORIGIN.replace(
                        "'cacheKeyType':'origin','cacheKeyValue':'-'",
                        "'cacheKeyType':'" + type + "','cacheKeyValue':'" + value + "'")));

        assertThat(site.decide(get("/a")).cacheKey()).isEqualTo(key);
    }

    @Test
    void withoutAnOriginAndInALoopThereIsAnErrorAtTheEdge() {
        RulesDecider none = site(wildcard("/img/*", ORIGIN));
        assertThat(none.decide(get("/a")).status()).isEqualTo(503);
        assertThat(none.decide(get("/a")).inferred()).contains("no-origin");
        assertThat(none.decide(get("/img/a")).served()).isTrue();

        RulesDecider loop = site(rule(ALL, origin("www.shop.example")));
        assertThat(loop.decide(get("/a")).reason()).contains("loop");
    }

    // ---- caching ----

    @ParameterizedTest
    @CsvSource({
        "fixed, 90, 90",
        "fixed, 90s, 90",
        "fixed, 15m, 900",
        "honor, 12h, 43200",
        "honor-cc, 7d, 604800",
        "honor-expires, 0, 0",
        "fixed, 99999999999999999999d, 31622400000"
    })
    void timesAreSecondsOrHaveOneUnit(String type, String value, long seconds) {
        assertThat(site(rule(ALL, ORIGIN + "," + caching(type, value)))
                        .decideInFull(get("/a"))
                        .ttl())
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "no-store, NO_STORE, STANDARD",
        "bypass-cache, BYPASS, STANDARD",
        "fixed, OVERRIDE, STANDARD",
        "honor, HONOR_ORIGIN, CACHE_CONTROL_AND_EXPIRES",
        "honor-cc, HONOR_ORIGIN, CACHE_CONTROL",
        "honor-expires, HONOR_ORIGIN, EXPIRES"
    })
    void eachTypeHasItsModeAndGoesByItsWords(String type, EdgeCaching.Mode mode, EdgeCaching.OriginWords words) {
        EdgeCaching caching = site(rule(ALL, ORIGIN + "," + caching(type, "1h")))
                .decide(get("/a"))
                .caching();

        assertThat(caching.mode()).isEqualTo(mode);
        assertThat(caching.words()).isEqualTo(words);
        assertThat(caching.edgeControl()).isTrue();
    }

    @Test
    void whereNothingIsSaidAboutCachingTheOriginsWordCountsAndTheGuessIsMarked() {
        EdgeDecision decision = site(rule(ALL, ORIGIN)).decide(get("/a"));

        assertThat(decision.caching().mode()).isEqualTo(EdgeCaching.Mode.HONOR_ORIGIN);
        assertThat(decision.caching().ttl()).contains(Duration.ZERO);
        assertThat(decision.inferred()).containsExactly("no-caching");
    }

    // ---- query arguments ----

    @ParameterizedTest
    @CsvSource({
        "include-all, -, b=2&a=1&c, ?b=2&a=1&c",
        "ignore-all, -, b=2&a=1, ''",
        "include, a c, b=2&a=1&c, ?a=1&c",
        "include, a, b=2, ''",
        "ignore, a, b=2&a=1&c, ?b=2&c",
        "ignore, b a c, b=2&a=1&c, ''",
        "include, a=1&, a=1&a=2, ?a=1",
        "ignore, a=1&, a=1&a=2, ?a=2"
    })
    void onlyTheArgumentsThatCountAreInTheCacheKeyAndTheOriginGetsAll(
            String type, String value, String query, String key) {
        EdgeDecision decision = site(rule(ALL, ORIGIN + "," + typed("cachekey-query-args", type, value)))
                .decide(get("/a?" + query));

        assertThat(decision.cacheKey()).isEqualTo("web.example/a" + key);
        assertThat(decision.originTarget()).isEqualTo("/a?" + query);
        assertThat(decision.inferred().contains("argument-value")).isEqualTo(value.contains("="));
    }

    // ---- path ----

    @ParameterizedTest
    @CsvSource({
        "remove, /media/, /media/a.png, /a.png",
        "remove, /media/, /x/media/media/a.png, /x/media/a.png",
        "remove, /media/, /other/a.png, /other/a.png",
        "replace-all, /new/dir/, /a/b/c.png, /new/dir/c.png",
        "replace-all, /, /a/b/, /",
        "replace, /a/b/###/c/, /x/a/b/d/a/b/e.png, /x/c/d/a/b/e.png",
        "replace, /a/###/a/$1/, /a/x, /a/$1/x"
    })
    void theOriginIsAskedForAnotherPathAndTheCacheKeyKeepsTheViewers(
            String type, String value, String path, String expected) {
        EdgeDecision decision = site(rule(ALL, ORIGIN + "," + typed("modify-outgoing-request-path", type, value)))
                .decide(get(path + "?q=1"));

        assertThat(decision.originTarget()).isEqualTo(expected + "?q=1");
        assertThat(decision.cacheKey()).isEqualTo("web.example" + path + "?q=1");
        assertThat(decision.inferred()).contains("path-change");
    }

    // ---- restrictions ----

    private static boolean allowed(String behaviors, EdgeRequest request) {
        RulesDecision decision = site(rule(ALL, ORIGIN + "," + behaviors)).decideInFull(request);
        assertThat(decision.edge().status()).isEqualTo(decision.allowed() ? 0 : 403);
        assertThat(decision.reason().isEmpty()).isEqualTo(decision.allowed());
        return decision.allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24 198.51.100.7, 203.0.113.200, true",
        "203.0.113.0/24 198.51.100.7, 198.51.100.7, true",
        "203.0.113.0/24 198.51.100.7, 198.51.100.8, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "203.0.113.9/29, 203.0.113.8, true",
        "203.0.113.0/24, 2001:db8::1, false"
    })
    void addressesAreOnAListOrNot(String list, String address, boolean on) {
        assertThat(allowed(behavior("ip-whitelist", list), get("/").withClientIp(address)))
                .isEqualTo(on);
        assertThat(allowed(behavior("ip-blacklist", list), get("/").withClientIp(address)))
                .isEqualTo(!on);
    }

    @ParameterizedTest
    @CsvSource({
        "continent, EU AS, true",
        "continent, AF, false",
        "country, JP DE, true",
        "country, US, false",
        "region, DE:BE DE:BY, true",
        "region, US:BE, false"
    })
    void placesAreOnAListOrNot(String level, String codes, boolean on) {
        EdgeRequest berlin = get("/").withPlace(Optional.of("DE"), Optional.of("EU"), Optional.of("DE:BE"));

        assertThat(allowed(typed("geo-whitelist", level, codes), berlin)).isEqualTo(on);
        assertThat(allowed(typed("geo-blacklist", level, codes), berlin)).isEqualTo(!on);
    }

    @ParameterizedTest
    @CsvSource({
        "*www.partner.example*, https://www.partner.example/page, true",
        "*www.partner.example*, https://evil.example/?www.partner.example, true",
        "https://*.partner.example/*, http://www.partner.example/, false",
        "*a.example* *b.example*, https://b.example/, true",
        "*a.example*, https://A.example/, false",
        "partner.example, https://partner.example, false"
    })
    void aRefererIsComparedWhole(String patterns, String referer, boolean on) {
        EdgeRequest request = get("/").withHeader("Referer", referer);

        assertThat(allowed(behavior("referer-whitelist", patterns), request)).isEqualTo(on);
        assertThat(allowed(behavior("referer-blacklist", patterns), request)).isEqualTo(!on);
    }

    @Test
    void whatIsNotKnownFailsAWhitelistAndPassesABlacklist() {
        EdgeRequest nobody = get("/");

        assertThat(allowed(behavior("ip-whitelist", "0.0.0.0/0"), nobody)).isFalse();
        assertThat(allowed(behavior("ip-blacklist", "0.0.0.0/0"), nobody)).isTrue();
        assertThat(allowed(typed("geo-whitelist", "country", "DE"), nobody)).isFalse();
        assertThat(allowed(typed("geo-blacklist", "country", "DE"), nobody)).isTrue();
        assertThat(allowed(behavior("referer-whitelist", "*"), nobody)).isFalse();
        assertThat(allowed(behavior("referer-blacklist", "*"), nobody)).isTrue();
        assertThat(allowed(behavior("referer-whitelist", "*"), nobody.withHeader("Referer", " ")))
                .isFalse();
    }

    @Test
    void allRestrictionsHaveToLetARequestPass() {
        String both = behavior("ip-whitelist", "203.0.113.0/24") + "," + behavior("referer-whitelist", "*partner*");
        EdgeRequest near = get("/").withClientIp("203.0.113.7");

        assertThat(allowed(both, near)).isFalse();
        assertThat(allowed(both, near.withHeader("Referer", "https://partner.example/")))
                .isTrue();
        assertThat(allowed(both, get("/").withHeader("Referer", "https://partner.example/")))
                .isFalse();
    }

    @Test
    void anAddressListLiftsADenialOfPlacesButNotAListOfPlaces() {
        EdgeRequest german =
                get("/").withClientIp("203.0.113.7").withPlace(Optional.of("DE"), Optional.empty(), Optional.empty());
        String list = behavior("ip-whitelist", "203.0.113.0/24");

        assertThat(allowed(list + "," + typed("geo-blacklist", "country", "DE"), german))
                .isTrue();
        assertThat(allowed(list + "," + typed("geo-blacklist", "country", "FR"), german.withClientIp("198.51.100.7")))
                .isFalse();
        assertThat(allowed(list + "," + typed("geo-whitelist", "country", "FR"), german))
                .isFalse();
        assertThat(site(rule(ALL, ORIGIN + "," + list + "," + typed("geo-blacklist", "country", "DE")))
                        .decide(german)
                        .inferred())
                .contains("address-and-place");
    }

    @Test
    void besideAWhitelistOfAddressesABlacklistIsDead() {
        String both = behavior("ip-whitelist", "203.0.113.0/24") + "," + behavior("ip-blacklist", "203.0.113.7");

        assertThat(allowed(both, get("/").withClientIp("203.0.113.7"))).isTrue();
    }

    @Test
    void aTokenThatSomebodyElseLookedAtIsTakenAsHeFoundIt() {
        RulesDecider site = site(rule(
                ALL,
                ORIGIN + ",{'name':'token-auth','value':'-','params':{'tokenName':'t','hmacAlgorithm':'SHA256',"
                        + "'escapeTokenInputs':true,'ignoreQueryString':true,'key':'env:KEY'}}"));

        assertThat(site.decideInFull(get("/a")).allowed()).isFalse();
        assertThat(site.decideInFull(get("/a")).tokenRequired()).isTrue();
        assertThat(site.decideAssuming(get("/a"), true).allowed()).isTrue();
        assertThat(site.decideAssuming(get("/a"), false).allowed()).isFalse();
    }

    // ---- the service's parameters ----

    @Test
    void aServiceForHttpsRedirectsAndOneForHttpIsNotThereOverHttps() {
        RulesDecider https = site(rule(ALL, ORIGIN + "," + behavior("ip-whitelist", "203.0.113.7")));
        RulesDecision redirect = https.decideInFull(get("/a?b").withScheme("http"));
        assertThat(redirect.location()).contains("https://www.shop.example/a?b");
        assertThat(redirect.edge().status()).isEqualTo(301);
        assertThat(redirect.allowed()).isTrue();

        String document = ("{'rules':[" + rule(ALL, ORIGIN) + "]}").replace('\'', '"');
        assertThat(RulesDecider.decide(document, get("/a").withScheme("http"))
                        .edge()
                        .served())
                .isTrue();
        RulesDecision secure = RulesDecider.decide(document, get("/a"));
        assertThat(secure.allowed()).isFalse();
        assertThat(secure.edge().outcome()).isEqualTo(EdgeDecision.Outcome.NOT_SERVED);
        assertThat(RulesDecider.of(document).usualScheme()).isEqualTo("http");
    }

    @Test
    void aDeactivatedServiceServesNobody() {
        String document =
                ("{'parameters':{'status':'deactivate'},'rules':[" + rule(ALL, ORIGIN) + "]}").replace('\'', '"');

        assertThat(RulesDecider.decide(document, get("/a").withScheme("http")).allowed())
                .isFalse();
    }

    @Test
    void whatNobodyKnowsIsShownAndNotApplied() {
        RulesDecision decision = site(rule(
                        ALL,
                        ORIGIN + ",{'name':'site-failover','type':'x','value':'-','params':{'alternateHostname':'b'}}"))
                .decideInFull(get("/a"));

        assertThat(decision.opaque().get("site-failover")).contains("alternateHostname");
        assertThat(decision.edge().inferred()).contains("site-failover");
        assertThat(decision.edge().served()).isTrue();
    }

    @Test
    void aRuleThatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> site(rule(ALL, ORIGIN), rule(ALL, caching("forever", "1d"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/rules/1/behaviors/0/type");
        assertThatThrownBy(() -> site(rule("{'name':'header','value':'x'}", ORIGIN)))
                .hasMessageContaining("/rules/0/matches/0/name");
        assertThatThrownBy(() -> RulesDecider.of("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twentyThousandDecisionsByAHundredRulesTakeSecondsAtMost() {
        String[] rules = new String[100];
        rules[0] = rule(ALL, ORIGIN + "," + caching("fixed", "1d"));
        for (int i = 1; i < rules.length; i++) {
            rules[i] = wildcard("/dir" + i + "/*.png", caching("fixed", i + "m"));
        }
        RulesDecider site = site(rules);
        Random random = new Random(5);
        long begin = System.nanoTime();
        int right = 0;
        for (int n = 0; n < 20_000; n++) {
            int i = 1 + random.nextInt(99);
            right += site.decideInFull(get("/dir" + i + "/x.png"))
                            .ttl()
                            .orElseThrow()
                            .equals(Duration.ofMinutes(i))
                    ? 1
                    : 0;
        }
        assertThat(right).isEqualTo(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }
}
