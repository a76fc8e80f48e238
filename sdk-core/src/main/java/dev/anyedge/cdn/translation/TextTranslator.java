package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import java.util.Map;

/**
 * A translator whose documents are JSON text, for tools that do not know the provider's own type of document. Pure,
 * offline, thread-safe.
 *
 * @param <D> the provider's own type of document, behind the text
 */
public final class TextTranslator<D> implements Translator<String> {
    private final Translator<D> translator;

    private TextTranslator(Translator<D> translator) {
        this.translator = translator;
    }

    /**
     * A translator as one of text.
     *
     * @param translator a provider's translator
     * @param <D> the provider's own type of document
     * @return the same translation, with documents as {@link Translator#print} writes them: secrets redacted
     */
    public static <D> TextTranslator<D> of(Translator<D> translator) {
        return new TextTranslator<>(translator);
    }

    @Override
    public String provider() {
        return translator.provider();
    }

    @Override
    public Capabilities capabilities() {
        return translator.capabilities();
    }

    @Override
    public Translation<String> translate(Distribution distribution, TranslationContext<String> context) {
        TranslationContext<D> typed =
                TranslationContext.<D>strict().with(context.strictness()).withIds(context::newIds);
        if (context.live().isPresent()) {
            typed = typed.withLive(translator.parse(context.live().get()));
        }
        for (Map.Entry<String, Origin> replacement :
                context.originReplacements().entrySet()) {
            typed = typed.withOrigin(replacement.getKey(), replacement.getValue());
        }
        Translation<D> translation = translator.translate(distribution, typed);
        return translation
                .document()
                .map(d -> Translation.passed(provider(), translator.print(d), translation.findings()))
                .orElseGet(() -> Translation.refused(provider(), translation.findings()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.anyedge.cdn.error.ValidationException when it is not such a document, with pointers
     */
    @Override
    public Reading read(String document) {
        return translator.read(translator.parse(document));
    }

    @Override
    public Distribution normalise(Distribution distribution) {
        return translator.normalise(distribution);
    }

    /** The same document as {@link #print} would write it. */
    @Override
    public String parse(String json) {
        return translator.print(translator.parse(json));
    }

    @Override
    public String print(String document) {
        return parse(document);
    }
}
