package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.Images;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites of version 1.0 and the images that they become, through the model too; reviewed by eye. */
class GoldenSitesTest {
    private static final String FOLDER = "/dev/anyedge/lumen/translate/v1/";

    private final LumenTranslator translator = LumenTranslator.create();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "caching", "access"})
    void aSiteBecomesTheImageThatItMeans(String name) {
        LumenDocument site = translator.parse(Images.resource(FOLDER + name + ".json"));
        String image = Images.resource(FOLDER + name + ".image.json");

        assertThat(JsonText.canonical(translator.print(site))).isEqualTo(JsonText.canonical(image));
        assertThat(ImageRules.violations(site.image())).isEmpty();
        LumenDocument through = translator
                .translate(translator.read(site).distribution(), TranslationContext.strict())
                .orThrow();
        String model = Images.resource(FOLDER + name + ".model.json");
        assertThat(JsonText.canonical(translator.print(through))).isEqualTo(JsonText.canonical(model));
    }
}
