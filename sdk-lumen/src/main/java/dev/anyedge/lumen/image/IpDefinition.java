package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A named list of client addresses. That there is one is documented, its form is inferred. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class IpDefinition {
    IpDefinition() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id.
     *
     * @return 0 or more
     */
    public abstract long id();

    /**
     * The name.
     *
     * @return a text
     */
    public abstract String name();

    /**
     * The addresses.
     *
     * @return addresses and CIDR blocks, at least one
     */
    public abstract List<String> addresses();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds an {@link IpDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableIpDefinition.Builder {
        Builder() {}
    }
}
