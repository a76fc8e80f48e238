package dev.anyedge.simulator;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call to a control plane as it arrived, free of the HTTP library that received it.
 *
 * @param method the method, in capitals
 * @param path the path, still percent-encoded, without the query
 * @param query the query, still percent-encoded, without the question mark; empty when there is none
 * @param headers the headers, names in any case, of a repeated one the first
 * @param body the body as text, empty when there is none
 */
public record SimulatedRequest(String method, String path, String query, Map<String, String> headers, String body) {

    /**
     * Copies the headers, so that a name is found in any case.
     *
     * @param method the method, in capitals
     * @param path the path, still percent-encoded, without the query
     * @param query the query, still percent-encoded, without the question mark; empty when there is none
     * @param headers the headers, names in any case, of a repeated one the first
     * @param body the body as text, empty when there is none
     */
    public SimulatedRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(body, "body");
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * A header by its name, in any case.
     *
     * @param name the name
     * @return the value, or empty when the call has no such header
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Whether the call is meant to change something.
     *
     * @return true unless the method is GET, HEAD or OPTIONS
     */
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }
}
