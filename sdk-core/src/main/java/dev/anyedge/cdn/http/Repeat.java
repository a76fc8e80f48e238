package dev.anyedge.cdn.http;

/**
 * When a call may be sent again. A call that the provider may have acted on must not be repeated blindly: a second
 * {@code POST} makes a second resource.
 */
public enum Repeat {
    /** Sending it twice does what sending it once does: after any failure that may pass. */
    ALWAYS,

    /**
     * Only when the provider surely has not acted: no connection was made, or the provider said that it refused the
     * call before it did anything (429, or what {@link Verdict#refused} says).
     */
    ONLY_IF_REFUSED,

    /** Not at all. For calls where even a refused repetition harms, such as a login that locks the account. */
    NEVER;

    /**
     * What HTTP promises for a method.
     *
     * @param method an HTTP method in capital letters
     * @return {@link #ALWAYS} for GET, HEAD, OPTIONS, PUT and DELETE, {@link #ONLY_IF_REFUSED} for every other
     */
    static Repeat forMethod(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> ALWAYS;
            default -> ONLY_IF_REFUSED;
        };
    }
}
