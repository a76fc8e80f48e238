package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.error.CdnException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The provider cannot do what is wished. The caller changes the distribution as the findings hint, or names what may be
 * dropped.
 */
public final class TranslationRefusedException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /**
     * A refusal with all its reasons.
     *
     * @param provider the provider's name
     * @param findings all findings, at least one of which refuses
     */
    public TranslationRefusedException(String provider, List<Finding> findings) {
        super(findings.stream()
                .filter(f -> f.severity().refuses())
                .map(Finding::toString)
                .collect(Collectors.joining(
                        "\n  ", "The provider " + provider + " cannot do what this distribution asks for:\n  ", "")));
        this.findings = List.copyOf(findings);
    }

    /**
     * All findings, also those that do not refuse.
     *
     * @return in the order of the distribution
     */
    public List<Finding> findings() {
        return findings;
    }
}
