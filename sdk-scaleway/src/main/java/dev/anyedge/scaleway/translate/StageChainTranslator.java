package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;

/**
 * Translates between the neutral model and Scaleway's chains of stages. Immutable, thread-safe.
 *
 * <pre>{@code
 * StageChain chain = StageChainTranslator.create()
 *         .translate(shop, TranslationContext.strict())
 *         .orThrow();
 * }</pre>
 */
public final class StageChainTranslator implements Translator<StageChain> {
    private StageChainTranslator() {}

    /**
     * A translator.
     *
     * @return a translator for the wire fields of v1beta1
     */
    public static StageChainTranslator create() {
        return new StageChainTranslator();
    }

    @Override
    public String provider() {
        return ScalewayOptions.PROVIDER;
    }

    @Override
    public Capabilities capabilities() {
        return ScalewayCapabilities.capabilities();
    }

    @Override
    public Translation<StageChain> translate(Distribution distribution, TranslationContext<StageChain> context) {
        return new ChainTranslation(distribution, context).translate();
    }

    @Override
    public Reading read(StageChain document) {
        return new ChainReading(document).read();
    }

    @Override
    public Distribution normalise(Distribution distribution) {
        return read(translate(distribution, TranslationContext.strict()).orThrow())
                .distribution();
    }

    @Override
    public StageChain parse(String json) {
        return StageChain.fromJson(json);
    }

    @Override
    public String print(StageChain document) {
        return document.toJson();
    }
}
