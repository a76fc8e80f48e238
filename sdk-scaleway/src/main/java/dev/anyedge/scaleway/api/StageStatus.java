package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * Whether a stage takes part in what is served (Scaleway reference §5; answers before April 2026 lack it).
 *
 * @param text the word on the wire
 */
public record StageStatus(String text) implements WireEnum {
    /** The provider does not say. */
    public static final StageStatus UNKNOWN = new StageStatus("unknown_status");

    /** Not reachable from the head, or not deployed yet. */
    public static final StageStatus INACTIVE = new StageStatus("inactive");

    /** Deployed. */
    public static final StageStatus ACTIVE = new StageStatus("active");

    private static final Set<StageStatus> KNOWN = Set.of(INACTIVE, ACTIVE);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
