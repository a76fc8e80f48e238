package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * A subscription plan (Scaleway reference §10).
 *
 * @param text the word on the wire
 */
public record PlanName(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PlanName UNKNOWN = new PlanName("unknown_name");

    /** Starter. */
    public static final PlanName STARTER = new PlanName("starter");

    /** Professional. */
    public static final PlanName PROFESSIONAL = new PlanName("professional");

    /** Advanced. */
    public static final PlanName ADVANCED = new PlanName("advanced");

    private static final Set<PlanName> KNOWN = Set.of(STARTER, PROFESSIONAL, ADVANCED);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
