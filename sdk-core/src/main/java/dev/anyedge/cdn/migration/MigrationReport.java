package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.internal.migration.ReportHtml;
import dev.anyedge.cdn.internal.migration.ReportJson;
import dev.anyedge.cdn.internal.migration.ReportMarkdown;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a migration gives: the target's document, and what becomes of each part. Immutable, thread-safe; holds no secret.
 *
 * @param from the source provider's name
 * @param to the target provider's name
 * @param distribution what was read from the source
 * @param document the target's document as text; empty when the migration is refused
 * @param findings what the translation into the target says
 * @param parts the parts: lost restrictions first, then other losses, adjustments, and what stays the same; each in the
 *     order of the distribution
 * @param origins how the target reaches each origin
 * @param requests how many requests were compared
 */
public record MigrationReport(
        String from,
        String to,
        Distribution distribution,
        Optional<String> document,
        List<Finding> findings,
        List<MigratedPart> parts,
        List<OriginReplacement> origins,
        int requests) {

    /**
     * Copies the lists.
     *
     * @param from the source provider's name
     * @param to the target provider's name
     * @param distribution what was read from the source
     * @param document the target's document
     * @param findings what the translation into the target says
     * @param parts the parts
     * @param origins how the target reaches each origin
     * @param requests how many requests were compared
     */
    public MigrationReport {
        findings = List.copyOf(findings);
        parts = List.copyOf(parts);
        origins = List.copyOf(origins);
    }

    /**
     * The parts of which a restriction is lost.
     *
     * @return in the order of the distribution
     */
    public List<MigratedPart> lostRestrictions() {
        return parts.stream().filter(MigratedPart::restrictionLost).toList();
    }

    /**
     * The parts with an outcome.
     *
     * @param outcome the outcome
     * @return without those of which a restriction is lost
     */
    public List<MigratedPart> parts(Outcome outcome) {
        return parts.stream()
                .filter(part -> !part.restrictionLost() && part.outcome() == outcome)
                .toList();
    }

    /**
     * The target's document, or an exception with all reasons.
     *
     * @return the document as text
     * @throws TranslationRefusedException when the migration is refused
     */
    public String orThrow() {
        return document.orElseThrow(() -> new TranslationRefusedException(
                to,
                Stream.concat(
                                lostRestrictions().stream()
                                        .filter(part -> part.kind() == MigratedPart.Kind.DOCUMENT)
                                        .flatMap(part -> part.findings().stream()),
                                findings.stream())
                        .toList()));
    }

    /**
     * The report as Markdown, for a comment on a change request.
     *
     * @return Markdown
     */
    public String toMarkdown() {
        return ReportMarkdown.of(this);
    }

    /**
     * The report as JSON.
     *
     * @return {@code "format": "anyedge-migration/1"}
     */
    public String toJson() {
        return ReportJson.of(this);
    }

    /**
     * The report as a page that needs nothing else: no script, no other file, light and dark.
     *
     * @return HTML
     */
    public String toHtml() {
        return ReportHtml.of(this);
    }
}
