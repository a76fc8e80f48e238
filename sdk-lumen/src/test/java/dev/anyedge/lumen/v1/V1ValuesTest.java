package dev.anyedge.lumen.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.TokenSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of version 1.0 lose nothing on their way through, not even what nobody knows. */
class V1ValuesTest {
    private static final String SITE = """
            {"originserver":{"host":"origin.example.org","port":"8080","protocol":"http","webroot":"/store","later":[1]},
             "aliases":["shop.example.org","m.shop.example.org"],"cosid":"31001","note":{"by":"support"},
             "resourceGroups":[{"rgid":"images","rgtype":"path","rgdef":["/img/*","*.webp","/a,b"],"order":0,"x":1},
                               {"rgid":"rest","rgtype":"path","rgdef":["/*"],"order":1}],
             "configurationGroups":{"images":{
                 "AccessControl":{"geoblocking":{"geoid":["Iberia"],"action":"allow","g":1},"tokenauth":{"action":"fail","t":2},"a":3},
                 "CacheControl":{"cchomode":{"int":"6h","ext":"10m","force":"no","m":4},"c":5},
                 "ContentManipulation":{"qshmode":{"type":"string","action":"ignore","q":6},"d":7},
                 "FutureControl":{"f":8}}},
             "geoDefs":[{"geoid":"Iberia","cc":["ES","PT"],"order":0,"y":9}],
             "tokens":[{"tokenid":"3","secret":"env:SHOP_TOKEN","start":"1893456000","end":"1893542400","z":10}]}
            """;
    private static final String DOCUMENT = "{\"properties\":[" + SITE + "],"
            + "\"resourceGroups\":[{\"rgid\":\"all\",\"rgtype\":\"path\",\"rgdef\":[\"*\"]}],\"exported\":\"2023-03-14\"}";

    @Test
    void aWholeConfigurationComesBackAsItWas() {
        V1Configuration configuration = V1Configuration.fromJson(DOCUMENT);

        assertThat(JsonValue.parse(configuration.toJson())).isEqualTo(JsonValue.parse(DOCUMENT));
        assertThat(V1Configuration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @Test
    void everyKnownMemberHasItsPlace() {
        V1Configuration configuration = V1Configuration.fromJson(DOCUMENT);
        V1Site site = configuration.sites().get(0);
        V1Property property = site.property();
        V1ConfigurationGroups images = site.rules().configurationGroups().get("images");

        assertThat(property.primaryAlias()).isEqualTo("shop.example.org");
        assertThat(property.aliases()).containsExactly("shop.example.org", "m.shop.example.org");
        assertThat(property.cosid()).contains("31001");
        assertThat(property.extra()).containsOnlyKeys("note");
        assertThat(property.origin().host()).isEqualTo("origin.example.org");
        assertThat(property.origin().port()).isEqualTo(8080);
        assertThat(property.origin().protocol()).isEqualTo("http");
        assertThat(property.origin().webroot()).contains("/store");
        assertThat(site.rules().resourceGroups())
                .extracting(V1ResourceGroup::id)
                .containsExactly("images", "rest");
        assertThat(site.rules().resourceGroups().get(0).patterns()).containsExactly("/img/*", "*.webp", "/a,b");
        assertThat(site.rules().resourceGroups().get(1).order()).hasValue(1);
        assertThat(images.accessControl()
                        .orElseThrow()
                        .geoBlocking()
                        .orElseThrow()
                        .geoIds())
                .containsExactly("Iberia");
        assertThat(images.accessControl().orElseThrow().tokenCheck()).isPresent();
        assertThat(images.cacheControl().orElseThrow().internal().ttl()).contains(Duration.ofHours(6));
        assertThat(images.cacheControl().orElseThrow().external().orElseThrow().ttl())
                .contains(Duration.ofMinutes(10));
        assertThat(images.cacheControl().orElseThrow().force()).contains(false);
        assertThat(images.contentManipulation().orElseThrow().action()).isEqualTo("ignore");
        assertThat(images.extra()).containsOnlyKeys("FutureControl");
        assertThat(site.rules().geoDefinitions().get(0).countryCodes()).containsExactly("ES", "PT");
        assertThat(site.rules().tokens().get(0).start()).contains(Instant.ofEpochSecond(1893456000));
        assertThat(configuration.serviceRules().resourceGroups()).hasSize(1);
        assertThat(configuration.serviceRules().isEmpty()).isFalse();
        assertThat(configuration.extra()).containsOnlyKeys("exported");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value(
                        "{\"host\":\"o\",\"port\":80,\"protocol\":\"https\",\"n\":1}",
                        "{\"host\":\"o\",\"port\":\"80\",\"protocol\":\"https\",\"n\":1}",
                        j -> V1OriginServer.fromJson(j).toJson()),
                value(
                        "{\"originserver\":{\"host\":\"o\",\"port\":\"80\",\"protocol\":\"http\"},\"aliases\":[\"a\"],\"cosid\":7}",
                        "{\"originserver\":{\"host\":\"o\",\"port\":\"80\",\"protocol\":\"http\"},\"aliases\":[\"a\"],\"cosid\":\"7\"}",
                        j -> V1Property.fromJson(j).toJson()),
                value(
                        "{\"rgid\":\"g\",\"rgdef\":[\"/a\"]}",
                        "{\"rgid\":\"g\",\"rgtype\":\"path\",\"rgdef\":[\"/a\"]}",
                        j -> V1ResourceGroup.fromJson(j).toJson()),
                value(
                        "{\"geoid\":\"g\",\"cc\":\"ES, PT\",\"order\":\"2\"}",
                        "{\"geoid\":\"g\",\"cc\":[\"ES\",\"PT\"],\"order\":2}",
                        j -> V1GeoDefinition.fromJson(j).toJson()),
                value(
                        "{\"tokenid\":3,\"secret\":\"file:/run/t\"}",
                        "{\"tokenid\":\"3\",\"secret\":\"file:/run/t\"}",
                        j -> V1Token.fromJson(j).toJson()),
                value(
                        "{\"tokenauth\":{\"action\":\"fail\"}}",
                        "{\"tokenauth\":{\"action\":\"fail\"}}",
                        j -> V1AccessControl.fromJson(j).toJson()),
                value(
                        "{\"cchomode\":{\"int\":\"as-is\",\"force\":\"yes\"}}",
                        "{\"cchomode\":{\"int\":\"as-is\",\"force\":\"yes\"}}",
                        j -> V1CacheControl.fromJson(j).toJson()),
                value(
                        "{\"qshmode\":{\"action\":\"honor\"}}",
                        "{\"qshmode\":{\"type\":\"string\",\"action\":\"honor\"}}",
                        j -> V1ContentManipulation.fromJson(j).toJson()),
                value("{}", "{}", j -> V1ConfigurationGroups.fromJson(j).toJson()));
    }

    private static Arguments value(String read, String written, Function<String, String> through) {
        return Arguments.of(read, written, through);
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatAnAnswerSpellsDifferentlyIsWrittenInOneSpelling(
            String read, String written, Function<String, String> through) {
        assertThat(through.apply(read)).isEqualTo(written);
        assertThat(through.apply(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, /host",
        "'{\"host\":\"o\",\"port\":\"x\",\"protocol\":\"http\"}', /port",
        "'{\"host\":\"o\",\"port\":\"0\",\"protocol\":\"http\"}', /port",
        "'{\"host\":{},\"port\":\"80\",\"protocol\":\"http\"}', /host"
    })
    void aMemberOfAWrongTypeIsNamedByItsPointer(String json, String pointer) {
        assertThatThrownBy(() -> V1OriginServer.fromJson(json))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(pointer);
    }

    @Test
    void pointersReachIntoTheWhole() {
        assertThatThrownBy(() -> V1Configuration.fromJson(DOCUMENT.replace("\"force\":\"no\"", "\"force\":\"maybe\"")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/properties/0/configurationGroups/images/CacheControl/cchomode/force");
        assertThatThrownBy(() -> V1Configuration.fromJson("[]")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> V1Configuration.fromJson("{}")).hasMessageContaining("/properties");
        assertThatThrownBy(() -> V1Property.fromJson("{\"aliases\":[]}")).hasMessageContaining("/aliases");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30, true",
        "29, 29, false",
        "1m, 60, true",
        "2h, 7200, true",
        "1d, 86400, true",
        "1w, 604800, true",
        "1y, 31536000, true",
        "45s, 45, true",
        "as-is, , true",
        "no-cache, , true",
        "no-store, , true",
        "999999999y, 31535999968464000, true",
        "999999999999y, , false",
        "5x, , false",
        "-5, , false",
        "'', , false",
        "1 h, , false",
        "99999999999999, , false"
    })
    void aPolicyIsATimeOrAWord(String text, Long seconds, boolean valid) {
        V1CachePolicy policy = new V1CachePolicy(text);

        assertThat(policy.ttl().map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
        assertThat(policy.valid()).isEqualTo(valid);
        assertThat(V1CachePolicy.ttl(Duration.ofSeconds(90)).text()).isEqualTo("90s");
    }

    @Test
    void aSecretIsPrintedAsAReferenceOrADigest() {
        V1Token token = V1Token.fromJson("{\"tokenid\":\"3\",\"secret\":\"not-a-real-secret\"}");

        assertThat(token.secret()).isEqualTo(TokenSecret.literal("not-a-real-secret"));
        assertThat(token.toString()).doesNotContain("not-a-real-secret");
        assertThat(token.toJson()).contains("redacted:").doesNotContain("not-a-real-secret");
        assertThat(List.of(V1Configuration.fromJson(DOCUMENT.replace("env:SHOP_TOKEN", "not-a-real-secret"))
                        .toJson()))
                .noneMatch(text -> text.contains("not-a-real-secret"));
    }
}
