package dev.anyedge.simulator.edge;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a viewer asks, as far as a decision may depend on it: the address, the method, the header fields, and what the
 * edge knows about the client. The body is no part of it, since no provider decides by the body.
 *
 * <pre>{@code
 * EdgeRequest.get("https://cdn.shop.example/img/a.png?w=200").withMethod("HEAD").withHeader("Cookie", "a=b")
 * }</pre>
 *
 * @param scheme {@code http} or {@code https}, as the viewer used it
 * @param host the host name, lower case, without port and without a trailing dot
 * @param method the method, upper case
 * @param path the raw path, percent signs and all, beginning with a slash
 * @param query the raw query without its question mark, or empty when there is no question mark
 * @param headers the header fields
 * @param clientIp the client's address, if known
 * @param country the client's country as two letters, if known
 * @param continent the client's continent as two letters, if known
 * @param region the client's region as {@code CC:RR}, if known
 */
public record EdgeRequest(
        String scheme,
        String host,
        String method,
        String path,
        Optional<String> query,
        HeaderFields headers,
        Optional<String> clientIp,
        Optional<String> country,
        Optional<String> continent,
        Optional<String> region) {

    /**
     * Brings scheme, host and method into one spelling.
     *
     * @param scheme {@code http} or {@code https}, in any case
     * @param host host name in any case, perhaps with a port or a trailing dot
     * @param method method in any case
     * @param path raw path
     * @param query raw query
     * @param headers header fields
     * @param clientIp address
     * @param country country
     * @param continent continent
     * @param region region
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public EdgeRequest {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = normalHost(host);
        method = method.toUpperCase(Locale.ROOT);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "a path begins with a slash, this one does not: " + path + " — give the raw path of the URL");
        }
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(clientIp, "clientIp");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(continent, "continent");
        Objects.requireNonNull(region, "region");
    }

    /**
     * A GET request without header fields, from a client of whom nothing is known.
     *
     * @param url an absolute URL
     * @return the request
     * @throws IllegalArgumentException when the URL has no scheme or no host
     */
    public static EdgeRequest get(String url) {
        URI uri = URI.create(url);
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "not an absolute URL: " + url + " — write it as https://host/path, scheme and host included");
        }
        String path = uri.getRawPath();
        return new EdgeRequest(
                uri.getScheme(),
                uri.getHost(),
                "GET",
                path == null || path.isEmpty() ? "/" : path,
                Optional.ofNullable(uri.getRawQuery()),
                HeaderFields.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A host name as this class spells it.
     *
     * @param host a host name in any case, perhaps with a port or a trailing dot
     * @return lower case, without port, without trailing dot
     */
    static String normalHost(String host) {
        String name = host.trim().toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        // an IPv6 literal is full of colons; its port comes after the bracket
        if (colon >= 0 && colon > name.lastIndexOf(']')) {
            name = name.substring(0, colon);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * This request with another method.
     *
     * @param method the method, in any case
     * @return the changed request
     */
    public EdgeRequest withMethod(String method) {
        return new EdgeRequest(scheme, host, method, path, query, headers, clientIp, country, continent, region);
    }

    /**
     * This request by another scheme.
     *
     * @param scheme {@code http} or {@code https}
     * @return the changed request
     */
    public EdgeRequest withScheme(String scheme) {
        return new EdgeRequest(scheme, host, method, path, query, headers, clientIp, country, continent, region);
    }

    /**
     * This request to another host.
     *
     * @param host the host name
     * @return the changed request
     */
    public EdgeRequest withHost(String host) {
        return new EdgeRequest(scheme, host, method, path, query, headers, clientIp, country, continent, region);
    }

    /**
     * This request with one more line of header fields.
     *
     * @param name the field's name
     * @param value the field's value
     * @return the changed request
     */
    public EdgeRequest withHeader(String name, String value) {
        return withHeaders(headers.plus(name, value));
    }

    /**
     * This request with other header fields.
     *
     * @param headers the fields that replace all
     * @return the changed request
     */
    public EdgeRequest withHeaders(HeaderFields headers) {
        return new EdgeRequest(scheme, host, method, path, query, headers, clientIp, country, continent, region);
    }

    /**
     * This request from a client with a known address.
     *
     * @param clientIp the address
     * @return the changed request
     */
    public EdgeRequest withClientIp(String clientIp) {
        return new EdgeRequest(
                scheme, host, method, path, query, headers, Optional.of(clientIp), country, continent, region);
    }

    /**
     * This request from a client at a known place.
     *
     * @param country two letters, if known
     * @param continent two letters, if known
     * @param region {@code CC:RR}, if known
     * @return the changed request
     */
    public EdgeRequest withPlace(Optional<String> country, Optional<String> continent, Optional<String> region) {
        return new EdgeRequest(scheme, host, method, path, query, headers, clientIp, country, continent, region);
    }

    /**
     * The path with the query, as in the first line of a request.
     *
     * @return the path, and if there is a query, a question mark and the query
     */
    public String target() {
        return query.map(text -> path + "?" + text).orElse(path);
    }
}
