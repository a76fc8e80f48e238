package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * Why a load balancer cannot be used as an origin (Scaleway reference §5.10).
 *
 * @param text the word on the wire
 */
public record LbOriginError(String text) implements WireEnum {
    /** No error, or one that the provider does not name. */
    public static final LbOriginError UNKNOWN = new LbOriginError("unknown");

    /** It did not answer in time. */
    public static final LbOriginError TIMEOUT = new LbOriginError("timeout");

    /** It refused the connection. */
    public static final LbOriginError CONNECTION_REFUSED = new LbOriginError("connection_refused");

    /** The TLS handshake failed. */
    public static final LbOriginError TLS_ERROR = new LbOriginError("tls_error");

    private static final Set<LbOriginError> KNOWN = Set.of(TIMEOUT, CONNECTION_REFUSED, TLS_ERROR);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
