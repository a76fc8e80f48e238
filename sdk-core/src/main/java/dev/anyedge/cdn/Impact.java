package dev.anyedge.cdn;

/** What a change does to viewers, from harmless to grave. */
public enum Impact {
    /** Viewers notice nothing. */
    NONE,
    /** Requests are decided differently from then on. */
    TRAFFIC,
    /** What is cached is lost; origins see more requests for a while. */
    CACHE_FLUSH,
    /** Something is taken away and made anew; requests may fail in between. Needs permission. */
    REPLACEMENT
}
