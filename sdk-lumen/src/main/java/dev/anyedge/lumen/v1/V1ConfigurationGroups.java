package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** All that is configured for one resource group. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1ConfigurationGroups {
    V1ConfigurationGroups() {}

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
    public static V1ConfigurationGroups fromJson(String json) {
        return V1Json.configurationGroups(V1Json.object(json));
    }

    /**
     * Who may have it.
     *
     * @return empty when nothing is said
     */
    public abstract Optional<V1AccessControl> accessControl();

    /**
     * How long it is cached.
     *
     * @return empty when nothing is said
     */
    public abstract Optional<V1CacheControl> cacheControl();

    /**
     * Whether the query is part of the cache key.
     *
     * @return empty when nothing is said
     */
    public abstract Optional<V1ContentManipulation> contentManipulation();

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

    /** Builds a {@link V1ConfigurationGroups}. Not thread-safe. */
    public static final class Builder extends ImmutableV1ConfigurationGroups.Builder {
        Builder() {}
    }
}
