package dev.anyedge.cdn.comparison;

/** In what two decisions about the same request can differ. */
public enum Aspect {
    /** Whether the request is served or refused. */
    ACCESS,
    /** What a host name does about the scheme: serve, redirect or refuse it. */
    VIEWER_PROTOCOL,
    /** The firewall in front of the origin. */
    FIREWALL,
    /** Which origin is asked. */
    ORIGIN,
    /** The path that the origin is asked for. */
    ORIGIN_PATH,
    /** Whether and for how long the answer is kept. */
    CACHING,
    /** Which query arguments tell cached answers apart. */
    QUERY_KEY
}
