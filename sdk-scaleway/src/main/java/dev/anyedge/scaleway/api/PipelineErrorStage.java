package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * The part of a pipeline that an error is about (Scaleway reference §5.2).
 *
 * @param text the word on the wire
 */
public record PipelineErrorStage(String text) implements WireEnum {
    /** None in particular. */
    public static final PipelineErrorStage UNKNOWN = new PipelineErrorStage("unknown_stage");

    /** The DNS stage. */
    public static final PipelineErrorStage DNS = new PipelineErrorStage("dns");

    /** The TLS stage. */
    public static final PipelineErrorStage TLS = new PipelineErrorStage("tls");

    /** The cache stage. */
    public static final PipelineErrorStage CACHE = new PipelineErrorStage("cache");

    /** The backend stage. */
    public static final PipelineErrorStage BACKEND = new PipelineErrorStage("backend");

    private static final Set<PipelineErrorStage> KNOWN = Set.of(DNS, TLS, CACHE, BACKEND);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
