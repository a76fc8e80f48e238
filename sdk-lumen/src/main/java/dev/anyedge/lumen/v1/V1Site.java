package dev.anyedge.lumen.v1;

import org.immutables.value.Value;

/** A property with all that is configured for it. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1Site {
    V1Site() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The property itself.
     *
     * @return origin and aliases
     */
    public abstract V1Property property();

    /**
     * What is configured at the property's own level.
     *
     * @return possibly nothing
     */
    @Value.Default
    public V1Rules rules() {
        return V1Rules.builder().build();
    }

    /** Builds a {@link V1Site}. Not thread-safe. */
    public static final class Builder extends ImmutableV1Site.Builder {
        Builder() {}
    }
}
