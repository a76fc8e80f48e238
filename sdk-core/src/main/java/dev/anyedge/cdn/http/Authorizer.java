package dev.anyedge.cdn.http;

/**
 * Puts credentials on each attempt of a call. Implementations are safe for use by several threads, and register every
 * secret that they use with the client's {@link Redaction}.
 *
 * <p>{@link #authorize} may block, for example to fetch a token; it then runs on the thread of a blocking call, or on
 * the client's executor for an asynchronous one, and ends at once when that thread is interrupted.
 */
@FunctionalInterface
public interface Authorizer {

    /**
     * Adds the headers that prove who calls. Called for each attempt, because a signature may cover the time.
     *
     * @param request the attempt; headers are added to it
     */
    void authorize(OutgoingRequest request);

    /**
     * Told once per call that the provider refused the credentials ({@link Verdict#unauthenticated}, by default 401).
     * An authorizer with a token gets a new one, unless another call has done so since: the refused token stands in
     * {@code refused}.
     *
     * @param refused the attempt as it was sent, with its headers
     * @return true if it is worth another attempt with new credentials
     */
    default boolean renew(OutgoingRequest refused) {
        return false;
    }

    /**
     * Sends no credentials.
     *
     * @return an authorizer that does nothing
     */
    static Authorizer none() {
        return request -> {};
    }

    /**
     * Sends one secret in one header.
     *
     * @param name the header's name, for example {@code X-Auth-Token}
     * @param secret the secret
     * @param redaction where the secret is registered, so that it is never printed
     * @return the authorizer
     */
    static Authorizer header(String name, String secret, Redaction redaction) {
        redaction.secret(secret);
        return request -> request.setHeader(name, secret);
    }
}
