package dev.anyedge.cdn.translation;

import java.util.List;
import java.util.Optional;

/**
 * What a translation gave: a document with findings, or only findings when it is refused. Immutable.
 *
 * @param <D> the provider's document
 */
public final class Translation<D> {
    private final String provider;
    private final Optional<D> document;
    private final List<Finding> findings;

    private Translation(String provider, Optional<D> document, List<Finding> findings) {
        this.provider = provider;
        this.document = document;
        this.findings = List.copyOf(findings);
    }

    /**
     * A translation that passed.
     *
     * @param provider the provider's name
     * @param document the document
     * @param findings what the user should know
     * @param <D> the provider's document
     * @return the translation
     */
    public static <D> Translation<D> passed(String provider, D document, List<Finding> findings) {
        return new Translation<>(provider, Optional.of(document), findings);
    }

    /**
     * A translation that is refused.
     *
     * @param provider the provider's name
     * @param findings all reasons, and whatever else was found
     * @param <D> the provider's document
     * @return the translation
     */
    public static <D> Translation<D> refused(String provider, List<Finding> findings) {
        return new Translation<>(provider, Optional.empty(), findings);
    }

    /**
     * The document.
     *
     * @return the document, or empty when translation is refused
     */
    public Optional<D> document() {
        return document;
    }

    /**
     * Everything that does not carry over as it stands.
     *
     * @return in the order of the distribution
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The document, or an exception with all reasons.
     *
     * @return the document
     * @throws TranslationRefusedException when translation is refused
     */
    public D orThrow() {
        return document.orElseThrow(() -> new TranslationRefusedException(provider, findings));
    }
}
