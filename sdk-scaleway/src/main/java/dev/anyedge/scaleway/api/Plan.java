package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PlanJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import org.immutables.value.Value;

/** The plan that a project is subscribed to. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Plan {
    Plan() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the API's JSON, leniently: unknown members are kept, missing ones tolerated.
     *
     * @param json a JSON object
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when it is not a JSON object, or a member has a wrong type
     */
    public static Plan fromJson(String json) {
        return PlanJson.plan(WireReader.of(json));
    }

    /**
     * The plan.
     *
     * @return its name
     */
    @Value.Default
    public PlanName planName() {
        return PlanName.UNKNOWN;
    }

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return PlanJson.write(this).toJson();
    }

    /** Builds a {@link Plan}. Not thread-safe. */
    public static final class Builder extends ImmutablePlan.Builder {
        Builder() {}
    }
}
