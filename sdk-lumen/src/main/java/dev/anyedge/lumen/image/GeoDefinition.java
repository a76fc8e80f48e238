package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** An entry of {@code geoDefinitions}: a named list of countries. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class GeoDefinition {
    GeoDefinition() {}

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
     * @return unique for the subscriber
     */
    public abstract String name();

    /**
     * The countries.
     *
     * @return 1–10 ISO codes of two letters
     */
    public abstract List<String> countryCodes();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link GeoDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableGeoDefinition.Builder {
        Builder() {}
    }
}
