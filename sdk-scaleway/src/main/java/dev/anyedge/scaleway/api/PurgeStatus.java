package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * How far a purge request is (Scaleway reference §5.9). Only {@link #PENDING} is transient.
 *
 * @param text the word on the wire
 */
public record PurgeStatus(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PurgeStatus UNKNOWN = new PurgeStatus("unknown_status");

    /** Everything asked for is purged. */
    public static final PurgeStatus DONE = new PurgeStatus("done");

    /** The purge failed. */
    public static final PurgeStatus ERROR = new PurgeStatus("error");

    /** The purge is under way. */
    public static final PurgeStatus PENDING = new PurgeStatus("pending");

    private static final Set<PurgeStatus> KNOWN = Set.of(DONE, ERROR, PENDING);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
