package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.model.Distribution;
import java.util.List;

/**
 * What a provider's document says in the neutral model. Immutable.
 *
 * <p>Where a document lacks what a live configuration needs, placeholders that end in {@code .invalid} stand in for it,
 * with an UNSUPPORTED finding; plan and apply refuse those.
 *
 * @param distribution the distribution
 * @param findings everything that the distribution does not say or says differently
 */
public record Reading(Distribution distribution, List<Finding> findings) {

    /**
     * Copies the findings.
     *
     * @param distribution the distribution
     * @param findings the findings
     */
    public Reading {
        findings = List.copyOf(findings);
    }

    /**
     * Whether nothing was lost.
     *
     * @return true when no finding is UNSUPPORTED or LOSSY
     */
    public boolean complete() {
        return findings.stream().noneMatch(f -> f.severity().refuses());
    }
}
