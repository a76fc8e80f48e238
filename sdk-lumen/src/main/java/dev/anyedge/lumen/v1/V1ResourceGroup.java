package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A filter for paths, to which configuration groups belong (Lumen reference §4.2). Of those that match, the one with the lowest {@link #order()} governs. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1ResourceGroup {
    V1ResourceGroup() {}

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
    public static V1ResourceGroup fromJson(String json) {
        return V1Json.resourceGroup(V1Json.object(json));
    }

    /**
     * The group's id, {@code rgid}.
     *
     * @return letters, digits and {@code _}
     */
    public abstract String id();

    /**
     * What is filtered by, {@code rgtype}.
     *
     * @return {@code path}, the only one there is
     */
    @Value.Default
    public String type() {
        return "path";
    }

    /**
     * The patterns, {@code rgdef}; one must match. {@code *} is any run of characters, {@code /} included; {@code +} is one or more characters without {@code /}.
     *
     * @return at least one
     */
    public abstract List<String> patterns();

    /**
     * Its place, in answers only.
     *
     * @return 0 or more, by creation
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

    /** Builds a {@link V1ResourceGroup}. Not thread-safe. */
    public static final class Builder extends ImmutableV1ResourceGroup.Builder {
        Builder() {}
    }
}
