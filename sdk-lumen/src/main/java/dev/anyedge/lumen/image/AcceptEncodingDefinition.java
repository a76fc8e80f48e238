package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Which content codings the origin is asked for, by extension; its form is inferred. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class AcceptEncodingDefinition {
    AcceptEncodingDefinition() {}

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
     * The extensions it is for.
     *
     * @return at least one
     */
    public abstract List<String> extensions();

    /**
     * The codings.
     *
     * @return for example {@code gzip}, {@code br}
     */
    public abstract List<String> encodings();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds an {@link AcceptEncodingDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableAcceptEncodingDefinition.Builder {
        Builder() {}
    }
}
