package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.translation.Finding;
import java.util.List;

/**
 * One part of what is moved, and what becomes of it. Immutable, thread-safe.
 *
 * @param kind which kind of part
 * @param name its name: of a rule or origin, a host name; for the others the kind in words
 * @param pointer where it is: a JSON pointer into the distribution, for {@link Kind#DOCUMENT} into the source document
 * @param summary what it says, for people; possibly empty
 * @param outcome what becomes of it
 * @param restrictionLost whether more requests are let through, or less protected, than before
 * @param findings what the translations say about it
 * @param examples requests that show it, those that are treated differently first
 */
public record MigratedPart(
        Kind kind,
        String name,
        String pointer,
        String summary,
        Outcome outcome,
        boolean restrictionLost,
        List<Finding> findings,
        List<ExampleRequest> examples) {

    /** Which kind of part. */
    public enum Kind {
        /** Something in the source document that the model has no word for. */
        DOCUMENT,
        /** The distribution as a whole. */
        DISTRIBUTION,
        /** A host name. */
        ENDPOINT,
        /** An origin. */
        ORIGIN,
        /** A rule. */
        RULE,
        /** What holds where no rule says otherwise. */
        DEFAULTS
    }

    /**
     * Copies the lists.
     *
     * @param kind which kind of part
     * @param name its name
     * @param pointer where it is
     * @param summary what it says
     * @param outcome what becomes of it
     * @param restrictionLost whether more requests are let through than before
     * @param findings what the translations say about it
     * @param examples requests that show it
     */
    public MigratedPart {
        findings = List.copyOf(findings);
        examples = List.copyOf(examples);
    }
}
