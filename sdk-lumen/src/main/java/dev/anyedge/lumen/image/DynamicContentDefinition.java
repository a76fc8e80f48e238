package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/**
 * Dynamic content transformation: the edge makes compressed and plain forms itself. Its form is inferred. Immutable,
 * thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class DynamicContentDefinition {
    DynamicContentDefinition() {}

    /** What the extensions mean. */
    public enum Mode {
        /** Only these. */
        INCLUDE,
        /** All but these. */
        EXCLUDE
    }

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
     * What the extensions mean.
     *
     * @return the mode
     */
    public abstract Mode mode();

    /**
     * The extensions.
     *
     * @return possibly none
     */
    public abstract List<String> extensions();

    /**
     * The forms that are made.
     *
     * @return {@code gzip}, {@code identity}
     */
    public abstract List<String> formats();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link DynamicContentDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableDynamicContentDefinition.Builder {
        Builder() {}
    }
}
