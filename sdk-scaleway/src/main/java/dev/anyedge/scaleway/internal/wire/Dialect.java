package dev.anyedge.scaleway.internal.wire;

/** The versions of the API, for what differs between them (Scaleway reference §3.3). */
public enum Dialect {
    /** Withdrawn from every client of the vendor; spoken only where it is asked for by name. */
    V1ALPHA1("/edge-services/v1alpha1"),
    /** The one in the vendor's reference. */
    V1BETA1("/edge-services/v1beta1");

    private final String prefix;

    Dialect(String prefix) {
        this.prefix = prefix;
    }

    /**
     * What every path starts with.
     *
     * @return begins with {@code /}, without one at the end
     */
    public String prefix() {
        return prefix;
    }
}
