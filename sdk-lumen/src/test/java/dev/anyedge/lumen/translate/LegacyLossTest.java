package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.GeoDefinition;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.v1.V1Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site of version 1.0 loses nothing in silence on its way to version 2.0, and what is broken is said with its place. */
class LegacyLossTest {
    private static final LumenTranslator TRANSLATOR = LumenTranslator.create();
    private static final String SITE = """
            {"properties":[{"originserver":{"host":"o.example.org","port":"80","protocol":"http"},
              "aliases":["a.example.org"],"cosid":"31001",
              "resourceGroups":[{"rgid":"g","rgtype":"path","rgdef":["/x/*"],"order":0}],
              "configurationGroups":{"g":{
                "AccessControl":{"geoblocking":{"geoid":["Iberia"],"action":"deny"},"tokenauth":{"action":"fail"}},
                "CacheControl":{"cchomode":{"int":"6h"}},
                "ContentManipulation":{"qshmode":{"type":"string","action":"ignore"}}}},
              "geoDefs":[{"geoid":"Iberia","cc":["ES"]}],
              "tokens":[{"tokenid":"0","secret":"not-a-real-secret"}]},
             {"originserver":{"host":"p.example.org","port":"80","protocol":"http"},
              "aliases":["b.example.org"],"cosid":"31002",
              "geoDefs":[{"geoid":"Iberia","cc":["PT"]}]}],
             "resourceGroups":[{"rgid":"all","rgtype":"path","rgdef":["/*"]}],
             "configurationGroups":{"all":{"CacheControl":{"cchomode":{"int":"1d"}}}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "'\"tokenauth\":{\"action\":\"fail\"}', '\"tokenauth\":{\"action\":\"fail\",\"extra\":1}', /AccessControl/tokenauth/extra",
        "'\"tokenauth\":{', '\"ipblocking\":{},\"tokenauth\":{', /AccessControl/ipblocking",
        "'\"CacheControl\":{', '\"CacheControl\":{\"extra\":1,', /CacheControl/extra",
        "'\"ContentManipulation\":{', '\"ContentManipulation\":{\"extra\":1,', /ContentManipulation/extra",
        "'\"action\":\"ignore\"', '\"action\":\"ignore\",\"extra\":1', /ContentManipulation/qshmode/extra"
    })
    void aMemberThatNobodyKnowsIsTold(String known, String withMore, String where) {
        LumenDocument document = TRANSLATOR.parse(SITE.replace(known, withMore));

        assertThat(document.conversion())
                .filteredOn(finding -> finding.severity().compareTo(Severity.NOTE) != 0)
                .extracting(Finding::pointer)
                .contains("/properties/0/configurationGroups/g" + where);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"all\":', '{\"none\":', /configurationGroups/none",
        "'\"int\":\"6h\"', '\"int\":\"999999999999y\"', /properties/0/configurationGroups/g/CacheControl/cchomode/int",
        "'\"cchomode\":{\"int\":\"6h\"}', '', /properties/0/configurationGroups/g/CacheControl/cchomode",
        "'\"qshmode\":{\"type\":\"string\",\"action\":\"ignore\"}', '', /properties/0/configurationGroups/g/ContentManipulation/qshmode",
        "'\"rgdef\":[\"/x/*\"],\"order\":0}', '\"rgdef\":[\"/x/*\"]},{\"rgid\":\"g\",\"rgtype\":\"path\",\"rgdef\":[\"/y\"]}', /properties/0/resourceGroups/1/rgid",
        "'{\"tokenid\":\"0\"', '{\"tokenid\":\"0\",\"secret\":\"another\"},{\"tokenid\":\"0\"', /properties/0/tokens/1/tokenid"
    })
    void whatIsBrokenIsRefusedWithItsPlace(String whole, String broken, String where) {
        assertThatThrownBy(() -> TRANSLATOR.parse(SITE.replace(whole, broken == null ? "" : broken)))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(violation -> violation.pointer())
                        .contains(where));
    }

    @Test
    void definitionsOfTwoScopesDoNotShareAName() {
        ServiceImage image = TRANSLATOR.parse(SITE).image();

        assertThat(image.geoDefinitions()).extracting(GeoDefinition::name).doesNotHaveDuplicates();
        assertThat(image.geoDefinitions())
                .extracting(GeoDefinition::countryCodes)
                .containsExactlyInAnyOrder(List.of("ES"), List.of("PT"));
    }

    @Test
    void whatBecomesOfASiteBreaksNoRuleOfVersion2() {
        assertThat(ImageRules.violations(TRANSLATOR.parse(SITE).image())).isEmpty();
    }

    @Test
    void groupsOfThePropertyStandBeforeThoseOfTheServiceAndThatIsTold() {
        LumenDocument document = TRANSLATOR.parse(SITE);

        assertThat(document.image().matchGroup(31001).orElseThrow().matchRules())
                .extracting(rule -> rule.expression())
                .containsExactly("*= /x/*", "*= /*");
        assertThat(document.image().matchGroup(31002).orElseThrow().matchRules())
                .extracting(rule -> rule.expression())
                .containsExactly("*= /*");
        assertThat(document.conversion()).extracting(Finding::severity).contains(Severity.LOSSY);
    }

    @Test
    void aDocumentOfTheClientsOwnValuesIsReadTheSame() {
        String throughValues = V1Configuration.fromJson(SITE.replace("not-a-real-secret", "env:TOKEN"))
                .toJson();

        assertThat(TRANSLATOR.parse(throughValues))
                .isEqualTo(TRANSLATOR.parse(SITE.replace("not-a-real-secret", "env:TOKEN")));
    }

    @Test
    void aSiteBecomesTheSameImageThroughTheModel() {
        String plain = SITE.replaceAll("(?s),\\s*\"tokenauth\":\\{\"action\":\"fail\"}", "");
        LumenDocument first = TRANSLATOR.parse(plain);

        LumenDocument again = TRANSLATOR
                .translate(TRANSLATOR.read(first).distribution(), TranslationContext.strict())
                .orThrow();

        assertThat(TRANSLATOR.read(again).distribution())
                .isEqualTo(TRANSLATOR.read(first).distribution());
        assertThat(again.image().originDefinitions())
                .extracting(origin -> origin.host())
                .containsExactlyElementsOf(first.image().originDefinitions().stream()
                        .map(origin -> origin.host())
                        .toList());
    }

    @Test
    void aPolicyTooLongForAnyClockIsUnknownAndNotAnAccident() {
        String image = TRANSLATOR.print(TRANSLATOR.parse(SITE)).replace("\"6h\"", "\"999999999999y\"");

        assertThat(TRANSLATOR.read(TRANSLATOR.parse(image)).findings())
                .extracting(Finding::severity)
                .contains(Severity.UNSUPPORTED);
    }
}
