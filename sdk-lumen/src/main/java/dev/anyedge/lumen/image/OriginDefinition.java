package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An entry of {@code originDefinitions}: where a property is filled from. Its id is part of the cache key: another id is
 * an empty cache. Immutable, thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class OriginDefinition {
    OriginDefinition() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id; fixed once created and never used again for another origin, in any configuration of the subscriber.
     *
     * @return 0 or more
     */
    public abstract long id();

    /**
     * The label in the portal.
     *
     * @return a text, if there is one
     */
    public abstract Optional<String> name();

    /**
     * Free text.
     *
     * @return a text, if there is one
     */
    public abstract Optional<String> description();

    /**
     * The protocol towards the origin.
     *
     * @return HTTP or HTTPS
     */
    public abstract Protocol protocol();

    /**
     * The {@code Host} header that the origin is asked with, and its address unless {@link #originDns()} says another.
     *
     * @return a host name
     */
    public abstract String host();

    /**
     * Where to connect in place of {@link #host()}, {@code originDNS} on the wire.
     *
     * @return a host name or an address, if there is one; empty text as much as nothing
     */
    public abstract Optional<String> originDns();

    /**
     * The origin's port.
     *
     * @return 1–65535; 80 or 443 by protocol when left out
     */
    public abstract Optional<Integer> port();

    /**
     * What stands before the viewer's path.
     *
     * @return a path; {@code /} when left out, or empty
     */
    public abstract Optional<String> webroot();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds an {@link OriginDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableOriginDefinition.Builder {
        Builder() {}
    }
}
