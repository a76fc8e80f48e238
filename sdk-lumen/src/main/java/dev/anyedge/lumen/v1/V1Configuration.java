package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A whole configuration of version 1.0, put together from its calls: {@code {"properties": [{…property…, "resourceGroups": […], "configurationGroups": {rgid: {…}}, "geoDefs": […], "tokens": […]}]}}, with what holds for all properties beside {@code properties} under the same four names. This form is the SDK's own, its parts are the provider's. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1Configuration {
    V1Configuration() {}

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
    public static V1Configuration fromJson(String json) {
        return V1Json.configuration(V1Json.object(json));
    }

    /**
     * The properties.
     *
     * @return in order
     */
    public abstract List<V1Site> sites();

    /**
     * What is configured for the service component as a whole; whether a property's own goes before it is not public.
     *
     * @return possibly nothing
     */
    @Value.Default
    public V1Rules serviceRules() {
        return V1Rules.builder().build();
    }

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

    /** Builds a {@link V1Configuration}. Not thread-safe. */
    public static final class Builder extends ImmutableV1Configuration.Builder {
        Builder() {}
    }
}
