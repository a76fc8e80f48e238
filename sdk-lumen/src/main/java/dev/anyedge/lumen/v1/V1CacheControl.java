package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How long what a resource group matches is cached (Lumen reference §4.2): {@code cchomode}. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract non-sealed class V1CacheControl implements V1ConfigurationGroup {
    V1CacheControl() {}

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
    public static V1CacheControl fromJson(String json) {
        return V1Json.cacheControl(V1Json.object(json));
    }

    /**
     * What the edge does, {@code int}.
     *
     * @return a policy
     */
    public abstract V1CachePolicy internal();

    /**
     * What viewers are told, {@code ext}.
     *
     * @return a policy; empty to leave it to the origin
     */
    public abstract Optional<V1CachePolicy> external();

    /**
     * Whether viewers are told so whatever the origin says.
     *
     * @return empty when it is absent; means something only beside {@link #external()}
     */
    public abstract Optional<Boolean> force();

    /**
     * Members of {@code cchomode} that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> modeExtra();

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

    /** Builds a {@link V1CacheControl}. Not thread-safe. */
    public static final class Builder extends ImmutableV1CacheControl.Builder {
        Builder() {}
    }
}
