package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.model.Distribution;

/**
 * Translates between the neutral model and one provider's document. Pure, offline, thread-safe: the same input gives the
 * same output.
 *
 * <p>Nothing disappears without a finding, and access never widens.
 *
 * @param <D> the provider's document
 */
public interface Translator<D> {

    /**
     * The provider's name.
     *
     * @return lower case, for example {@code scaleway}
     */
    String provider();

    /**
     * What the provider can do, without regard to a distribution.
     *
     * @return the capabilities; they agree with what {@link #translate} finds
     */
    Capabilities capabilities();

    /**
     * Translates a distribution into the provider's document.
     *
     * @param distribution what is wished
     * @param context what purity needs from outside
     * @return the document with findings, or only the findings when translation is refused
     */
    Translation<D> translate(Distribution distribution, TranslationContext<D> context);

    /**
     * Reads a provider's document into the neutral model.
     *
     * @param document the provider's document
     * @return the distribution with findings
     */
    Reading read(D document);

    /**
     * The form in which this provider returns a distribution: what {@link #read} gives for its translation. Two
     * distributions that mean the same here have the same normal form.
     *
     * @param distribution a distribution that this translator accepts in strict mode
     * @return its normal form
     */
    Distribution normalise(Distribution distribution);

    /**
     * Reads the text of a document.
     *
     * @param json the provider's document as text
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException when it is not such a document, with pointers
     */
    D parse(String json);

    /**
     * Writes a document as text, indented; secrets are replaced by {@code redacted:…}.
     *
     * @param document a document
     * @return JSON text
     */
    String print(D document);
}
