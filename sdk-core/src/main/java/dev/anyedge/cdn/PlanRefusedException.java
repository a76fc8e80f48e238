package dev.anyedge.cdn;

import dev.anyedge.cdn.error.CdnException;
import java.util.Set;

/**
 * A plan that is not applied: nothing was changed. The caller plans again when it is stale, or allows what is unsafe.
 */
public final class PlanRefusedException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final boolean stale;
    private final transient Set<Permission> missing;

    private PlanRefusedException(String message, boolean stale, Set<Permission> missing) {
        super(message);
        this.stale = stale;
        this.missing = Set.copyOf(missing);
    }

    /**
     * A plan whose live state is no longer what it was made from.
     *
     * @param message what differs and what to do
     * @return the exception
     */
    public static PlanRefusedException stale(String message) {
        return new PlanRefusedException(message, true, Set.of());
    }

    /**
     * A plan that needs permissions.
     *
     * @param message which changes need what, and how to allow it
     * @param missing the permissions that were not given
     * @return the exception
     */
    public static PlanRefusedException unsafe(String message, Set<Permission> missing) {
        return new PlanRefusedException(message, false, missing);
    }

    /**
     * Whether the live state has changed since.
     *
     * @return true when planning again helps
     */
    public boolean stale() {
        return stale;
    }

    /**
     * What would have to be allowed.
     *
     * @return permissions; none for a stale plan
     */
    public Set<Permission> missing() {
        return missing;
    }
}
