package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.engine.Placeholders;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.Images;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.ServiceImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
    private final LumenTranslator translator = LumenTranslator.create();

    private static Distribution.Builder shop(CacheRule... rules) {
        return Distribution.builder()
                .name("shop")
                .addEndpoints(Endpoint.customHttpOnly("cdn.shop.example"))
                .addOrigins(HttpOrigin.builder()
                        .id("web")
                        .host("origin.shop.example")
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.honorOrigin())
                        .build())
                .rules(List.of(rules));
    }

    private static CacheRule rule(String name, Behavior then, Condition... when) {
        return CacheRule.builder().name(name).when(List.of(when)).then(then).build();
    }

    private static Behavior noStore() {
        return Behavior.builder().caching(Caching.noStore()).build();
    }

    private LumenDocument translated(Distribution distribution) {
        return translator.translate(distribution, TranslationContext.strict()).orThrow();
    }

    private static List<String> expressions(ServiceImage image) {
        long origin = image.originDefinitions().get(0).id();
        return image.matchGroup(origin).orElseThrow().matchRules().stream()
                .map(MatchRule::expression)
                .toList();
    }

    // ---- documents ----

    @Test
    void aDocumentWithEveryMemberComesBackUnchanged() {
        Reading reading = translator.read(translator.parse(Images.everyMember()));
        LumenDocument back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        JsonNode before = JsonText.parse(translator.print(translator.parse(Images.everyMember())));
        JsonNode after = JsonText.parse(translator.print(back));
        for (String member : List.of(
                "reportingIds",
                "originDefinitions",
                "aliasDefinitions",
                "geoDefinitions",
                "logEndpoints",
                "luaDefinitions",
                "ipDefinitions",
                "tokenAuthDefinitions",
                "requestHeaderDefinitions",
                "responseHeaderDefinitions",
                "acceptEncodingDefinitions",
                "dctDefinitions",
                "futureDefinitions",
                "comment")) {
            assertThat(JsonText.write(after.path(member))).as(member).isEqualTo(JsonText.write(before.path(member)));
        }
        assertThat(after.at("/matchGroups/0")).isEqualTo(before.at("/matchGroups/0"));
        assertThat(after.at("/matchGroups/2/owner")).isEqualTo(before.at("/matchGroups/2/owner"));
        // every feature that the model has no word for stands in the rule that it stood in
        assertThat(JsonText.write(after.at("/matchGroups/1")))
                .contains(
                        "geoFence",
                        "brandNew",
                        "requestHeaders",
                        "denyPolicy",
                        "\"lua\"",
                        "ipWhitelistIds",
                        "redirect");
        assertThat(ImageRules.violations(back.image())).isEmpty();
        assertThat(reading.findings())
                .extracting(Finding::feature)
                .contains(Feature.UNKNOWN_CONTENT, Feature.OPTIONS, Feature.EXTERNAL_CERTIFICATE);
    }

    @Test
    void everyPartAloneIsReadWithPlaceholdersAndComesBack() {
        JsonNode root = JsonText.parse(Images.everyMember());
        root.properties().forEach(member -> {
            ObjectNode alone = ((ObjectNode) root).objectNode();
            alone.set(member.getKey(), member.getValue());
            String json = translator.print(translator.parse(JsonText.write(alone)));
            Reading reading = translator.read(translator.parse(json));
            assertThat(Placeholders.in(reading.distribution()))
                    .as(member.getKey())
                    .isNotEmpty();
            assertThat(reading.findings())
                    .as(member.getKey())
                    .anyMatch(f -> f.severity() == Severity.UNSUPPORTED && f.feature() == Feature.INCOMPLETE_DOCUMENT);
            Translation<LumenDocument> back = translator.translate(reading.distribution(), TranslationContext.strict());
            assertThat(JsonText.canonical(translator.print(back.orThrow()))
                            .replace("\"qshMode\":{\"value\":false}", "")
                            .length())
                    .as("%s%n%s", json, translator.print(back.orThrow()))
                    .isGreaterThanOrEqualTo(JsonText.canonical(json)
                            .replace("\"qshMode\":{\"value\":false}", "")
                            .length());
            JsonNode after = JsonText.parse(translator.print(back.orThrow()));
            if (!member.getKey().equals("matchGroups")) {
                assertThat(after.path(member.getKey()))
                        .as(member.getKey())
                        .isEqualTo(JsonText.parse(json).path(member.getKey()));
            }
        });
    }

    @Test
    void anImageThatBreaksARuleIsRefusedWithTheRulesNumber() {
        String json =
                Images.everyMember().replace("\"name\": \"shop.example.org\"", "\"name\": \"m.shop.example.org\"");
        assertThatThrownBy(() -> translator.parse(json))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .anyMatch(v -> v.pointer().equals("/reportingIds/0/name")
                                && v.message().startsWith("R4: ")));
    }

    // ---- paths ----

    @Test
    void anExtensionUnderAPathIsSaidExactly() {
        ServiceImage image = translated(shop(rule("js", noStore(), Condition.path("/a.j*"), Condition.extension("jpg")))
                        .build())
                .image();
        assertThat(expressions(image)).containsExactly("== /a.jpg", "*= /a.j*.jpg", "/");
    }

    @Test
    void fileNamesAreTwoPatternsAndNegationIsRulesBefore() {
        ServiceImage image = translated(shop(rule(
                                "all but",
                                noStore(),
                                Condition.path("/shop/*"),
                                Condition.fileName("index.html").not()))
                        .build())
                .image();
        assertThat(expressions(image))
                .containsExactly("== /shop/index.html", "*= /shop/*/index.html", "*= /shop/*", "/");
        List<MatchRule> rules = image.matchGroup(
                        image.originDefinitions().get(0).id())
                .orElseThrow()
                .matchRules();
        assertThat(rules.get(0).features().cacheControl()).isEmpty();
        assertThat(rules.get(2).features().cacheControl().orElseThrow().internal())
                .isEqualTo("no-store");
        assertThat(rules).extracting(rule -> rule.id().orElseThrow()).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/; PATH; /api/*",
                "*= *.mp4; EXTENSION; mp4",
                "== /a.css; PATH; /a.css",
                "*= /img/*; PATH; /img/*",
                "^/img/[^/]+$; PATH_REGEX; /img/[^/]+",
                "/a|/b; PATH_REGEX; (?:/a|/b).*",
                "%= /A; PATH_REGEX; (?i)/A",
                "%* *.JPG; PATH_REGEX; (?i).*\\.JPG",
                "^/img/.*\\.png$; PATH; /img/*.png"
            })
    void expressionsBecomeConditions(String text, Condition.Kind kind, String value) {
        Condition condition = ExpressionText.read(text).condition().orElseThrow();
        assertThat(condition).isEqualTo(new Condition(kind, List.of(value), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(?=x)", "!/private", "/a(?<!b)"})
    void anExpressionBeyondTheModelIsKeptAndReported(String expression) {
        String json = Images.everyMember().replace("*= *.mp4", expression);
        Reading reading = translator.read(translator.parse(json));
        assertThat(reading.findings())
                .anyMatch(f -> f.severity() == Severity.UNSUPPORTED && f.feature() == Feature.PATH_REGEX_CONDITION);
        assertThat(translator.print(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()))
                .contains(JsonText.write(JsonText.parse("\"" + expression + "\"")));
    }

    // ---- ids ----

    @Test
    void originIdsAreKeptAcrossEditsAndNewOnesAskedFor() {
        LumenDocument first = translator
                .translate(
                        shop().build(),
                        TranslationContext.<LumenDocument>strict()
                                .withIds(() -> (kind, wish) -> kind.equals(ImageIds.ORIGIN) ? "1764122400" : wish))
                .orThrow();
        assertThat(first.image().originDefinitions().get(0).id()).isEqualTo(1764122400L);
        Distribution edited = shop(rule("r", noStore(), Condition.path("/x*")))
                .endpoints(List.of(
                        Endpoint.customHttpOnly("cdn.shop.example"), Endpoint.customHttpOnly("new.shop.example")))
                .origins(List.of(
                        HttpOrigin.builder().id("web").host("other.example").build()))
                .build();
        LumenDocument second = translator
                .translate(edited, TranslationContext.<LumenDocument>strict().withLive(first))
                .orThrow();
        assertThat(second.image().originDefinitions()).singleElement().satisfies(origin -> {
            assertThat(origin.id()).isEqualTo(1764122400L);
            assertThat(origin.host()).isEqualTo("other.example");
        });
        assertThat(second.image().aliasDefinitions()).singleElement().satisfies(alias -> assertThat(alias.aliases())
                .containsExactly("cdn.shop.example", "new.shop.example"));
        assertThat(ImageRules.violations(second.image())).isEmpty();
    }

    @Test
    void hostsServedDifferentlyBecomeProperties() {
        Distribution distribution = Distribution.builder()
                .from(shop().build())
                .addRules(rule(
                        "img",
                        Behavior.builder()
                                .origin("img")
                                .caching(Caching.override(Duration.ofHours(6)))
                                .build(),
                        Condition.host("img.shop.example")))
                .addEndpoints(Endpoint.customHttpOnly("img.shop.example"))
                .addOrigins(HttpOrigin.builder()
                        .id("img")
                        .host("img.origin.example")
                        .build())
                .build();
        ServiceImage image = translated(distribution).image();
        assertThat(image.originDefinitions()).hasSize(2);
        assertThat(image.reportingIds())
                .extracting(id -> id.name())
                .containsExactly("cdn.shop.example", "img.shop.example");
        assertThat(ImageRules.violations(image)).isEmpty();
    }

    @Test
    void aSignedAliasDefinitionIsNotTouched() {
        Distribution read =
                translator.read(translator.parse(Images.everyMember())).distribution();
        Distribution without = Distribution.builder()
                .from(read)
                .endpoints(read.endpoints().stream()
                        .filter(e -> !((Endpoint.Custom) e).hostname().equals("m.shop.example.org"))
                        .toList())
                .build();
        Translation<LumenDocument> translation = translator.translate(without, TranslationContext.strict());
        assertThat(translation.document()).isEmpty();
        assertThat(translation.findings())
                .anyMatch(f -> f.feature() == Feature.EXTERNAL_CERTIFICATE
                        && f.message().contains("signed"));
    }

    // ---- access ----

    @Test
    void moreThanTenCountriesAreSplit() {
        GeoArea area = GeoArea.countries("FR", "DE", "ES", "PT", "IT", "NL", "BE", "LU", "AT", "CH", "PL", "CZ");
        ServiceImage image = translated(shop().defaults(Behavior.builder()
                                .origin("web")
                                .caching(Caching.honorOrigin())
                                .geoAccess(GeoAccess.allow(area))
                                .build())
                        .build())
                .image();
        assertThat(image.geoDefinitions())
                .extracting(geo -> geo.countryCodes().size())
                .containsExactly(10, 2);
        assertThat(translator
                        .read(LumenDocument.of(image))
                        .distribution()
                        .defaults()
                        .geoAccess())
                .contains(GeoAccess.allow(area));
    }

    /** Found by a long run of the laws: what an apply makes must not depend on what was there before. */
    @Test
    void countriesThatWereListedApartAreListedTogetherWhenThatIsWished() {
        LumenDocument before = translated(
                shop(rule("gb", from("GB"), Condition.path("/gb/*")), rule("us", from("US"), Condition.path("/us/*")))
                        .build());
        Distribution wished =
                shop(rule("both", from("GB", "US"), Condition.path("/gb/*"))).build();

        LumenDocument after = translator
                .translate(wished, TranslationContext.<LumenDocument>strict().withLive(before))
                .orThrow();

        assertThat(before.image().geoDefinitions()).hasSize(2);
        assertThat(after.image().geoDefinitions()).singleElement().satisfies(geo -> assertThat(geo.countryCodes())
                .containsExactly("GB", "US"));
    }

    private static Behavior from(String... countries) {
        return Behavior.builder()
                .geoAccess(GeoAccess.allow(GeoArea.countries(countries)))
                .build();
    }

    @Test
    void aUrlHashIsADefinitionWithTheReferenceToItsSecret() {
        TokenAuth token = TokenAuth.urlHash()
                .addSecrets(SecretRef.env("SHOP_SECRET"))
                .dateFormat(TokenAuth.UrlHash.DateFormat.GMT)
                .notAfterName("etime")
                .notBeforeName("stime")
                .hashName("encoded")
                .build();
        Distribution distribution = shop(rule(
                        "vod", Behavior.builder().tokenAuth(token).build(), Condition.path("/vod/*")))
                .build();
        LumenDocument document = translated(distribution);
        assertThat(translator.print(document)).contains("env:SHOP_SECRET");
        assertThat(translator
                        .read(document)
                        .distribution()
                        .rules()
                        .get(0)
                        .then()
                        .tokenAuth())
                .contains(token);
    }

    @Test
    void whatCannotBeSaidIsRefusedAllAtOnceAndRestrictionsAreNotDroppedUnnamed() {
        Distribution distribution = shop(
                        rule(
                                "post",
                                Behavior.builder()
                                        .geoAccess(GeoAccess.allow(GeoArea.countries("FR")))
                                        .build(),
                                Condition.method("POST")),
                        rule("other origin", Behavior.builder().origin("img").build(), Condition.path("/img/*")))
                .addOrigins(HttpOrigin.builder().id("img").host("img.example").build())
                .addEndpoints(Endpoint.custom("tls.shop.example", Certificate.managed()))
                .build();
        Translation<LumenDocument> strict = translator.translate(distribution, TranslationContext.strict());
        assertThat(strict.findings())
                .extracting(Finding::feature)
                .contains(
                        Feature.METHOD_CONDITION,
                        Feature.GEO_ACCESS,
                        Feature.RULE_ORIGIN,
                        Feature.MANAGED_CERTIFICATE,
                        Feature.REDIRECT_TO_HTTPS);
        TranslationContext<LumenDocument> lenient =
                TranslationContext.<LumenDocument>strict().with(Strictness.lenient());
        assertThat(translator.translate(distribution, lenient).document()).isEmpty();
        assertThat(translator
                        .translate(
                                distribution, lenient.with(Strictness.lenient().dropping(Feature.GEO_ACCESS)))
                        .document())
                .isPresent();
    }

    @Test
    void neitherReferersNorMethodsAreLeftOutUnnamed() {
        Distribution distribution = shop(
                        rule(
                                "hot links",
                                Behavior.builder()
                                        .refererAccess(RefererAccess.allow("*shop.example*"))
                                        .build(),
                                Condition.path("/img/*")),
                        rule("uploads", noStore(), Condition.method("PUT")))
                .build();
        Translation<LumenDocument> strict = translator.translate(distribution, TranslationContext.strict());
        assertThat(strict.document()).isEmpty();
        assertThat(strict.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNSUPPORTED)
                .extracting(Finding::pointer)
                .containsExactly("/rules/0/then/refererAccess", "/rules/1/when");
        TranslationContext<LumenDocument> lenient =
                TranslationContext.<LumenDocument>strict().with(Strictness.lenient());
        assertThat(translator.translate(distribution, lenient).document()).isEmpty();
        assertThat(translator
                        .translate(
                                distribution, lenient.with(Strictness.lenient().dropping(Feature.REFERER_ACCESS)))
                        .document())
                .isPresent();
    }

    @Test
    void aSecretThatWasNotPrintedIsTold() {
        LumenDocument site = translator.parse(Images.resource("/dev/anyedge/lumen/translate/site-v1.json"));
        Distribution read = translator.read(site).distribution();

        assertThat(translator.translate(read, TranslationContext.strict()).findings())
                .anyMatch(f -> f.feature() == Feature.TOKEN_AUTH && f.pointer().endsWith("/tokenAuth/secrets/0"));
        assertThat(translator
                        .translate(
                                read, TranslationContext.<LumenDocument>strict().withLive(site))
                        .findings())
                .noneMatch(f -> f.pointer().endsWith("/tokenAuth/secrets/0"));
    }

    @Test
    void anIdThatIsNoNumberIsToldOnce() {
        String json =
                Images.everyMember().replace("{\"id\": 31002, \"name\": \"media\"", "{\"id\": \"x\", \"name\": 5");
        assertThatThrownBy(() -> translator.parse(json))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.pointer())
                        .containsExactlyInAnyOrder("/originDefinitions/1/id", "/originDefinitions/1/name"));
    }

    @Test
    void aSwitchedOffDistributionRefusesEverything() {
        LumenDocument document = translated(shop().enabled(false).build());
        assertThat(translator.read(document).distribution().enabled()).isFalse();
        assertThat(translator.print(document)).contains("denyPolicy");
    }

    // ---- version 1.0 ----

    @Test
    void aVersion1SiteBecomesTheImageThatItMeans() {
        LumenDocument document = translator.parse(Images.resource("/dev/anyedge/lumen/translate/site-v1.json"));
        assertThat(JsonText.canonical(translator.print(document)))
                .isEqualTo(JsonText.canonical(translator.print(LumenDocument.of(
                        ServiceImage.fromJson(Images.resource("/dev/anyedge/lumen/translate/site-v1.image.json"))))));
        Reading reading = translator.read(document);
        assertThat(reading.findings())
                .extracting(Finding::feature)
                .contains(Feature.HTTPS_ONLY, Feature.OPTIONS, Feature.TOKEN_AUTH, Feature.GEO_ACCESS);
        LumenDocument back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(ImageRules.violations(back.image())).isEmpty();
        assertThat(back.image().originDefinitions()).isEqualTo(document.image().originDefinitions());
        assertThat(back.image().aliasDefinitions()).isEqualTo(document.image().aliasDefinitions());
        assertThat(translator.print(document)).doesNotContain("not-a-real-secret");
    }

    @Test
    void aBrokenVersion1SiteIsToldWithPointers() {
        assertThatThrownBy(() -> translator.parse("""
                        {"properties": [{"originserver": {"host": "o.example", "port": "99999", "protocol": "ftp"}, "aliases": [],
                          "resourceGroups": [{"rgid": "a b", "rgtype": "path", "rgdef": []}],
                          "configurationGroups": {"x": {"CacheControl": {"cchomode": {"int": "10s"}}}}}]}
                        """))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.pointer())
                        .contains(
                                "/properties/0/originserver/port",
                                "/properties/0/originserver/protocol",
                                "/properties/0/aliases",
                                "/properties/0/resourceGroups/0/rgid",
                                "/properties/0/resourceGroups/0/rgdef",
                                "/properties/0/configurationGroups/x"));
    }
}
