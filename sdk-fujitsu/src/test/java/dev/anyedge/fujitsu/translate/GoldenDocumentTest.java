package dev.anyedge.fujitsu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.fujitsu.rules.RulesSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document for each behaviour and kind of match, reviewed by eye against the provider's documentation. */
class GoldenDocumentTest {
    private final FujitsuTranslator translator = FujitsuTranslator.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-lists",
                "caching",
                "conditions",
                "options",
                "origins",
                "paths",
                "query-arguments",
                "tokens-lifted-inside"
            })
    void aDistributionIsTheServiceThatItShouldBeAndIsReadBackFromIt(String name) throws IOException {
        Distribution distribution = Distribution.fromJson(text(name + ".distribution.json"));
        String golden = text(name + ".service.json");
        FujitsuDocument document =
                translator.translate(distribution, TranslationContext.strict()).orThrow();
        assertThat(JsonText.canonical(document.toJson())).isEqualTo(JsonText.canonical(golden));
        assertThat(new RulesSchema().violations(document.rules().toWireJson(reference -> "00ff")))
                .isEmpty();
        Reading reading = translator.read(FujitsuDocument.fromJson(golden));
        assertThat(reading.findings()).noneMatch(finding -> finding.severity().refuses());
        assertThat(translator.normalise(reading.distribution())).isEqualTo(translator.normalise(distribution));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = GoldenDocumentTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
