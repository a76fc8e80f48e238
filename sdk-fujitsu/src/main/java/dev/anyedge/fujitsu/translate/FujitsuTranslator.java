package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;

/**
 * Translates between the neutral model and services of the Fujitsu CDN. Immutable, thread-safe.
 *
 * <pre>{@code
 * FujitsuDocument service = FujitsuTranslator.create()
 *         .translate(shop, TranslationContext.strict())
 *         .orThrow();
 * }</pre>
 */
public final class FujitsuTranslator implements Translator<FujitsuDocument> {
    private static final int MOST_ROUNDS = 8;

    private FujitsuTranslator() {}

    /**
     * A translator.
     *
     * @return a translator for the rules dialect
     */
    public static FujitsuTranslator create() {
        return new FujitsuTranslator();
    }

    @Override
    public String provider() {
        return FujitsuOptions.PROVIDER;
    }

    @Override
    public Capabilities capabilities() {
        return FujitsuCapabilities.capabilities();
    }

    @Override
    public Translation<FujitsuDocument> translate(
            Distribution distribution, TranslationContext<FujitsuDocument> context) {
        return new RulesTranslation(distribution, context).translate();
    }

    @Override
    public Reading read(FujitsuDocument document) {
        return new RulesReading(document).read();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A cascade can be flattened in more than one way, so reading and translating are repeated until nothing changes;
     * once is enough for almost every distribution.
     */
    @Override
    public Distribution normalise(Distribution distribution) {
        FujitsuDocument document =
                translate(distribution, TranslationContext.strict()).orThrow();
        for (int i = 0; i < MOST_ROUNDS; i++) {
            Distribution read = read(document).distribution();
            FujitsuDocument again = translate(read, TranslationContext.strict()).orThrow();
            if (again.sameAs(document)) {
                return read;
            }
            document = again;
        }
        return read(document).distribution();
    }

    @Override
    public FujitsuDocument parse(String json) {
        return FujitsuDocument.fromJson(json);
    }

    @Override
    public String print(FujitsuDocument document) {
        return document.toJson();
    }
}
