package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * How a pipeline as a whole is doing (Scaleway reference §5.1). Only {@link #PENDING} is transient.
 *
 * @param text the word on the wire
 */
public record PipelineStatus(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PipelineStatus UNKNOWN = new PipelineStatus("unknown_status");

    /** Deployed and serving. */
    public static final PipelineStatus READY = new PipelineStatus("ready");

    /** Not serving correctly; see {@link Pipeline#errors()}. */
    public static final PipelineStatus ERROR = new PipelineStatus("error");

    /** Being deployed. */
    public static final PipelineStatus PENDING = new PipelineStatus("pending");

    /** Incomplete or working in part; see {@link Pipeline#errors()}. */
    public static final PipelineStatus WARNING = new PipelineStatus("warning");

    /** Locked by the provider. */
    public static final PipelineStatus LOCKED = new PipelineStatus("locked");

    private static final Set<PipelineStatus> KNOWN = Set.of(READY, ERROR, PENDING, WARNING, LOCKED);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
