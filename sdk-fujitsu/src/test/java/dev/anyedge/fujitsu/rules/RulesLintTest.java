package dev.anyedge.fujitsu.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.fujitsu.rules.RuleBehavior.CachingType;
import dev.anyedge.fujitsu.rules.RuleBehavior.ContentRefresh;
import dev.anyedge.fujitsu.rules.RuleBehavior.HmacAlgorithm;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.rules.RuleBehavior.RefreshType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each check, with the smallest rules that it is about, and that it says nothing of others. */
class RulesLintTest {
    private static final Instant NOW = Instant.parse("2031-03-01T00:00:00Z");
    private static final Rule GENERAL = Rule.when()
            .then(
                    RuleBehavior.origin("web.example.net", NameSource.ORIGIN),
                    RuleBehavior.caching(CachingType.FIXED, Duration.ofDays(1)));

    private static List<String> found(Rule... rules) {
        return found(RulesLint.create().at(NOW).forEdit().forDeliveryName("www.shop.example"), rules);
    }

    private static List<String> found(RulesLint lint, Rule... rules) {
        return lint.check(RulesDocument.of(Arrays.asList(rules))).stream()
                .map(warning -> warning.check().number() + " " + warning.pointer())
                .toList();
    }

    @Test
    void soundRulesAreFoundSound() {
        assertThat(found(
                        GENERAL,
                        Rule.when(RuleMatch.urlPath("img")).then(RuleBehavior.noStore()),
                        Rule.when(RuleMatch.urlExtension("jpg", "JPG", "7z", "7Z", "123"))
                                .then(RuleBehavior.noStore()),
                        Rule.when(RuleMatch.urlScheme("HTTP")).then(RuleBehavior.refererBlacklist("*x*"))))
                .isEmpty();
    }

    @Test
    void l1AndL11RulesWithoutOriginAndCaching() {
        assertThat(found(Rule.when(RuleMatch.urlPath("a")).then(RuleBehavior.noStore())))
                .containsExactly("L1 /rules", "L11 /rules");
    }

    @Test
    void l2TheFirstOriginIsNotGeneral() {
        assertThat(found(
                        Rule.when().then(RuleBehavior.noStore()),
                        Rule.when(RuleMatch.urlPath("a"))
                                .then(RuleBehavior.origin("web.example.net", NameSource.ORIGIN))))
                .containsExactly("L2 /rules/1");
    }

    @Test
    void l3LaterRulesForTheSameOrMoreRequestsReplaceEverything() {
        Rule narrow = Rule.when(RuleMatch.urlPath("a"), RuleMatch.httpMethod("GET"))
                .then(RuleBehavior.noStore(), RuleBehavior.ipWhitelist("10.0.0.1"));
        assertThat(found(
                        GENERAL,
                        narrow,
                        Rule.when(RuleMatch.httpMethod("GET")).then(RuleBehavior.ipWhitelist("10.0.0.2")),
                        Rule.when(RuleMatch.urlPath("a")).then(RuleBehavior.bypassCache())))
                .containsExactly("L3 /rules/1");
        assertThat(found(GENERAL, narrow, Rule.when(RuleMatch.urlPath("a")).then(RuleBehavior.bypassCache())))
                .isEmpty();
    }

    @Test
    void l4BothListsOfAddressesInOneRule() {
        assertThat(found(
                        GENERAL,
                        Rule.when(RuleMatch.urlPath("a"))
                                .then(RuleBehavior.ipWhitelist("10.0.0.1"), RuleBehavior.ipBlacklist("10.0.0.2"))))
                .containsExactly("L4 /rules/1");
    }

    @Test
    void l5TheOriginIsTheDeliveryName() {
        Rule loop =
                Rule.when().then(RuleBehavior.origin("WWW.shop.example", NameSource.ORIGIN), RuleBehavior.noStore());
        assertThat(found(loop)).containsExactly("L5 /rules/0/behaviors/0/params/originDomain");
        assertThat(found(RulesLint.create(), loop)).isEmpty();
    }

    @Test
    void l6ARefererListThatCountsForEveryScheme() {
        assertThat(found(
                        GENERAL,
                        Rule.when(RuleMatch.urlPath("a")).then(RuleBehavior.refererWhitelist("*shop.example*"))))
                .containsExactly("L6 /rules/1/behaviors/0");
    }

    @Test
    void l7AndL8RefreshesOfThePastAndOfNow() {
        Rule past = Rule.when(RuleMatch.urlPath("a")).then(ContentRefresh.at(NOW.minusSeconds(1), true));
        Rule future = Rule.when(RuleMatch.urlPath("b")).then(ContentRefresh.at(NOW.plusSeconds(1), true));
        Rule natural = Rule.when(RuleMatch.urlPath("c"))
                .then(new ContentRefresh(RefreshType.NATURAL, "now", Optional.empty()));
        assertThat(found(GENERAL, past, future, natural))
                .containsExactly("L7 /rules/1/behaviors/0", "L8 /rules/3/behaviors/0");
        assertThat(found(RulesLint.create(), GENERAL, past, future, natural)).isEmpty();
    }

    @Test
    void l9ABehaviourTwiceInOneRule() {
        List<RulesWarning> warnings = RulesLint.create().check(RulesDocument.fromJson("""
                        {"rules": [{"matches": [{"name": "url-wildcard", "value": "/*"}], "behaviors": [
                          {"name": "origin", "value": "-", "params": {"digitalProperty": "-", "originDomain": "a.example",
                           "hostHeaderType": "origin", "hostHeaderValue": "-", "cacheKeyType": "origin",
                           "cacheKeyValue": "-"}},
                          {"name": "caching", "type": "no-store", "value": "-"},
                          {"name": "caching", "type": "fixed", "value": "1d"}]}]}"""));
        assertThat(warnings)
                .extracting(RulesWarning::toString)
                .singleElement()
                .asString()
                .startsWith("L9 /rules/0/behaviors/2: ");
    }

    @Test
    void l10ExtensionsInOneCaseOnly() {
        assertThat(found(
                        GENERAL,
                        Rule.when(RuleMatch.urlExtension("jpg", "PNG", "Gif")).then(RuleBehavior.noStore())))
                .containsExactly("L10 /rules/1/matches/0");
    }

    @Test
    void l12ShortKeys() {
        Rule rule = Rule.when(RuleMatch.urlPath("a"))
                .then(RuleBehavior.tokenAuth()
                        .tokenName("t")
                        .hmacAlgorithm(HmacAlgorithm.SHA256)
                        .escapeTokenInputs(true)
                        .ignoreQueryString(false)
                        .key(TokenKey.literal("00ff".repeat(8)))
                        .transitionKey(TokenKey.literal("c0ffee"))
                        .build());
        assertThat(found(GENERAL, rule)).containsExactly("L12 /rules/1/behaviors/0/params/transitionKey");
    }
}
