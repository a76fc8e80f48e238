package dev.anyedge.tck;

/** How a call to a provider goes wrong. */
public enum Trouble {
    /** The connection breaks before the provider has acted. */
    LOST_BEFORE,
    /** The provider has acted, and the connection breaks before its answer. */
    LOST_AFTER,
    /** The provider answers that it is out of order, and has not acted. */
    BROKEN_BEFORE,
    /** The provider has acted, and answers that it is out of order. */
    BROKEN_AFTER
}
