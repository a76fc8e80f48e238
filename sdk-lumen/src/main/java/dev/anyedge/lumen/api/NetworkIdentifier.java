package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A caching property by its primary alias, or a stream by its id (Lumen reference §5.4). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class NetworkIdentifier {
    NetworkIdentifier() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The identifier.
     *
     * @return the primary alias of a caching property
     */
    public abstract String id();

    /**
     * What it belongs to.
     *
     * @return for example {@code CACHING}
     */
    public abstract Optional<String> product();

    /**
     * Whether it serves.
     *
     * @return true for {@code Y}, the only value that is known; empty when the provider does not say
     */
    public abstract Optional<Boolean> active();

    /**
     * Where it stands.
     *
     * @return for example {@code /88001/BBXY00042/shop.example.org}
     */
    public abstract Optional<String> serviceResource();

    /**
     * Plain values that have no name here, such as the {@code type} of a stream.
     *
     * @return name to text, in the order of the answer
     */
    public abstract Map<String, String> extra();

    /** Builds a {@link NetworkIdentifier}. Not thread-safe. */
    public static final class Builder extends ImmutableNetworkIdentifier.Builder {
        Builder() {}
    }
}
