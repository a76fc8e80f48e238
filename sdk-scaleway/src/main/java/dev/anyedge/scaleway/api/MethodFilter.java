package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * An HTTP method that a route rule matches (Scaleway reference §5.8).
 *
 * @param text the word on the wire
 */
public record MethodFilter(String text) implements WireEnum {
    /** The provider does not say. */
    public static final MethodFilter UNKNOWN = new MethodFilter("unknown_method_filter");

    /** GET. */
    public static final MethodFilter GET = new MethodFilter("get");

    /** POST. */
    public static final MethodFilter POST = new MethodFilter("post");

    /** PUT. */
    public static final MethodFilter PUT = new MethodFilter("put");

    /** PATCH. */
    public static final MethodFilter PATCH = new MethodFilter("patch");

    /** DELETE. */
    public static final MethodFilter DELETE = new MethodFilter("delete");

    /** HEAD. */
    public static final MethodFilter HEAD = new MethodFilter("head");

    /** OPTIONS. */
    public static final MethodFilter OPTIONS = new MethodFilter("options");

    private static final Set<MethodFilter> KNOWN = Set.of(GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
