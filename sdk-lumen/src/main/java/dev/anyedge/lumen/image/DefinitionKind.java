package dev.anyedge.lumen.image;

/** The definitions whose place in an image is inferred; portal and user guide name them without their keys. */
public enum DefinitionKind {
    /** Lists of addresses. */
    IP("ipDefinitions"),
    /** Token secrets and parameters. */
    TOKEN_AUTH("tokenAuthDefinitions"),
    /** Headers for the origin. */
    REQUEST_HEADERS("requestHeaderDefinitions"),
    /** Headers for viewers. */
    RESPONSE_HEADERS("responseHeaderDefinitions"),
    /** Content codings by extension. */
    ACCEPT_ENCODING("acceptEncodingDefinitions"),
    /** Compression at the edge by extension. */
    DYNAMIC_CONTENT("dctDefinitions");

    private final String proposedKey;

    DefinitionKind(String proposedKey) {
        this.proposedKey = proposedKey;
    }

    /**
     * The key that is used unless another is configured.
     *
     * @return inferred
     */
    public String proposedKey() {
        return proposedKey;
    }
}
