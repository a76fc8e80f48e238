package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What one plan cost in the current month. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PlanUsageDetails {
    PlanUsageDetails() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The cost.
     *
     * @return an amount
     */
    public abstract Optional<Money> planCost();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link PlanUsageDetails}. Not thread-safe. */
    public static final class Builder extends ImmutablePlanUsageDetails.Builder {
        Builder() {}
    }
}
