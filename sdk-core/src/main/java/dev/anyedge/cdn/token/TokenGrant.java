package dev.anyedge.cdn.token;

import java.time.Instant;
import java.util.Optional;

/**
 * For whom and for how long a token is good. Immutable, thread-safe.
 *
 * @param start from when on; empty: at once
 * @param end until when, exclusive; whole seconds count
 * @param clientIp the one address that may use it; empty: any
 * @param sessionId an id that the edge writes into its log; empty: none
 * @param data further text that travels along; empty: none
 */
public record TokenGrant(
        Optional<Instant> start,
        Instant end,
        Optional<String> clientIp,
        Optional<String> sessionId,
        Optional<String> data) {

    /**
     * At once, for anybody.
     *
     * @param end until when
     * @return the grant
     */
    public static TokenGrant until(Instant end) {
        return new TokenGrant(Optional.empty(), end, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same, but not before an instant.
     *
     * @param instant from when on
     * @return a new grant
     */
    public TokenGrant notBefore(Instant instant) {
        return new TokenGrant(Optional.of(instant), end, clientIp, sessionId, data);
    }

    /**
     * The same for one address.
     *
     * @param address the viewer's address, as the edge sees it
     * @return a new grant
     */
    public TokenGrant forClient(String address) {
        return new TokenGrant(start, end, Optional.of(address), sessionId, data);
    }

    /**
     * The same with a session.
     *
     * @param id without the delimiter of the token's fields
     * @return a new grant
     */
    public TokenGrant withSessionId(String id) {
        return new TokenGrant(start, end, clientIp, Optional.of(id), data);
    }

    /**
     * The same with further text.
     *
     * @param text without the delimiter of the token's fields
     * @return a new grant
     */
    public TokenGrant withData(String text) {
        return new TokenGrant(start, end, clientIp, sessionId, Optional.of(text));
    }
}
