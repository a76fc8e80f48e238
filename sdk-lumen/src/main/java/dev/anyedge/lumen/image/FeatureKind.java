package dev.anyedge.lumen.image;

/** The features that a rule may carry. Only {@link #QUERY_STRING} has a documented key; the rest are inferred. */
public enum FeatureKind {
    /** What the cache key holds of the query; documented. */
    QUERY_STRING("qshMode"),
    /** The mandatory traffic type of a property. */
    TRAFFIC_TYPE("trafficType"),
    /** What replaces the origin's cache control. */
    CACHE_CONTROL("cchoMode"),
    /** Countries that are served or refused. */
    GEO_BLOCKING("geoBlocking"),
    /** Addresses that are served or refused. */
    IP_BLOCKING("ipBlocking"),
    /** A token that a request must carry. */
    TOKEN_AUTH("tokenAuth"),
    /** Requests that are refused or sent elsewhere. */
    DENY_POLICY("denyPolicy"),
    /** Headers that the origin gets. */
    REQUEST_HEADERS("requestHeaders"),
    /** Headers that viewers get. */
    RESPONSE_HEADERS("responseHeaders"),
    /** HTTPS between the tiers of the CDN. */
    SECURE_FILL("secureFill"),
    /** Content codings beyond gzip. */
    ACCEPT_ENCODING("acceptEncoding"),
    /** Compression at the edge. */
    DYNAMIC_CONTENT("dct"),
    /** Scripts of support. */
    LUA("lua"),
    /** Where access logs are sent. */
    LOG_ENDPOINT("logEndpoint");

    private final String proposedKey;

    FeatureKind(String proposedKey) {
        this.proposedKey = proposedKey;
    }

    /**
     * The key that is used unless another is configured.
     *
     * @return documented for {@link #QUERY_STRING}, inferred for all others
     */
    public String proposedKey() {
        return proposedKey;
    }
}
