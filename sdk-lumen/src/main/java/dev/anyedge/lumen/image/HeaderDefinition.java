package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A named list of headers, for requests to the origin or for answers to viewers; its form is inferred. Immutable,
 * thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class HeaderDefinition {
    HeaderDefinition() {}

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
     * The headers.
     *
     * @return at least one
     */
    public abstract List<HeaderField> headers();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link HeaderDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableHeaderDefinition.Builder {
        Builder() {}
    }
}
