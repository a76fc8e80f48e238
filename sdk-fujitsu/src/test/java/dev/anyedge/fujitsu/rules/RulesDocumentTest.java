package dev.anyedge.fujitsu.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import dev.anyedge.fujitsu.rules.RuleBehavior.CachingType;
import dev.anyedge.fujitsu.rules.RuleBehavior.GeoLevel;
import dev.anyedge.fujitsu.rules.RuleBehavior.HmacAlgorithm;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesDocumentTest {
    private static final String KEY = "00ff11ee22dd33cc44bb55aa66997788";
    private static final SecretSource NO_SECRETS = reference -> {
        throw new SecretUnavailableException(reference, "there are none here");
    };

    @Test
    void theVendorsSampleIsBuiltFieldByField() {
        RulesDocument built = RulesDocument.of(Rule.when()
                .then(
                        RuleBehavior.origin("jp.fujitsu.com", NameSource.ORIGIN),
                        RuleBehavior.caching(CachingType.FIXED, Duration.ofDays(1))));

        assertThat(JsonText.parse(built.toWireJson(NO_SECRETS))).isEqualTo(json("""
                {"rules": [{"matches": [{"name": "url-wildcard", "value": "/*"}],
                  "behaviors": [
                    {"params": {"cacheKeyValue": "-", "digitalProperty": "-", "cacheKeyType": "origin",
                      "hostHeaderValue": "-", "originDomain": "jp.fujitsu.com", "hostHeaderType": "origin"},
                     "name": "origin", "value": "-"},
                    {"type": "fixed", "name": "caching", "value": "1d"}]}]}"""));
    }

    @Test
    void everythingThatTheReferenceDescribesIsReadAndWrittenUnchanged() {
        String sample = RulesSchema.resource("one-of-each.json");

        RulesDocument document = RulesDocument.fromJson(sample);

        assertThat(JsonText.parse(document.toWireJson(NO_SECRETS))).isEqualTo(json(sample));
        assertThat(document.rules()).allSatisfy(rule -> assertThat(rule.behaviors())
                .noneMatch(behavior ->
                        behavior instanceof RuleBehavior.Opaque || behavior instanceof RuleBehavior.Extended));
    }

    @Test
    void everyBehaviourThatABuilderMakesIsAsTheSchemaSays() {
        RulesDocument document = RulesDocument.of(
                Rule.when()
                        .then(
                                RuleBehavior.origin("192.0.2.20", NameSource.DIGITAL_PROPERTY)
                                        .withFixedHostHeader("www.example.net:8080")
                                        .withCacheKey(NameSource.FIXED, java.util.Optional.of("shared")),
                                RuleBehavior.noStore(),
                                RuleBehavior.ipBlacklist("198.51.100.7", "0.0.0.0/0"),
                                RuleBehavior.geoBlacklist(GeoLevel.CONTINENT, "EU", "AS"),
                                RuleBehavior.refererWhitelist("*www.partner.example*")),
                Rule.when(RuleMatch.httpMethod("GET", "HEAD").not(), RuleMatch.urlScheme("HTTPS"))
                        .then(RuleBehavior.bypassCache(), RuleBehavior.geoWhitelist(GeoLevel.REGION, "US:WA")),
                Rule.when(RuleMatch.urlFilename("robots.txt"), RuleMatch.urlExtension("txt"))
                        .then(RuleBehavior.tokenAuth()
                                .tokenName("vt")
                                .hmacAlgorithm(HmacAlgorithm.SHA1)
                                .escapeTokenInputs(true)
                                .ignoreQueryString(false)
                                .key(TokenKey.literal(KEY))
                                .build()));

        assertThat(new RulesSchema().violations(document.toWireJson(NO_SECRETS)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"86400,1d", "129600,36h", "3600,1h", "900,15m", "90,90s", "0,0s", "61,61s"})
    void aTimeIsWrittenInTheLargestUnitThatDividesIt(long seconds, String text) {
        assertThat(TimeToLive.of(Duration.ofSeconds(seconds)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"90,90", "90s,90", "15m,900", "12h,43200", "7d,604800", "0,0", "0d,0", "86400,86400"})
    void aTimeIsReadInEachUnit(String text, long seconds) {
        assertThat(TimeToLive.parse(text).duration()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(TimeToLive.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1w", "1.5h", "1h30m", "-1", "+1", " 1", "1 ", "01", "1S", "1234567890123", "١"})
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> TimeToLive.parse(text)).isInstanceOf(ValidationException.class);
    }

    @Test
    void whatTheReferenceDoesNotDescribeIsKeptUnchanged() {
        String unknown = """
                {"rules": [
                  {"matches": [{"name": "url-wildcard", "value": "/*"}],
                   "behaviors": [
                     {"name": "site-failover", "type": "alternate", "value": "-", "params": {"alternateHostname": "b.example"}},
                     {"name": "downstream-caching", "value": "bust"},
                     {"name": "sure-route", "value": "-", "nested": {"deep": [1, 2.50, null]}},
                     {"name": "caching", "type": "fixed", "value": "1d", "comment": "kept"},
                     {"name": "token-auth", "value": "-", "params": {"tokenName": "t", "hmacAlgorithm": "MD5",
                       "escapeTokenInputs": false, "ignoreQueryString": true, "key": "00ff", "failureMode": 403}}],
                   "comment": "kept too"},
                  {"matches": [{"name": "header", "value": "X-Y", "negated": true}, {"name": "url-path", "value": "a", "fold": true}],
                   "behaviors": [{"name": "caching", "type": "no-store", "value": "-"}]}],
                 "version": 3}""";

        RulesDocument document = RulesDocument.fromJson(unknown);

        assertThat(json(document.toWireJson(NO_SECRETS))).isEqualTo(json(unknown));
        assertThat(document.rules().get(1).matches()).allMatch(RuleMatch.Unknown.class::isInstance);
        assertThat(RulesDocument.fromJson(document.toJson()).toJson()).isEqualTo(document.toJson());
    }

    static List<List<String>> malformed() {
        String match = "{\"name\":\"url-wildcard\",\"value\":\"/*\"}";
        return List.of(
                List.of("{}", "/rules"),
                List.of("[]", ""),
                List.of("{\"rules\":{}}", "/rules"),
                List.of("{\"rules\":[7]}", "/rules/0"),
                List.of("{\"rules\":[{}]}", "/rules/0/matches", "/rules/0/behaviors"),
                List.of("{\"rules\":[{\"matches\":[],\"behaviors\":[]}]}", "/rules/0/matches", "/rules/0/behaviors"),
                List.of(
                        rule("[{\"value\":\"/*\"},{\"name\":\"\"},{\"name\":7}]", caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/name",
                        "/rules/0/matches/1/name",
                        "/rules/0/matches/2/name"),
                List.of(
                        rule(matches("http-method", "get"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("http-method", "GET PATCH"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-scheme", "HTTP HTTPS"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-scheme", "https"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(rule(matches("url-path", "/docs"), caching("\"fixed\"", "\"1d\"")), "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-wildcard", "docs/*"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-wildcard", "/a?b"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-filename", "*.txt"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-extension", ".txt"), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(matches("url-extension", " "), caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/value"),
                List.of(
                        rule(
                                "[{\"name\":\"url-path\",\"value\":\"a\",\"negated\":\"true\"}]",
                                caching("\"fixed\"", "\"1d\"")),
                        "/rules/0/matches/0/negated"),
                List.of(rule("[" + match + "]", caching("\"fixed\"", "\"1w\"")), "/rules/0/behaviors/0/value"),
                List.of(rule("[" + match + "]", caching("\"fixed\"", "\"-\"")), "/rules/0/behaviors/0/value"),
                List.of(rule("[" + match + "]", caching("\"fixed\"", "86400")), "/rules/0/behaviors/0/value"),
                List.of(rule("[" + match + "]", caching("\"for-ever\"", "\"1d\"")), "/rules/0/behaviors/0/type"),
                List.of(rule("[" + match + "]", caching("null", "\"1d\"")), "/rules/0/behaviors/0/type"),
                List.of(
                        rule("[" + match + "]", "{\"name\":\"origin\",\"value\":\"-\"}"),
                        "/rules/0/behaviors/0/params"),
                List.of(
                        rule("[" + match + "]", "{\"name\":\"origin\",\"value\":\"-\",\"params\":\"text\"}"),
                        "/rules/0/behaviors/0/params"),
                List.of(
                        rule("[" + match + "]", origin("https://a.example", "origin", "-")),
                        "/rules/0/behaviors/0/params/originDomain"),
                List.of(
                        rule("[" + match + "]", origin("a.example:8080", "origin", "-")),
                        "/rules/0/behaviors/0/params/originDomain"),
                List.of(
                        rule("[" + match + "]", origin("a.example", "fixed", "-")),
                        "/rules/0/behaviors/0/params/hostHeaderValue"),
                List.of(
                        rule("[" + match + "]", origin("a.example", "origin", "b.example")),
                        "/rules/0/behaviors/0/params/hostHeaderValue"),
                List.of(
                        rule("[" + match + "]", origin("a.example", "viewer", "-")),
                        "/rules/0/behaviors/0/params/hostHeaderType"),
                List.of(
                        rule("[" + match + "]", plain("cachekey-query-args", "include", "-")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("cachekey-query-args", "some", "a")),
                        "/rules/0/behaviors/0/type"),
                List.of(
                        rule("[" + match + "]", plain("content-refresh", "epoch", "soon")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("content-refresh", "date", "2031-13-01")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("content-refresh", "natural", "later")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("ip-whitelist", "", "2001:db8::1")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("ip-blacklist", "", "203.0.113.0/33")),
                        "/rules/0/behaviors/0/value"),
                List.of(rule("[" + match + "]", plain("geo-whitelist", "", "JP")), "/rules/0/behaviors/0/type"),
                List.of(rule("[" + match + "]", plain("geo-blacklist", "country", "jp")), "/rules/0/behaviors/0/value"),
                List.of(rule("[" + match + "]", plain("geo-blacklist", "region", "US")), "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("modify-outgoing-request-path", "remove", "/a")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", plain("modify-outgoing-request-path", "replace", "/a/")),
                        "/rules/0/behaviors/0/value"),
                List.of(
                        rule("[" + match + "]", token("1t", "SHA256", "00ff")),
                        "/rules/0/behaviors/0/params/tokenName"),
                List.of(
                        rule("[" + match + "]", token("t", "SHA512", "00ff")),
                        "/rules/0/behaviors/0/params/hmacAlgorithm"),
                List.of(rule("[" + match + "]", token("t", "SHA256", "0ff")), "/rules/0/behaviors/0/params/key"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedRuleIsRefusedWithItsPointer(List<String> documentAndPointers) {
        ValidationException refusal = catchThrowableOfType(
                ValidationException.class, () -> RulesDocument.fromJson(documentAndPointers.get(0)));

        assertThat(refusal).as(documentAndPointers.get(0)).isNotNull();
        assertThat(refusal.violations().stream().map(Violation::pointer))
                .containsExactlyElementsOf(documentAndPointers.subList(1, documentAndPointers.size()));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String broken = "{\"rules\":["
                + rule(matches("url-path", "a/b"), caching("\"fixed\"", "\"1w\""))
                        .substring(10)
                        .replace("]}]}", "]},")
                + rule(matches("url-scheme", "ftp"), origin("a", "fixed", "-")).substring(10);

        ValidationException refusal =
                catchThrowableOfType(ValidationException.class, () -> RulesDocument.fromJson(broken));

        assertThat(refusal.violations().stream().map(Violation::pointer))
                .containsExactly(
                        "/rules/0/matches/0/value",
                        "/rules/0/behaviors/0/value",
                        "/rules/1/matches/0/value",
                        "/rules/1/behaviors/0/params/originDomain",
                        "/rules/1/behaviors/0/params/hostHeaderValue");
    }

    @Test
    void aKeyNeverShows() {
        String document = rule(matches("url-path", "a"), token("t", "SHA256", KEY));
        RulesDocument rules = RulesDocument.fromJson(document);
        ValidationException refusal = catchThrowableOfType(
                ValidationException.class,
                () -> RulesDocument.fromJson(rule(matches("url-path", "a/"), token("t", "SHA256", KEY + "x"))));

        assertThat(rules.toJson()).doesNotContain(KEY).contains("redacted:");
        assertThat(rules.toString()).doesNotContain(KEY);
        assertThat(rules.rules().get(0).toString()).doesNotContain(KEY);
        assertThat(refusal).hasMessageNotContaining(KEY);
        assertThat(rules.toWireJson(NO_SECRETS)).contains(KEY);
    }

    @Test
    void equalKeysArePrintedAlikeAndDifferentKeysAreNot() {
        assertThat(TokenKey.literal(KEY).reference())
                .isEqualTo(
                        TokenKey.literal(KEY.toUpperCase(java.util.Locale.ROOT)).reference())
                .isNotEqualTo(TokenKey.literal(KEY + "00").reference());
    }

    @Test
    void aReferenceIsFollowedWhenTheDocumentIsWrittenForTheService() {
        RulesDocument rules =
                RulesDocument.fromJson(rule(matches("url-path", "a"), token("t", "SHA256", "env:SHOP_TOKEN_KEY")));

        assertThat(rules.toJson()).contains("env:SHOP_TOKEN_KEY");
        assertThat(rules.toWireJson(reference -> " " + KEY + "\n")).contains("\"key\":\"" + KEY + "\"");
        assertThatThrownBy(() -> rules.toWireJson(reference -> "no key at all"))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("env:SHOP_TOKEN_KEY")
                .hasMessageNotContaining("no key at all");
    }

    @Test
    void aPrintedKeyIsNotWritten() {
        RulesDocument printed =
                RulesDocument.fromJson(RulesDocument.fromJson(rule(matches("url-path", "a"), token("t", "SHA256", KEY)))
                        .toJson());

        assertThatThrownBy(() -> printed.toWireJson(SecretSource.system()))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("redacted:");
    }

    @Test
    void buildersRefuseWhatTheServiceWouldRefuse() {
        assertThatThrownBy(() -> RulesDocument.of()).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Rule.of(List.of(), List.of()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/matches")
                .hasMessageContaining("/behaviors");
        assertThatThrownBy(() -> Rule.when().then(RuleBehavior.noStore(), RuleBehavior.bypassCache()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("each name once");
        assertThatThrownBy(() -> RuleMatch.urlPath()).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> RuleBehavior.caching(CachingType.NO_STORE, Duration.ZERO))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> TokenKey.literal("secret but no key"))
                .isInstanceOf(ValidationException.class)
                .hasMessageNotContaining("secret but");
        assertThatThrownBy(() -> TokenKey.of(new SecretRef("abc"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void aDocumentWithoutRulesIsReadButNotSent() {
        RulesDocument empty = RulesDocument.fromJson("{\"rules\":[]}");

        assertThat(empty.rules()).isEmpty();
        assertThatThrownBy(() -> empty.toWireJson(NO_SECRETS)).isInstanceOf(ValidationException.class);
    }

    @Test
    void whatTheServiceItselfChangesMakesNoDifference() {
        RulesDocument sent = RulesDocument.fromJson(rule(
                matches("url-path", "a b"), origin("a.example", "origin", "-") + "," + caching("\"fixed\"", "\"1d\"")));
        RulesDocument live = RulesDocument.fromJson(rule(
                matches("url-path", "b  a"),
                caching("\"fixed\"", "\"86400s\"")
                        + ","
                        + origin("a.example", "origin", "-")
                                .replace("\"digitalProperty\":\"-\"", "\"digitalProperty\":\"x-1a2b3c.cdn.example\"")));
        RulesDocument other = RulesDocument.fromJson(rule(
                matches("url-path", "a b"), origin("a.example", "origin", "-") + "," + caching("\"fixed\"", "\"2d\"")));

        assertThat(sent.sameAs(live)).isTrue();
        assertThat(sent.sameAs(other)).isFalse();
    }

    private static JsonNode json(String text) {
        return JsonText.parse(text);
    }

    private static String rule(String matches, String behaviors) {
        return "{\"rules\":[{\"matches\":" + matches + ",\"behaviors\":[" + behaviors + "]}]}";
    }

    private static String matches(String name, String value) {
        return "[{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}]";
    }

    private static String caching(String type, String value) {
        return "{\"name\":\"caching\",\"type\":" + type + ",\"value\":" + value + "}";
    }

    private static String plain(String name, String type, String value) {
        return "{\"name\":\"" + name + "\"" + (type.isEmpty() ? "" : ",\"type\":\"" + type + "\"") + ",\"value\":\""
                + value + "\"}";
    }

    private static String origin(String domain, String hostType, String hostValue) {
        return "{\"name\":\"origin\",\"value\":\"-\",\"params\":{\"digitalProperty\":\"-\",\"originDomain\":\""
                + domain + "\",\"hostHeaderType\":\"" + hostType + "\",\"hostHeaderValue\":\"" + hostValue
                + "\",\"cacheKeyType\":\"origin\",\"cacheKeyValue\":\"-\"}}";
    }

    private static String token(String name, String algorithm, String key) {
        return "{\"name\":\"token-auth\",\"value\":\"-\",\"params\":{\"tokenName\":\"" + name
                + "\",\"hmacAlgorithm\":\"" + algorithm
                + "\",\"escapeTokenInputs\":true,\"ignoreQueryString\":false,\"key\":\"" + key + "\"}}";
    }
}
