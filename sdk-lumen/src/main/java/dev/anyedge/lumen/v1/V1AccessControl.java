package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Who may have what a resource group matches (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract non-sealed class V1AccessControl implements V1ConfigurationGroup {
    V1AccessControl() {}

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
    public static V1AccessControl fromJson(String json) {
        return V1Json.accessControl(V1Json.object(json));
    }

    /**
     * The restriction by country.
     *
     * @return empty for none
     */
    public abstract Optional<V1GeoBlocking> geoBlocking();

    /**
     * The restriction by token, {@code tokenauth}; all tokens of the scope are valid.
     *
     * @return empty for none
     */
    public abstract Optional<V1TokenCheck> tokenCheck();

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

    /** Builds a {@link V1AccessControl}. Not thread-safe. */
    public static final class Builder extends ImmutableV1AccessControl.Builder {
        Builder() {}
    }
}
