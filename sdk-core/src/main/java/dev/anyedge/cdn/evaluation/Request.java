package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a viewer asks for, and what an edge knows about the viewer. Immutable, thread-safe.
 *
 * <p>A datum that is left out is unknown: it fails an allow list and passes a deny list.
 *
 * <pre>{@code
 * Request request = Request.builder()
 *         .url("https://cdn.shop.example/img/a.png?size=2")
 *         .method("HEAD")
 *         .putHeader("Referer", "https://shop.example/")
 *         .country("FR")
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class Request {
    Request() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A GET request for a URL, by a viewer of whom nothing is known.
     *
     * @param url an absolute URL; see {@link Builder#url}
     * @return the request
     * @throws dev.anyedge.cdn.error.ValidationException when the text is no such URL
     */
    public static Request of(String url) {
        return builder().url(url).build();
    }

    /**
     * The scheme that the viewer used.
     *
     * @return {@code http} or {@code https}; {@code https} by default
     */
    @Value.Default
    public String scheme() {
        return "https";
    }

    /**
     * The host name that the viewer used.
     *
     * @return lower case, without port and trailing dot
     */
    public abstract String host();

    /**
     * The HTTP method.
     *
     * @return upper case; {@code GET} by default
     */
    @Value.Default
    public String method() {
        return "GET";
    }

    /**
     * The raw path, as it stands in the request line.
     *
     * @return begins with {@code /}; {@code /} by default
     */
    @Value.Default
    public String path() {
        return "/";
    }

    /**
     * The raw query, without the question mark.
     *
     * @return the query; empty when there is no question mark
     */
    public abstract Optional<String> query();

    /**
     * The headers.
     *
     * @return values by name, the names in lower case; ask by {@link #header}
     */
    public abstract Map<String, String> headers();

    /**
     * The viewer's address.
     *
     * @return IPv4 or IPv6; empty when unknown
     */
    public abstract Optional<String> clientIp();

    /**
     * The country that the viewer is in.
     *
     * @return ISO 3166-1 alpha-2 in upper case; empty when unknown. Not derived from the region
     */
    public abstract Optional<String> country();

    /**
     * The continent that the viewer is on.
     *
     * @return two letters in upper case; empty when unknown. Not derived from the country
     */
    public abstract Optional<String> continent();

    /**
     * The region of a country that the viewer is in.
     *
     * @return {@code CC:RR}, for example {@code US:WA}; empty when unknown
     */
    public abstract Optional<String> region();

    /**
     * Whether the request carries a valid token: tokens need keys and a clock, which a model does not hold.
     *
     * @return true or false as a signer would find; empty counts as no token
     */
    public abstract Optional<Boolean> tokenValid();

    /**
     * The value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or empty when there is no such header
     */
    public final Optional<String> header(String name) {
        return Optional.ofNullable(RequestChecks.header(headers(), name));
    }

    /**
     * The request as a URL.
     *
     * @return scheme, host, path and query
     */
    public final String url() {
        return scheme() + "://" + host() + path() + query().map(q -> "?" + q).orElse("");
    }

    /** Brings spellings into one form, and refuses what no viewer can send. */
    @Value.Check
    Request checked() {
        return RequestChecks.normalise(this);
    }

    /** Builds a {@link Request}; {@code build()} reports everything that is wrong at once. Not thread-safe. */
    public static final class Builder extends ImmutableRequest.Builder {
        Builder() {}

        /**
         * Sets scheme, host, path and query.
         *
         * <p>Path and query are kept as they are written, but for characters that no request line can hold (blanks,
         * non-ASCII): those are percent-encoded as a browser does. User, port and fragment are dropped; no path is
         * {@code /}.
         *
         * @param url an absolute URL, {@code http} or {@code https}
         * @return this builder
         * @throws dev.anyedge.cdn.error.ValidationException when the text is no such URL
         */
        public Builder url(String url) {
            RequestChecks.parse(url, this);
            return this;
        }
    }
}
