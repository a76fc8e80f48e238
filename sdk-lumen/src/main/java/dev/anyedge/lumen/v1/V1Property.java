package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A caching property: an origin and the host names that it fills (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1Property {
    V1Property() {}

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
    public static V1Property fromJson(String json) {
        return V1Json.property(V1Json.object(json));
    }

    /**
     * Where it is filled from.
     *
     * @return the origin
     */
    public abstract V1OriginServer origin();

    /**
     * The host names, the primary alias first. That one names the property and can be neither removed nor changed.
     *
     * @return at least one
     */
    public abstract List<String> aliases();

    /**
     * An internal code of the provider, in answers only.
     *
     * @return probably what becomes the origin id of version 2.0
     */
    public abstract Optional<String> cosid();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The host name that names the property.
     *
     * @return the first alias
     * @throws dev.anyedge.cdn.error.ValidationException when there is none
     */
    public final String primaryAlias() {
        return V1Json.primaryAlias(this);
    }

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return V1Json.write(this).toJson();
    }

    /** Builds a {@link V1Property}. Not thread-safe. */
    public static final class Builder extends ImmutableV1Property.Builder {
        Builder() {}
    }
}
