package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.Map;
import org.immutables.value.Value;

/** Whether the query is part of the cache key, for what a resource group matches (Lumen reference §4.2): {@code qshmode}. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract non-sealed class V1ContentManipulation implements V1ConfigurationGroup {
    V1ContentManipulation() {}

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
    public static V1ContentManipulation fromJson(String json) {
        return V1Json.contentManipulation(V1Json.object(json));
    }

    /**
     * What is handled.
     *
     * @return {@code string}, the only one there is
     */
    @Value.Default
    public String type() {
        return "string";
    }

    /**
     * What becomes of the query in the cache key.
     *
     * @return {@code honor} or {@code ignore}
     */
    public abstract String action();

    /**
     * Members of {@code qshmode} that this SDK does not know.
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

    /** Builds a {@link V1ContentManipulation}. Not thread-safe. */
    public static final class Builder extends ImmutableV1ContentManipulation.Builder {
        Builder() {}
    }
}
