package dev.anyedge.scaleway.api;

import java.util.Locale;

/** The kinds of stages, in the order in which a request may pass them (Scaleway reference §6). */
public enum StageKind {
    /** Which host names the pipeline answers to. */
    DNS,
    /** Which certificate it shows. */
    TLS,
    /** What it keeps. */
    CACHE,
    /** Which way a request takes. */
    ROUTE,
    /** What it refuses as an attack. */
    WAF,
    /** Where content comes from. */
    BACKEND;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * The word of the API.
     *
     * @return for example {@code cache}
     */
    public String text() {
        return text;
    }

    /**
     * The member by which another stage names its successor of this kind.
     *
     * @return for example {@code cache_stage_id}
     */
    public String linkMember() {
        return text + "_stage_id";
    }
}
