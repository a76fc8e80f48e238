package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * How bad a pipeline error is (Scaleway reference §5.2). It does not follow {@link PipelineStatus}: a pipeline can be {@code warning} with a {@code critical} error.
 *
 * @param text the word on the wire
 */
public record PipelineErrorSeverity(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PipelineErrorSeverity UNKNOWN = new PipelineErrorSeverity("unknown_severity");

    /** Something to look at. */
    public static final PipelineErrorSeverity WARNING = new PipelineErrorSeverity("warning");

    /** Something that keeps the pipeline from serving. */
    public static final PipelineErrorSeverity CRITICAL = new PipelineErrorSeverity("critical");

    private static final Set<PipelineErrorSeverity> KNOWN = Set.of(WARNING, CRITICAL);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
