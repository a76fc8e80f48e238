package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PlanJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A project's bill of the current month so far (Scaleway reference §5.10). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Billing {
    Billing() {}

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
    public static Billing fromJson(String json) {
        return PlanJson.billing(WireReader.of(json));
    }

    /**
     * The plan.
     *
     * @return empty without a subscription
     */
    public abstract Optional<PlanDetails> currentPlan();

    /**
     * What the plan costs.
     *
     * @return an amount
     */
    public abstract Optional<Money> planCost();

    /**
     * How many pipelines there are.
     *
     * @return 0 or more
     */
    public abstract OptionalLong pipelineNumber();

    /**
     * What pipelines beyond the plan cost.
     *
     * @return an amount
     */
    public abstract Optional<Money> extraPipelinesCost();

    /**
     * Cache usage within the plan.
     *
     * @return 0 or more
     */
    public abstract OptionalLong currentPlanCacheUsage();

    /**
     * Cache usage beyond the plan.
     *
     * @return 0 or more
     */
    public abstract OptionalLong extraCacheUsage();

    /**
     * What cache usage beyond the plan costs.
     *
     * @return an amount
     */
    public abstract Optional<Money> extraCacheCost();

    /**
     * Firewall usage within the plan.
     *
     * @return 0 or more
     */
    public abstract OptionalLong currentPlanWafUsage();

    /**
     * Firewall usage beyond the plan.
     *
     * @return 0 or more
     */
    public abstract OptionalLong extraWafUsage();

    /**
     * What firewall usage beyond the plan costs.
     *
     * @return an amount
     */
    public abstract Optional<Money> extraWafCost();

    /**
     * What the firewall costs where the plan does not include it.
     *
     * @return an amount
     */
    public abstract Optional<Money> wafAddOn();

    /**
     * What each plan of the month cost.
     *
     * @return by plan name
     */
    public abstract Map<String, PlanUsageDetails> plansUsageDetails();

    /**
     * The sum.
     *
     * @return an amount
     */
    public abstract Optional<Money> totalCost();

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

    /** Builds a {@link Billing}. Not thread-safe. */
    public static final class Builder extends ImmutableBilling.Builder {
        Builder() {}
    }
}
