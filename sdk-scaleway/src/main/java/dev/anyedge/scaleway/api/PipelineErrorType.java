package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * When a pipeline error arises (Scaleway reference §5.2).
 *
 * @param text the word on the wire
 */
public record PipelineErrorType(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PipelineErrorType UNKNOWN = new PipelineErrorType("unknown_type");

    /** While serving. */
    public static final PipelineErrorType RUNTIME = new PipelineErrorType("runtime");

    /** In the configuration. */
    public static final PipelineErrorType CONFIG = new PipelineErrorType("config");

    private static final Set<PipelineErrorType> KNOWN = Set.of(RUNTIME, CONFIG);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
