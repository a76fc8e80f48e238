package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which real-time figures are asked for (Lumen reference §5.6). The provider wants at least three minutes between two
 * calls. Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class RealTimeQuery {

    /** By which places figures are told apart. */
    public enum Geo {
        /** Not at all. */
        NONE("none"),
        /** By regions of the world, where the edge is. */
        REGION("region"),
        /** By metropolitan areas, where the edge is; the provider's default. */
        METRO("metro"),
        /** By regions of the world, where viewers are. */
        CLIENT_REGION("clientRegion");

        private final String text;

        Geo(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return for example {@code clientRegion}
         */
        public String text() {
            return text;
        }
    }

    RealTimeQuery() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which traffic.
     *
     * @return that of caching by default
     */
    @Value.Default
    public ServiceType serviceType() {
        return ServiceType.CACHING;
    }

    /**
     * By which places figures are told apart.
     *
     * @return empty for the provider's default
     */
    public abstract Optional<Geo> geo();

    /**
     * Whether there are figures for each property.
     *
     * @return false by default
     */
    @Value.Default
    public boolean property() {
        return false;
    }

    /**
     * Whether there are figures for the access groups below.
     *
     * @return false by default
     */
    @Value.Default
    public boolean accessGroupChildren() {
        return false;
    }

    /** Builds a {@link RealTimeQuery}. Not thread-safe. */
    public static final class Builder extends ImmutableRealTimeQuery.Builder {
        Builder() {}
    }
}
