package dev.anyedge.cdn.evaluation;

/**
 * Why the edge refuses a request. Immutable, thread-safe.
 *
 * @param cause which restriction refuses
 * @param text the same as a sentence that begins with the name of the restriction, for people
 */
public record Refusal(Cause cause, String text) {

    /** What can refuse a request; the first of them in this order is reported. */
    public enum Cause {
        /** No endpoint has the host name. */
        UNKNOWN_HOST,
        /** The distribution is switched off. */
        DISABLED,
        /** The endpoint does not serve the scheme. */
        VIEWER_PROTOCOL,
        /** The viewer's address. */
        IP,
        /** The place the viewer is in. */
        GEO,
        /** The {@code Referer} header. */
        REFERER,
        /** The token, or that there is none. */
        TOKEN
    }
}
