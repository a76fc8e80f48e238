package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which service images are refused, by which rule and where. */
class ImageRulesTest {

    /** Sets a member of the shop, or removes it for {@code null}. */
    private static ObjectNode with(String parent, String member, String json) {
        ObjectNode image = SampleImages.shop();
        JsonNode at = image.at(parent);
        if (at instanceof ArrayNode list) {
            list.set(Integer.parseInt(member), SampleImages.readAny(json));
        } else if (json.equals("null")) {
            ((ObjectNode) at).remove(member);
        } else {
            ((ObjectNode) at).set(member, SampleImages.readAny(json));
        }
        return image;
    }

    @Test
    void theShopBreaksNoRule() {
        assertThat(ImageRules.check(SampleImages.shop())).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "R1 | /matchGroups/1/matchRules/1 | id | 310010 | /matchGroups/1/matchRules/1/id",
                "R1 | /matchGroups/1 | id | 0 | /matchGroups/1/id",
                "R3 | /reportingIds/0 | id | 5 | /originDefinitions/0/id",
                "R4 | /reportingIds/0 | name | 'm.shop.example' | /reportingIds/0/name",
                "R5 | /matchGroups/0/matchRules/0 | features | {} | /originDefinitions/0/id",
                "R5 | /matchGroups/0 | matchRules | [] | /originDefinitions/0/id",
                "R6 | /matchGroups/1 | id | 7 | /matchGroups/1/id",
                "R7 | /aliasDefinitions/0 | originId | 7 | /aliasDefinitions/0/originId",
                "R7 | /aliasDefinitions/0 | reportingId | 7 | /aliasDefinitions/0/reportingId",
                "R7 | /matchGroups/0/matchRules/0 | expression | '$id.minor == 7' | /matchGroups/0/matchRules/0/expression",
                "R8 | /aliasDefinitions/0 | aliases | ['shop.example','SHOP.example'] | /aliasDefinitions/0/aliases/1",
                "R10 | /aliasDefinitions/0 | protocol | ['HTTPS'] | /aliasDefinitions/0/httpsConfig",
                "R10 | /aliasDefinitions/0 | httpsConfig | {'serviceType':'SNI'} | /aliasDefinitions/0/httpsConfig",
                "R12 | \"\" | originDefinitions | [] | /originDefinitions",
                "form | \"\" | matchGroups | null | /matchGroups",
                "form | \"\" | geoDefinitions | {} | /geoDefinitions",
                "form | /originDefinitions/0 | id | '31001' | /originDefinitions/0/id",
                "form | /originDefinitions/0 | port | 70000 | /originDefinitions/0/port",
                "form | /originDefinitions/0 | protocol | 'https' | /originDefinitions/0/protocol",
                "form | /originDefinitions/0 | webroot | 'x' | /originDefinitions/0/webroot",
                "form | /aliasDefinitions/0 | aliases | [] | /aliasDefinitions/0/aliases",
                "form | /aliasDefinitions/0 | protocol | ['FTP'] | /aliasDefinitions/0/protocol",
                "form | /matchGroups/0/matchRules/0 | expression | '/' | /matchGroups/0/matchRules/0/expression",
                "form | /matchGroups/1/matchRules/0 | expression | '/(' | /matchGroups",
            })
    void aBrokenRuleIsNamedWithItsPointer(String rule, String parent, String member, String json, String pointer) {
        assertThat(ImageRules.check(with(parent, member, json)))
                .as("violations")
                .anyMatch(one -> one.rule().equals(rule) && one.pointer().equals(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'geoBlocking':{'geoIds':[1],'action':'allow'} @ geoIds/0",
                "'geoBlocking':{'geoIds':[52001],'action':'deny','ipWhitelistIds':[1]} @ ipWhitelistIds/0",
                "'ipBlocking':{'ipIds':[1],'action':'allow'} @ ipIds/0",
                "'tokenAuth':{'tokenAuthId':1} @ tokenAuthId",
                "'requestHeaders':{'ids':[1]} @ ids/0",
                "'responseHeaders':{'ids':[1]} @ ids/0",
                "'acceptEncoding':{'ids':[1]} @ ids/0",
                "'dct':{'id':1} @ id",
                "'lua':{'ids':[1]} @ ids/0",
                "'logEndpoint':{'id':1} @ id"
            })
    void aReferenceThatLeadsNowhereBreaksR7(String feature) {
        String[] parts = feature.split(" @ ");
        ObjectNode image = SampleImages.shopWithRules("[{'id':1,'expression':'/','features':{" + parts[0] + "}}]");
        image.set("geoDefinitions", SampleImages.readAny("[{'id':52001,'name':'Iberia','countryCodes':['ES','PT']}]"));
        List<ImageRules.Violation> broken = ImageRules.check(image);

        assertThat(broken).singleElement().satisfies(one -> {
            assertThat(one.rule()).isEqualTo("R7");
            assertThat(one.pointer()).endsWith("/" + parts[1]);
        });
    }

    @Test
    void aFeatureBesideFeaturesIsCheckedToo() {
        ObjectNode image = SampleImages.shopWithRules(
                "[{'id':1,'expression':'/','geoBlocking':{'geoIds':[9],'action':'allow'},'features':{}}]");

        assertThat(ImageRules.check(image))
                .extracting(ImageRules.Violation::pointer)
                .containsExactly("/matchGroups/1/matchRules/0/geoBlocking/geoIds/0");
    }

    @Test
    void limitsAreKept() {
        ObjectNode image = SampleImages.shop();
        ArrayNode codes = image.putArray("geoDefinitions")
                .addObject()
                .put("id", 1)
                .put("name", "eleven")
                .putArray("countryCodes");
        IntStream.range(0, 11).forEach(i -> codes.add("A" + (char) ('A' + i)));
        ArrayNode endpoints = image.putArray("logEndpoints");
        IntStream.range(0, 21).forEach(i -> endpoints.addObject().put("id", i).put("name", "e" + i));
        ArrayNode secrets = image.putArray("tokenAuthDefinitions")
                .addObject()
                .put("id", 1)
                .put("name", "t")
                .putArray("secrets");
        IntStream.range(0, 11)
                .forEach(i -> secrets.addObject().put("id", i % 10).put("secret", "s"));

        assertThat(ImageRules.check(image))
                .extracting(ImageRules.Violation::toString)
                .hasSize(3)
                .allMatch(text -> text.startsWith("R9 "));
    }

    @Test
    void cachingIsATimeOrAPolicyAndNotShorterThanHalfAMinute() {
        for (String good : List.of("30s", "30", "5m", "6h", "7d", "2w", "1y", "as-is", "no-cache", "no-store")) {
            assertThat(ImageRules.check(SampleImages.shopWithRules(
                            "[{'id':1,'expression':'/','features':{'cchoMode':{'int':'" + good + "'}}}]")))
                    .as(good)
                    .isEmpty();
        }
        for (String bad : List.of("29s", "29", "0", "6H", "-1", "1.5h", "public", "")) {
            assertThat(ImageRules.check(SampleImages.shopWithRules(
                            "[{'id':1,'expression':'/','features':{'cchoMode':{'int':'1d','ext':'" + bad + "'}}}]")))
                    .as(bad)
                    .extracting(ImageRules.Violation::pointer)
                    .containsExactly("/matchGroups/1/matchRules/0/features/cchoMode/ext");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'geoBlocking':{'geoIds':[52001],'action':'Allow'} @ /geoBlocking/action",
                "'geoBlocking':{'geoIds':[],'action':'allow'} @ /geoBlocking/geoIds",
                "'geoBlocking':{'geoIds':[52001],'action':'deny','denyAction':{'type':'redirect'}}"
                        + " @ /geoBlocking/denyAction/url",
                "'ipBlocking':{'ipIds':[],'action':'allow'} @ /ipBlocking/ipIds",
                "'denyPolicy':{'type':'vanish'} @ /denyPolicy/type",
                "'qshMode':{'value':'yes'} @ /qshMode/value",
                "'cchoMode':{'ext':'1h'} @ /cchoMode/int"
            })
    void aFeatureOfAnotherFormIsRefused(String feature) {
        String[] parts = feature.split(" @ ");
        ObjectNode image = SampleImages.shopWithRules("[{'id':1,'expression':'/','features':{" + parts[0] + "}}]");
        image.set("geoDefinitions", SampleImages.readAny("[{'id':52001,'name':'Iberia','countryCodes':['ES','PT']}]"));

        assertThat(ImageRules.check(image))
                .extracting(ImageRules.Violation::toString)
                .singleElement()
                .asString()
                .startsWith("form /matchGroups/1/matchRules/0/features" + parts[1] + ":");
    }

    @Test
    void addressesAndSecretsAreLookedAt() {
        ObjectNode image = SampleImages.shop();
        image.set("ipDefinitions", SampleImages.readAny("""
                [{'id':1,'name':'a','addresses':['192.0.2.0/24','2001:db8::/32','192.0.2.0/33','shop.example']}]"""));
        image.set("tokenAuthDefinitions", SampleImages.readAny("""
                [{'id':1,'name':'t','secrets':[{'id':0,'secret':'s'},{'id':10,'secret':'s'}]}]"""));

        assertThat(ImageRules.check(image))
                .extracting(ImageRules.Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/ipDefinitions/0/addresses/2",
                        "/ipDefinitions/0/addresses/3",
                        "/tokenAuthDefinitions/0/secrets/1/id");
    }

    @Test
    void aStandaloneReportingIdNeedsNoOrigin() {
        ObjectNode image = SampleImages.shop();
        ((ArrayNode) image.path("reportingIds")).addObject().put("id", 99).put("name", "all shops");

        assertThat(ImageRules.check(image)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        ObjectNode image = SampleImages.shop();
        ((ObjectNode) image.at("/reportingIds/0")).put("name", "x");
        ((ObjectNode) image.at("/aliasDefinitions/0")).set("protocol", SampleImages.readAny("['HTTP','HTTPS']"));

        assertThat(ImageRules.message(ImageRules.check(image))).contains("R4 /", "R10 /");
    }
}
