package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** Countries under one id (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1GeoDefinition {
    V1GeoDefinition() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads JSON as the API writes it, leniently: unknown members are kept.
     *
     * @param json a JSON object
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when a known member is missing or of a wrong type, with its pointer
     */
    public static V1GeoDefinition fromJson(String json) {
        return V1Json.geoDefinition(V1Json.object(json));
    }

    /**
     * The definition's id, {@code geoid}.
     *
     * @return letters, digits and {@code _}
     */
    public abstract String id();

    /**
     * The countries, {@code cc}; answers may have them as one text with commas.
     *
     * @return ISO 3166 codes of two capital letters
     */
    public abstract List<String> countryCodes();

    /**
     * Its place, in answers only.
     *
     * @return 0 or more
     */
    public abstract OptionalLong order();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return V1Json.write(this).toJson();
    }

    /** Builds a {@link V1GeoDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableV1GeoDefinition.Builder {
        Builder() {}
    }
}
