package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.Protocol;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images in which something is odd and within the rules: each was once read or written wrongly. */
class TrickyDocumentsTest {
    private final LumenTranslator translator = LumenTranslator.create();

    /** Two properties; some of their rules and definitions. */
    private static String image(String zero, String rules, String more) {
        return """
                {"reportingIds": [{"id": 31001, "name": "www.shop.example"}, {"id": 31002, "name": "www.blog.example"}],
                 "originDefinitions": [
                   {"id": 31001, "name": "shop", "protocol": "HTTP", "host": "o.shop.example"},
                   {"id": 31002, "name": "blog", "protocol": "HTTP", "host": "o.blog.example"}],
                 "aliasDefinitions": [
                   {"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"], "aliases": ["www.shop.example"]},
                   {"id": 2, "originId": 31002, "reportingId": 31002, "protocol": ["HTTP"], "aliases": ["www.blog.example"]}],
                 "matchGroups": [
                   {"id": 0, "matchRules": [%s,
                     {"id": 9, "expression": "$id.minor == 31002", "features": {"trafficType": {"value": "WEB"}}}]},
                   {"id": 31001, "matchRules": [%s]}]%s}""".formatted(zero, rules, more);
    }

    private static String zero(int id, String features) {
        return "{\"id\": " + id + ", \"expression\": \"$id.minor == 31001\", \"features\": {" + features + "}}";
    }

    private static final String WEB = "\"trafficType\": {\"value\": \"WEB\"}";
    private static final String PLAIN = zero(1, WEB);
    private static final String EVERYTHING = "{\"id\": 310010, \"expression\": \"/\", \"features\": {}}";

    private static String rule(String expression, String features) {
        return "{\"id\": 310010, \"expression\": \"" + expression + "\", \"features\": {" + features + "}}";
    }

    private Reading read(String json) {
        return translator.read(translator.parse(json));
    }

    private String written(String json) {
        LumenDocument live = translator.parse(json);
        Distribution distribution = translator.read(live).distribution();
        String alone = translator.print(
                translator.translate(distribution, TranslationContext.strict()).orThrow());
        String withLive = translator.print(translator
                .translate(
                        distribution, TranslationContext.<LumenDocument>strict().withLive(live))
                .orThrow());
        assertThat(withLive).isEqualTo(alone);
        return alone;
    }

    private static boolean served(String json, String url) {
        return ServiceImageDecider.of(json).decide(EdgeRequest.get(url)).served();
    }

    private static boolean allowed(Distribution distribution, String url) {
        return Evaluator.of(distribution).decide(Request.of(url)).allowed();
    }

    private static JsonNode at(String json, String pointer) {
        return JsonText.parse(json).at(pointer);
    }

    // ---- match group 0 ----

    @Test
    void ofTwoRulesForOnePropertyTheFirstDecidesAndBothStay() {
        String json = image(
                zero(1, WEB + ", \"logEndpoint\": {\"id\": 1}") + "," + zero(2, "\"responseHeaders\": {\"ids\": [8]}"),
                EVERYTHING,
                """
                , "logEndpoints": [{"id": 1, "name": "siem"}],
                 "responseHeaderDefinitions": [{"id": 8, "name": "h", "headers": [{"name": "x", "value": "1"}]}]""");
        String written = written(json);

        assertThat(at(written, "/matchGroups/0")).isEqualTo(at(json, "/matchGroups/0"));
        assertThat(read(json).findings())
                .anyMatch(f -> f.severity() == Severity.NOTE && f.pointer().equals("/matchGroups/0/matchRules/1"));
    }

    @Test
    void theRuleWithTheLowerIdIsTheFirst() {
        String geo = ", \"geoDefinitions\": [{\"id\": 1, \"name\": \"g\", \"countryCodes\": [\"FR\"]}]";
        String json = image(
                zero(5, "\"qshMode\": {\"value\": true}") + ","
                        + zero(2, WEB + ", \"geoBlocking\": {\"geoIds\": [1], \"action\": \"allow\"}"),
                EVERYTHING,
                geo);

        assertThat(served(json, "http://www.shop.example/")).isFalse();
        assertThat(allowed(read(json).distribution(), "http://www.shop.example/"))
                .isFalse();
        String written = written(json);
        assertThat(served(written, "http://www.shop.example/")).isFalse();
        assertThat(at(written, "/matchGroups/0/matchRules/0")).isEqualTo(at(json, "/matchGroups/0/matchRules/0"));
    }

    @Test
    void furtherRulesOfAPropertyGoWithItAndNoSooner() {
        String json = image(zero(1, WEB) + "," + zero(2, "\"secureFill\": {\"value\": true}"), EVERYTHING, "");
        Distribution both = read(json).distribution();
        Distribution blog = Distribution.builder()
                .from(both)
                .endpoints(both.endpoints().subList(1, 2))
                .build();
        LumenDocument live = translator.parse(json);
        ServiceImage shop = ImagePart.of(live.image(), Set.of(31001L));

        assertThat(ImagePart.replaced(live.image(), Set.of(31001L), shop)).isEqualTo(live.image());
        assertThat(translator.print(
                        translator.translate(blog, TranslationContext.strict()).orThrow()))
                .doesNotContain("31001");
    }

    @Test
    void aDenyPolicyBehindTheFirstRuleSwitchesNothingOff() {
        String json = image(zero(1, WEB) + "," + zero(2, "\"denyPolicy\": {\"type\": \"error\"}"), EVERYTHING, "")
                .replace(
                        "31002\", \"features\": {\"trafficType\"",
                        "31002\", \"features\": {\"denyPolicy\": {\"type\": \"error\"}, \"trafficType\"");

        assertThat(served(json, "http://www.shop.example/")).isTrue();
        assertThat(read(json).distribution().enabled()).isTrue();
        assertThat(allowed(read(json).distribution(), "http://www.shop.example/"))
                .isTrue();
        assertThat(allowed(read(json).distribution(), "http://www.blog.example/"))
                .isFalse();
    }

    @Test
    void whatEveryPathRuleSaysItselfIsLeftOutOfGroupZeroAndTold() {
        String json = image(
                zero(1, WEB + ", \"cchoMode\": {\"int\": \"6h\"}"), rule("/", "\"cchoMode\": {\"int\": \"1d\"}"), "");

        assertThat(read(json).findings()).anyMatch(f -> f.message().contains("cchoMode"));
        assertThat(written(json)).doesNotContain("6h");
    }

    // ---- what is refused ----

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"error\"}", "{\"type\": \"redirect\", \"url\": \"http://no.example/\"}"})
    void aDenyPolicyIsReadAsARefusalAndWrittenAsItWas(String policy) {
        String json = image(
                PLAIN, rule("/closed/", "\"denyPolicy\": " + policy) + ",{\"expression\": \"/\", \"id\": 310011}", "");
        Reading reading = read(json);

        assertThat(allowed(reading.distribution(), "http://www.shop.example/closed/x"))
                .isFalse();
        assertThat(allowed(reading.distribution(), "http://www.shop.example/x")).isTrue();
        assertThat(reading.findings()).filteredOn(f -> f.severity().refuses()).isEmpty();
        assertThat(reading.findings())
                .filteredOn(f -> f.severity() == Severity.ADJUSTED)
                .hasSize(policy.contains("redirect") ? 1 : 0);
        String written = written(json);
        assertThat(at(written, "/matchGroups/1/matchRules/0/features/denyPolicy"))
                .isEqualTo(at(json, "/matchGroups/1/matchRules/0/features/denyPolicy"));
        assertThat(written).doesNotContain("geoBlocking");
    }

    @Test
    void aDenyPolicyOfOnePropertyRefusesThatPropertyAlone() {
        String json = image(zero(1, WEB + ", \"denyPolicy\": {\"type\": \"error\"}"), EVERYTHING, "");

        assertThat(allowed(read(json).distribution(), "http://www.shop.example/"))
                .isFalse();
        assertThat(allowed(read(json).distribution(), "http://www.blog.example/"))
                .isTrue();
        assertThat(served(written(json), "http://www.shop.example/")).isFalse();
        assertThat(served(written(json), "http://www.blog.example/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"geoBlocking\": {\"geoIds\": [1], \"action\": \"deny\"}",
                "\"geoBlocking\": {\"geoIds\": [2], \"action\": \"deny\", \"ipWhitelistIds\": [4]}",
                "\"geoBlocking\": {\"geoIds\": [2], \"action\": \"deny\", \"since\": 2020}",
                "\"ipBlocking\": {\"ipIds\": [3], \"action\": \"deny\"}",
                "\"ipBlocking\": {\"ipIds\": [4], \"action\": \"deny\"}",
                "\"ipBlocking\": \"office\"",
                "\"tokenAuth\": {\"tokenAuthId\": 1}",
                "\"denyPolicy\": {\"type\": \"captcha\"}"
            })
    void aRestrictionThatCannotBeSaidRefusesEveryRequestOfItsRule(String feature) {
        String lists = "{\"id\": 2, \"name\": \"g\", \"countryCodes\": [\"FR\"]}";
        String json = image(
                PLAIN,
                rule("/", feature),
                ", \"ipDefinitions\": [{\"id\": 4, \"name\": \"broken\", \"addresses\": [\"nowhere\"]}"
                        + (feature.contains("[3]")
                                ? ", {\"id\": 3, \"name\": \"b\", \"addresses\": [\"1.2.3.4/33\"]}"
                                : "")
                        + "]" + (feature.contains("[1]") ? "" : ", \"geoDefinitions\": [" + lists + "]"));
        Reading reading = read(json);

        assertThat(allowed(reading.distribution(), "http://www.shop.example/")).isFalse();
        assertThat(reading.findings()).anyMatch(f -> f.severity() == Severity.UNSUPPORTED);
        assertThat(at(written(json), "/matchGroups/1/matchRules/0/features/" + feature.split("\"")[1]))
                .isEqualTo(JsonText.parse("{" + feature + "}").elements().next());
    }

    @Test
    void aRestrictionBesideTheFeaturesIsOneToo() {
        String json = image(
                PLAIN,
                "{\"id\": 310010, \"expression\": \"/\", \"geoBlocking\": {\"geoIds\": [2], \"action\": \"allow\"}}",
                ", \"geoDefinitions\": [{\"id\": 2, \"name\": \"g\", \"countryCodes\": [\"FR\"]}]");

        assertThat(served(json, "http://www.shop.example/")).isFalse();
        assertThat(allowed(read(json).distribution(), "http://www.shop.example/"))
                .isFalse();
        assertThat(at(written(json), "/matchGroups/1/matchRules/0/geoBlocking"))
                .isEqualTo(at(json, "/matchGroups/1/matchRules/0/geoBlocking"));
    }

    @Test
    void anUnknownFormOfARestrictionIsNotOverwrittenByOneOfTheModel() {
        String json = image(
                PLAIN,
                rule("/a/", "\"geoBlocking\": {\"geoIds\": [2], \"action\": \"allow\", \"since\": 2020}"),
                ", \"geoDefinitions\": [{\"id\": 2, \"name\": \"g\", \"countryCodes\": [\"FR\"]}]");
        Distribution read = read(json).distribution();
        Distribution opened = Distribution.builder()
                .from(read)
                .rules(read.rules().stream()
                        .map(rule -> CacheRule.builder()
                                .from(rule)
                                .then(Behavior.builder()
                                        .from(rule.then())
                                        .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                                        .build())
                                .build())
                        .toList())
                .build();
        Translation<LumenDocument> translation = translator.translate(opened, TranslationContext.strict());

        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings())
                .filteredOn(f -> f.severity().refuses())
                .extracting(Finding::feature)
                .contains(Feature.GEO_ACCESS);
    }

    @Test
    void aFeatureThatIsNullIsNothing() {
        String json = image(
                PLAIN,
                rule("/", "\"geoBlocking\": null, \"qshMode\": {\"value\": true}")
                        .replace(
                                "\"features\"",
                                "\"geoBlocking\": {\"geoIds\": [2], \"action\": \"allow\"}, \"features\""),
                ", \"geoDefinitions\": [{\"id\": 2, \"name\": \"g\", \"countryCodes\": [\"FR\"]}]");

        assertThat(served(json, "http://www.shop.example/")).isFalse();
        assertThat(allowed(read(json).distribution(), "http://www.shop.example/"))
                .isFalse();
        assertThat(served(written(json), "http://www.shop.example/")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"ipBlocking\": {\"ipIds\": [3], \"action\": \"deny\"}; IP_ACCESS",
                "\"geoBlocking\": {\"geoIds\": [2], \"action\": \"allow\"}; GEO_ACCESS",
                "\"tokenAuth\": {\"tokenAuthId\": 5}; TOKEN_AUTH",
                "\"denyPolicy\": {\"type\": \"error\"}; UNKNOWN_CONTENT",
                "\"denyPolicy\": {\"type\": \"captcha\"}; UNKNOWN_CONTENT"
            })
    void aRestrictionForPathsThatNoConditionSaysIsToldAsLost(String feature, Feature lost) {
        String json = image(PLAIN, rule("~weird(", feature) + ",{\"id\": 310011, \"expression\": \"/\"}", """
                , "ipDefinitions": [{"id": 3, "name": "i", "addresses": ["192.0.2.0/24"]}],
                  "geoDefinitions": [{"id": 2, "name": "g", "countryCodes": ["FR"]}],
                  "tokenAuthDefinitions": [{"id": 5, "name": "t", "secrets": [{"id": 0, "secret": "s"}]}]""");

        assertThat(read(json).findings())
                .filteredOn(
                        f -> f.severity() == Severity.UNSUPPORTED && f.feature().restriction())
                .extracting(Finding::feature)
                .containsExactly(lost);
        JsonNode rule = at(written(json), "/matchGroups/1/matchRules/0");
        assertThat(rule.path("expression").textValue()).isEqualTo("~weird(");
        assertThat(rule.path("features").path(feature.split("\"")[1]))
                .isEqualTo(JsonText.parse("{" + feature + "}").elements().next());
    }

    @Test
    void aRuleThatOpensWhatTheDefaultsRefuseTakesNoDenyPolicyFromThem() {
        Distribution read = read(image(PLAIN, rule("/", "\"denyPolicy\": {\"type\": \"error\"}"), ""))
                .distribution();
        String written = written(withOpenRule(read));

        assertThat(allowed(withOpenRule(read), "http://www.shop.example/pub/x")).isTrue();
        assertThat(served(written, "http://www.shop.example/pub/x")).isTrue();
        assertThat(served(written, "http://www.shop.example/x")).isFalse();
    }

    @Test
    void aRuleThatOpensWhatUnknownOptionsOfTheDefaultsRefuseIsNotWritten() {
        Distribution open = withOpenRule(
                read(image(PLAIN, rule("/", "\"ipBlocking\": \"office\""), "")).distribution());

        assertThat(translator.translate(open, TranslationContext.strict()).findings())
                .filteredOn(f -> f.severity().refuses())
                .extracting(Finding::feature, Finding::pointer)
                .containsExactly(tuple(Feature.GEO_ACCESS, "/rules/0/then/geoAccess"));
    }

    private static Distribution withOpenRule(Distribution read) {
        return Distribution.builder()
                .from(read)
                .endpoints(read.endpoints().subList(0, 1))
                .rules(List.of(CacheRule.builder()
                        .name("open")
                        .when(List.of(Condition.path("/pub/*")))
                        .then(Behavior.builder()
                                .geoAccess(GeoAccess.unrestricted())
                                .build())
                        .build()))
                .build();
    }

    private String written(Distribution distribution) {
        return translator.print(
                translator.translate(distribution, TranslationContext.strict()).orThrow());
    }

    // ---- definitions ----

    @Test
    void aDefinitionThatOnlyAnUnknownFormRefersToStays() {
        String json = image(
                PLAIN,
                rule("/a/", "\"brandNew\": {\"list\": 7}") + ","
                        + rule("/b/", "\"geoBlocking\": {\"geoIds\": [7], \"action\": \"deny\"}")
                                .replace("310010", "310011"),
                ", \"geoDefinitions\": [{\"id\": 7, \"name\": \"anyedge:shop:geo-1\", \"countryCodes\": [\"FR\"]}]");
        LumenDocument live = translator.parse(json);
        ServiceImage part = ImagePart.of(live.image(), Set.of(31001L));
        Distribution read = Distribution.builder()
                .from(translator.read(LumenDocument.of(part)).distribution())
                .name("shop")
                .build();
        Distribution without = Distribution.builder()
                .from(read)
                .rules(read.rules().subList(0, 1))
                .build();

        assertThat(translator.print(translator
                        .translate(
                                without,
                                TranslationContext.<LumenDocument>strict().withLive(live))
                        .orThrow()))
                .contains("anyedge:shop:geo-1");
        // of somebody else: the last rule of ours that refers to it goes, theirs is of a form that nobody knows
        ServiceImage others = ImagePart.replaced(
                live.image(), Set.of(31002L), ServiceImage.builder().build());
        assertThat(others.geoDefinitions()).hasSize(1);
    }

    @Test
    void addressesInOtherWordsAreTheSameLists() {
        String json = image(PLAIN, rule("/", "\"ipBlocking\": {\"ipIds\": [6, 5], \"action\": \"allow\"}"), """
                , "ipDefinitions": [{"id": 5, "name": "a", "addresses": ["2001:DB8:0::/33"]},
                  {"id": 6, "name": "b", "addresses": ["192.0.2.0/24", "192.0.2.9"]}]""");

        assertThat(at(written(json), "/ipDefinitions")).isEqualTo(at(json, "/ipDefinitions"));
    }

    @Test
    void aDefinitionThatMeansSomethingElseByNowIsNotUsed() {
        String headers =
                ", \"requestHeaderDefinitions\": [{\"id\": 7, \"name\": \"h\", \"headers\": [{\"name\": \"x\", \"value\": \"1\"}]}]";
        String json = image(PLAIN, rule("/", "\"requestHeaders\": {\"ids\": [7]}"), headers);
        Distribution read = read(json).distribution();
        LumenDocument changed = translator.parse(json.replace("\"value\": \"1\"", "\"value\": \"2\""));
        Translation<LumenDocument> translation = translator.translate(
                read, TranslationContext.<LumenDocument>strict().withLive(changed));

        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings())
                .anyMatch(f -> f.pointer().equals("/options/lumen/image/requestHeaderDefinitions"));
    }

    @Test
    void aDefinitionThatIsGoneComesBackWithTheRuleThatMeansIt() {
        String headers =
                ", \"requestHeaderDefinitions\": [{\"id\": 7, \"name\": \"h\", \"headers\": [{\"name\": \"x\", \"value\": \"1\"}]}]";
        Distribution read = read(image(PLAIN, rule("/", "\"requestHeaders\": {\"ids\": [7]}"), headers))
                .distribution();
        LumenDocument bare = translator.parse(image(PLAIN, EVERYTHING, ""));
        ServiceImage part = translator
                .translate(read, TranslationContext.<LumenDocument>strict().withLive(bare))
                .orThrow()
                .image();

        assertThat(ImagePart.replaced(bare.image(), Set.of(31001L, 31002L), part)
                        .requestHeaderDefinitions())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"geoBlocking\": {\"geoIds\": [60], \"action\": \"allow\", \"ipWhitelistIds\": [7]}",
                "\"brandNew\": {\"list\": 7}",
                "\"brandNew\": {\"list\": 60}",
                "\"brandNew\": {\"list\": 8}"
            })
    void aListThatIsMeantByItsNumberIsNotAnotherListOfThatNumber(String feature) {
        String lists = """
                , "geoDefinitions": [{"id": 60, "name": "fr", "countryCodes": ["FR"]}],
                 "ipDefinitions": [{"id": 7, "name": "office", "addresses": ["192.0.2.1"]}],
                 "tokenAuthDefinitions": [{"id": 8, "name": "t", "secrets": [{"id": 0, "secret": "one"}]}]""";
        String json = image(PLAIN, rule("/api/", feature), lists);
        Distribution read = read(json).distribution();
        LumenDocument others = translator.parse(json.replace("192.0.2.1", "0.0.0.0/1")
                .replace(feature.contains("60") && feature.contains("brandNew") ? "\"FR\"" : "none", "\"DE\"")
                .replace("\"one\"", "\"two\""));
        Translation<LumenDocument> translation = translator.translate(
                read, TranslationContext.<LumenDocument>strict().withLive(others));

        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings())
                .anyMatch(f -> f.severity().refuses() && f.pointer().startsWith("/options/lumen/image/"));
        assertThat(written(json)).contains("192.0.2.1");
    }

    @Test
    void aMemberOfTheWholeImageIsNotLostWithoutAWord() {
        String json = image(PLAIN, EVERYTHING, ", \"new/Member\": {\"a\": 1}");
        Distribution read = read(json).distribution();

        assertThat(written(json)).contains("new/Member");
        for (String other : List.of("", ", \"new/Member\": {\"a\": 2}")) {
            Translation<LumenDocument> translation = translator.translate(
                    read,
                    TranslationContext.<LumenDocument>strict()
                            .withLive(translator.parse(image(PLAIN, EVERYTHING, other))));
            assertThat(translation.document()).isEmpty();
            assertThat(translation.findings())
                    .anyMatch(f -> f.severity() == Severity.UNSUPPORTED
                            && f.feature() == Feature.OPTIONS
                            && f.pointer().equals("/options/lumen/image/new~1Member"));
        }
    }

    @Test
    void unknownMembersThatSoundLikeSecretsAreNeverPrintedAndComeBackFromWhatIsLive() {
        String definition = "{\"id\": 5, \"name\": \"t\", \"secrets\": [{\"id\": 0, \"secret\": \"hunter2\","
                + " \"previousSecret\": \"hunter1\", \"note\": \"seen\"}],"
                + " \"KEYS\": [\"hunter3\", {\"a\": 867530912}], \"legacy\": {\"Password\": \"hunter4\"}}";
        String json = image(
                PLAIN,
                rule("/", "\"tokenAuth\": {\"tokenAuthId\": 5}"),
                ", \"tokenAuthDefinitions\": [" + definition + "]");
        LumenDocument live = LumenDocument.of(ServiceImage.fromWireJson(json, InferredShapes.proposed()));
        Distribution read =
                Distribution.fromJson(translator.read(live).distribution().toJson());

        for (String printed : List.of(read.toJson(), translator.print(live))) {
            assertThat(printed)
                    .doesNotContain("hunter")
                    .doesNotContain("867530912")
                    .contains("seen");
        }
        assertThat(translator.print(translator.parse(translator.print(live)))).isEqualTo(translator.print(live));
        LumenDocument again = translator
                .translate(read, TranslationContext.<LumenDocument>strict().withLive(live))
                .orThrow();
        assertThat(again.image().tokenDefinitions()).isEqualTo(live.image().tokenDefinitions());
        SecretSource nothing = reference -> {
            throw new IllegalStateException("asked for " + reference);
        };
        assertThat(JsonText.parse(again.image().toWireJson(InferredShapes.proposed(), nothing))
                        .at("/tokenAuthDefinitions/0"))
                .isEqualTo(at(json, "/tokenAuthDefinitions/0"));
        assertThatThrownBy(() -> translator
                        .translate(read, TranslationContext.strict())
                        .orThrow()
                        .image()
                        .toWireJson(InferredShapes.proposed(), nothing))
                .hasMessageContaining("redacted:");
    }

    @Test
    void aSecretThatIsNoTextIsNotShown() {
        String json = image(
                PLAIN,
                EVERYTHING,
                ", \"tokenAuthDefinitions\": [{\"id\": 5, \"name\": \"t\", \"secrets\": [{\"id\": 0, \"secret\": 867530912}]}]");

        assertThatThrownBy(() -> translator.parse(json))
                .hasMessageContaining("/tokenAuthDefinitions/0/secrets/0/secret")
                .hasMessageNotContaining("867530912");
    }

    // ---- forms ----

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"geoBlocking\": {\"geoIds\": {\"k\": 7}, \"action\": \"allow\"}; geoBlocking",
                "\"requestHeaders\": {\"ids\": {\"x\": 5}}; requestHeaders",
                "\"cchoMode\": {\"int\": \"10s\"}; cchoMode",
                "\"cchoMode\": {\"int\": \"29\", \"ext\": \"1h\"}; cchoMode",
                "\"cchoMode\": {\"int\": \"0m\"}; cchoMode"
            })
    void aFormThatIsNotTheirsStaysAsItIsAndIsTold(String feature, String key) {
        String json = image(PLAIN, rule("/", feature), "");

        assertThat(read(json).findings())
                .anyMatch(f -> f.severity() == Severity.UNSUPPORTED && f.feature() == Feature.UNKNOWN_CONTENT);
        assertThat(at(written(json), "/matchGroups/1/matchRules/0/features/" + key))
                .isEqualTo(at(json, "/matchGroups/1/matchRules/0/features/" + key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"expression\": \"\"}; /expression",
                "{\"external\": \"\"}; /external",
                "{\"rule\": {\"id\": 7}}; /rule/id",
                "{\"rule\": {\"expression\": \"/x\"}}; /rule/expression",
                "{\"rule\": {\"features\": {}}}; /rule/features"
            })
    void anOptionThatWouldBeLostIsTold(String options, String pointer) {
        Distribution read = read(image(PLAIN, rule("/a/", "\"qshMode\": {\"value\": true}"), ""))
                .distribution();
        CacheRule rule = read.rules().get(0);
        Distribution odd = Distribution.builder()
                .from(read)
                .rules(List.of(CacheRule.builder()
                        .from(rule)
                        .then(Behavior.builder()
                                .from(rule.then())
                                .options(Options.of("lumen", JsonValue.parse(options)))
                                .build())
                        .build()))
                .build();

        assertThat(translator.translate(odd, TranslationContext.strict()).findings())
                .filteredOn(f -> f.severity().refuses())
                .extracting(Finding::feature, Finding::pointer)
                .containsExactly(tuple(Feature.OPTIONS, "/rules/0/then/options/lumen" + pointer));
    }

    // ---- host names and origins ----

    @ParameterizedTest
    @ValueSource(strings = {"a\n[before] b", "a\n\\[before] b\n[before] \n[before]", "[before] a", "a\n\\\\[before] "})
    void aDescriptionThatLooksLikeTheTextOfSomebodyElseIsReadBackAndGrowsNoLonger(String description) {
        String mark = Ownership.mark("shop", description, "theirs\n[before] older");
        OriginDefinition origin = OriginDefinition.builder()
                .id(31001)
                .protocol(Protocol.HTTP)
                .host("o.shop.example")
                .description(mark)
                .build();

        assertThat(Ownership.name(origin)).contains("shop");
        assertThat(Ownership.description(origin)).isEqualTo(description);
        assertThat(Ownership.before(origin)).isEqualTo("theirs\n[before] older");
        assertThat(Ownership.mark("shop", Ownership.description(origin), Ownership.before(origin)))
                .isEqualTo(mark);
    }

    @Test
    void anAliasThatIsNoHostNameAndOneThatStandsTwiceStay() {
        String json = image(PLAIN, EVERYTHING, "")
                .replace(
                        "[\"www.shop.example\"]",
                        "[\"www.shop.example\", \"not_a_name.example\", \"7:www.shop.example\"]")
                .replace(
                        "\"aliasDefinitions\": [",
                        "\"aliasDefinitions\": [{\"id\": 3, \"originId\": 31001, \"reportingId\": 31001,"
                                + " \"protocol\": [\"HTTP\"], \"aliases\": [\"_.shop.example\"]},")
                .replace(
                        "\"aliases\": [\"www.blog.example\"]",
                        "\"aliases\": [\"www.blog.example\", \"3:www.shop.example\"]");
        Distribution read = read(json).distribution();

        assertThat(read.endpoints()).hasSize(2);
        assertThat(at(written(json), "/aliasDefinitions")).isEqualTo(at(json, "/aliasDefinitions"));
        Distribution blog = Distribution.builder()
                .from(read)
                .endpoints(List.of(Endpoint.customHttpOnly("www.blog.example")))
                .build();
        Translation<LumenDocument> translation = translator.translate(blog, TranslationContext.strict());
        assertThat(translator.print(translation.orThrow()))
                .contains("www.blog.example")
                .doesNotContain("shop.example\"");
        for (String gone : List.of("_.shop.example", "not_a_name.example")) {
            assertThat(translation.findings())
                    .anyMatch(f -> f.feature() == Feature.CUSTOM_HOSTNAME
                            && f.message().contains("\"" + gone + "\""));
        }
    }

    @Test
    void aPropertyOfWhichNoAliasIsAHostNameStays() {
        String json = image(PLAIN, rule("/a", "\"qshMode\": {\"value\": true}"), "")
                .replace("www.shop.example", "not_a_name.example");

        assertThat(JsonText.canonical(written(json)))
                .contains(JsonText.canonical(JsonText.write(at(json, "/matchGroups/1"))))
                .contains("not_a_name.example");
        assertThat(read(json).distribution().endpoints()).hasSize(1);
    }

    /** Somebody else's image, with the ids that everybody begins with. */
    private static final String OTHERS = """
            {"reportingIds": [{"id": 41001, "name": "a.other.example"}],
             "originDefinitions": [{"id": 41001, "name": "other", "protocol": "HTTP", "host": "o.other.example"}],
             "aliasDefinitions": [
               {"id": 1, "originId": 41001, "reportingId": 41001, "protocol": ["HTTP"], "aliases": ["a.other.example"]},
               {"id": 2, "originId": 41001, "reportingId": 41001, "protocol": ["HTTP"], "aliases": ["b.other.example"]}],
             "matchGroups": [{"id": 0, "matchRules": [
               {"id": 1, "expression": "$id.minor == 41001", "features": {"trafficType": {"value": "WEB"}}}]}],
             "geoDefinitions": [{"id": 7, "name": "g", "countryCodes": ["DE"]}]}""";

    private ServiceImage merged(Distribution distribution, ServiceImage live, Set<Long> own) {
        ServiceImage part = translator
                .translate(
                        distribution, TranslationContext.<LumenDocument>strict().withLive(LumenDocument.of(live)))
                .orThrow()
                .image();
        return ImagePart.replaced(live, own, part);
    }

    private static Set<Long> originsBut(ServiceImage image, long other) {
        Set<Long> origins = new HashSet<>();
        image.originDefinitions().forEach(origin -> origins.add(origin.id()));
        origins.remove(other);
        return origins;
    }

    @ParameterizedTest
    @ValueSource(longs = {41001, 31001, 31002})
    void whatComesFromElsewhereTakesNoIdOfSomebodyElse(long other) {
        String json = image(
                zero(1, WEB) + "," + zero(2, "\"secureFill\": {\"value\": true}"),
                rule("/", "\"geoBlocking\": {\"geoIds\": [7], \"action\": \"allow\"}"),
                ", \"geoDefinitions\": [{\"id\": 7, \"name\": \"g\", \"countryCodes\": [\"FR\"]}]");
        Distribution read = read(json).distribution();
        ServiceImage live =
                translator.parse(OTHERS.replace("41001", String.valueOf(other))).image();
        ServiceImage first = merged(read, live, Set.of());

        assertThat(ImageRules.violations(first)).isEmpty();
        assertThat(first.aliasDefinitions()).hasSize(4).containsAll(live.aliasDefinitions());
        assertThat(first.matchGroup(0).orElseThrow().matchRules())
                .hasSize(4)
                .containsAll(live.matchGroup(0).orElseThrow().matchRules());
        assertThat(first.geoDefinitions()).hasSize(2);
        assertThat(originsBut(first, other)).hasSize(2).doesNotContain(31001L, 31002L);
        assertThat(ImagePart.originOfHost(first, "www.shop.example")
                        .flatMap(first::propertyRule)
                        .orElseThrow()
                        .features()
                        .trafficType())
                .isPresent();
        // and what has got other ids there keeps them
        assertThat(merged(read, first, originsBut(first, other))).isEqualTo(first);
    }

    @Test
    void anOriginIdThatIsGoneIsNotGivenAgain() {
        Distribution both = read(image(PLAIN, EVERYTHING, "")).distribution();
        ServiceImage live = translator.parse(image(PLAIN, EVERYTHING, "")).image();
        ServiceImage blog =
                ImagePart.replaced(live, Set.of(31001L), ServiceImage.builder().build());
        ServiceImage again = merged(both, blog, Set.of(31002L));

        assertThat(originsBut(again, 0)).hasSize(2).contains(31002L).doesNotContain(31001L);
        assertThat(merged(both, again, originsBut(again, 0))).isEqualTo(again);
    }

    @Test
    void whatIsSignedDoesNotMove() {
        String json = image(PLAIN, EVERYTHING, "")
                .replace(
                        "\"aliases\": [\"www.shop.example\"]",
                        "\"aliases\": [\"www.shop.example\"], \"signature\": \"c2ln\"");
        Distribution read = read(json).distribution();
        Translation<LumenDocument> translation = translator.translate(
                read, TranslationContext.<LumenDocument>strict().withLive(translator.parse(OTHERS)));

        assertThat(written(json)).contains("c2ln");
        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings())
                .anyMatch(f -> f.feature() == Feature.EXTERNAL_CERTIFICATE
                        && f.message().contains("www.shop.example"));
    }

    @Test
    void aPartWithAnIdOfSomebodyElseIsNeverLeftOutOfTheWhole() {
        ServiceImage live = translator.parse(OTHERS).image();
        ServiceImage part = translator.parse(image(PLAIN, EVERYTHING, "")).image();

        assertThatThrownBy(() -> ImagePart.replaced(live, Set.of(), part))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("aliasDefinitions");
    }

    @Test
    void anOriginStaysAsItIsSpelled() {
        String json = image(PLAIN, EVERYTHING, "")
                .replace(
                        "\"host\": \"o.shop.example\"",
                        "\"host\": \"O.Shop.example\", \"originDNS\": \"\", \"port\": 80, \"webroot\": \"\"")
                .replace("\"name\": \"blog\"", "\"name\": \"shop\"");

        assertThat(at(written(json), "/originDefinitions")).isEqualTo(at(json, "/originDefinitions"));
    }

    @Test
    void textsThatTheModelCannotHoldAreNoAccident() {
        String json = image(PLAIN, EVERYTHING, "")
                .replace("\"name\": \"shop\",", "\"name\": \"shop\", \"description\": \"anyedge:shop a\\u0007b\",")
                .replace(
                        "\"protocol\": [\"HTTP\"], \"aliases\": [\"www.blog.example\"]",
                        "\"protocol\": [\"HTTPS\"], \"aliases\": [\"www.blog.example\"], \"httpsConfig\": {\"serviceType\": \"\","
                                + " \"certInfo\": {\"id\": 4, \"name\": \"a\\u0007b\"}}");

        assertThat(read(json).distribution().description()).isEqualTo("ab");
        assertThat(at(written(json), "/aliasDefinitions/1/httpsConfig"))
                .isEqualTo(at(json, "/aliasDefinitions/1/httpsConfig"));
    }

    // ---- expressions ----

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/a\\\\.*; /a..x; true",
                "/a\\\\.*; /ax; true",
                "/a\\\\.*; /b; false",
                "!%* /IMG/*; /img/x; false",
                "!%* /IMG/*; /a; true",
                "!%= /A*B; /a*b; false",
                "!%= /A*B; /aab; true",
                "!*= /img/*; /img/x; false"
            })
    void anExpressionMeansTheSameWhenItIsReadAndWritten(String expression, String path, boolean met) {
        String json = image(
                PLAIN,
                rule("/private/", "\"cchoMode\": {\"int\": \"no-store\"}") + ","
                        + rule(expression, "\"qshMode\": {\"value\": true}").replace("310010", "310011") + ","
                        + rule("(/x|/y)", "\"cchoMode\": {\"int\": \"6h\"}").replace("310010", "310012"),
                "");
        String url = "http://www.shop.example" + path;
        Distribution read = read(json).distribution();

        assertThat(ServiceImageDecider.of(json).decide(EdgeRequest.get(url)).queryIgnored())
                .isEqualTo(met);
        assertThat(Evaluator.of(read).decide(Request.of(url)).queryKey() instanceof QueryKey.None)
                .isEqualTo(met);
        assertThat(ServiceImageDecider.of(written(json))
                        .decide(EdgeRequest.get(url))
                        .queryIgnored())
                .isEqualTo(met);
    }

    @Test
    void oneGlobThatIsNegatedIsOneRule() {
        Distribution read = read(image(PLAIN, EVERYTHING, "")).distribution();
        Distribution edited = Distribution.builder()
                .from(read)
                .rules(List.of(CacheRule.builder()
                        .name("all but")
                        .when(List.of(Condition.path("/img/*").not()))
                        .then(Behavior.builder().caching(Caching.noStore()).build())
                        .build()))
                .build();
        ServiceImage image = translator
                .translate(edited, TranslationContext.strict())
                .orThrow()
                .image();

        assertThat(image.matchGroup(31001).orElseThrow().matchRules())
                .extracting(rule -> rule.expression())
                .containsExactly("!*= /img/*", "/");
    }
}
