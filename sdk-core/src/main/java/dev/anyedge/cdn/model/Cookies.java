package dev.anyedge.cdn.model;

/** What a request's cookies do to caching. Absent in a behaviour: the provider's own way. */
public enum Cookies {
    /** Cookies do not matter to the cache. */
    IGNORE,
    /** A request with cookies is not served from the cache. */
    BYPASS
}
