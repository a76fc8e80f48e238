package dev.anyedge.scaleway.api;

/**
 * A word of the API out of a list that grows: what the SDK knows is a constant of the type, anything else is kept as it
 * came. Equality is that of the text.
 */
public interface WireEnum {

    /**
     * The word on the wire.
     *
     * @return lower-case snake case, for example {@code log_only}
     */
    String text();

    /**
     * Whether this is a word that this SDK knows and that says something.
     *
     * @return false for words that came later, and for the API's own zero value {@code unknown_…}
     */
    boolean known();

    /**
     * Whether this is the API's zero value, {@code unknown} or {@code unknown_…}, which says nothing and is never valid
     * in a request.
     *
     * @return true for the zero value
     */
    default boolean unspecified() {
        return text().isEmpty() || text().equals("unknown") || text().startsWith("unknown_");
    }
}
