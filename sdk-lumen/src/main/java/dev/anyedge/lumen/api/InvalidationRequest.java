package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the caches shall forget (Lumen reference §5.1): paths of one property, or of several properties by their primary
 * aliases. In a pattern {@code *} is any run of characters, {@code /} included, and {@code +} is one or more characters
 * without {@code /}. Immutable, thread-safe.
 *
 * <pre>{@code
 * api.invalidate(property, InvalidationRequest.of("/img/*", "/site.css"));                  // revalidate
 * api.invalidate(property, InvalidationRequest.builder().addPath("/*").force(true).build()); // fetch anew
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class InvalidationRequest {

    /** The language of a request. */
    public enum Format {
        /**
         * JSON; in use for one property, the default there. For several properties no public document shows it: that form is
         * inferred.
         */
        JSON,
        /** XML; in use for both, the default for several properties. */
        XML
    }

    InvalidationRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A request to revalidate paths of one property.
     *
     * @param paths patterns that begin with {@code /}
     * @return the request
     */
    public static InvalidationRequest of(String... paths) {
        return builder().addPaths(paths).build();
    }

    /**
     * Patterns, where the scope is one property.
     *
     * @return each begins with {@code /}, relative to the web root; how many a request takes is not public, a client is
     *     known to send 50
     */
    public abstract List<String> paths();

    /**
     * Patterns by property, where the scope is a service component or an access group.
     *
     * @return primary alias to patterns
     */
    public abstract Map<String, List<String>> properties();

    /**
     * Whether content is fetched anew unconditionally.
     *
     * @return false by default: the next request revalidates with the origin, which needs {@code Last-Modified} there
     */
    @Value.Default
    public boolean force() {
        return false;
    }

    /**
     * Whether cached URLs are compared without regard to case.
     *
     * @return false by default
     */
    @Value.Default
    public boolean ignoreCase() {
        return false;
    }

    /**
     * Who gets an e-mail when it is done.
     *
     * @return addresses; 250 characters together, commas included
     */
    public abstract List<String> notifications();

    /**
     * The language of the request.
     *
     * @return empty for the one that is in use: JSON for one property, XML for several
     */
    public abstract Optional<Format> format();

    /** Builds an {@link InvalidationRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableInvalidationRequest.Builder {
        Builder() {}
    }
}
