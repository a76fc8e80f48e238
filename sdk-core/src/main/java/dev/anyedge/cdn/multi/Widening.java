package dev.anyedge.cdn.multi;

/** What a purge does at a provider that cannot remove exactly what was asked for. */
public enum Widening {
    /** It fails there; at the others it is done. */
    REFUSED,
    /**
     * More is removed there: everything in place of a pattern, a deletion in place of marking as stale. The outcome has a
     * note that says so.
     */
    ALLOWED
}
