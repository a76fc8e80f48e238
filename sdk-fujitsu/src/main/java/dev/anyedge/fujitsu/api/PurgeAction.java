package dev.anyedge.fujitsu.api;

/** What a purge does to a cached object ({@code action}; Fujitsu reference §5). */
public enum PurgeAction {
    /** It is removed. */
    DELETE("delete"),
    /** It is stale: the origin is asked before it is used again. */
    INVALIDATE("invalidate");

    private final String text;

    PurgeAction(String text) {
        this.text = text;
    }

    /**
     * The word on the wire.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }
}
