package dev.anyedge.scaleway.api;

import java.util.Locale;

/** In which order a list comes (Scaleway reference §7). */
public enum Order {
    /** Oldest first. The only order in which nothing is missed when something is added meanwhile, hence the default. */
    CREATED_AT_ASC,
    /** Newest first. */
    CREATED_AT_DESC,
    /** By name. Only pipelines and VPC endpoints. */
    NAME_ASC,
    /** By name, backwards. Only pipelines and VPC endpoints. */
    NAME_DESC;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * The word of the API.
     *
     * @return for example {@code created_at_asc}
     */
    public String text() {
        return text;
    }
}
