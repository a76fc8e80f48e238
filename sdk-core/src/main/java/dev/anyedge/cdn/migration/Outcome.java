package dev.anyedge.cdn.migration;

/** What becomes of a part of a distribution at another provider. */
public enum Outcome {
    /** Something of it is lost. */
    LOST,
    /** Same content, access equal or narrower, done in another way. */
    ADJUSTED,
    /** It stays as it is. */
    SAME
}
