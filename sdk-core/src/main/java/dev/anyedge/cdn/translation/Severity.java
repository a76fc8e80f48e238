package dev.anyedge.cdn.translation;

/** How bad a finding is. */
public enum Severity {
    /** The provider cannot do it at all: strict translation refuses. */
    UNSUPPORTED,
    /** It could only be done with a loss: strict translation refuses. */
    LOSSY,
    /** Same content, access equal or narrower, done in another way: passes. */
    ADJUSTED,
    /** For information: passes. */
    NOTE;

    /**
     * Whether strict translation refuses because of it.
     *
     * @return true for {@code UNSUPPORTED} and {@code LOSSY}
     */
    public boolean refuses() {
        return this == UNSUPPORTED || this == LOSSY;
    }
}
