package dev.anyedge.lumen.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Method, path and query of one operation of version 2.0. Immutable.
 *
 * @param method an HTTP method in capital letters
 * @param path percent-encoded, begins with {@code /}
 * @param query parameters in order, not encoded
 */
public record ImageRoute(String method, String path, Map<String, String> query) {

    /**
     * Copies the parameters.
     *
     * @param method an HTTP method in capital letters
     * @param path percent-encoded, begins with {@code /}
     * @param query parameters in order, not encoded
     */
    public ImageRoute {
        query = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /**
     * A route without query.
     *
     * @param method an HTTP method in capital letters
     * @param path percent-encoded, begins with {@code /}
     * @return the route
     */
    public static ImageRoute of(String method, String path) {
        return new ImageRoute(method, path, Map.of());
    }

    /**
     * The same route with one more parameter, if there is a value.
     *
     * @param name the parameter
     * @param value its value; empty to send no such parameter
     * @return the route
     */
    public ImageRoute with(String name, Optional<String> value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.get());
        return new ImageRoute(method, path, more);
    }
}
