package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PlanJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What a plan includes (Scaleway reference §5.10). Read it when it is needed: the numbers change. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PlanDetails {
    PlanDetails() {}

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
    public static PlanDetails fromJson(String json) {
        return PlanJson.planDetails(WireReader.of(json));
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
     * Cache egress included, in GB.
     *
     * @return 0 or more
     */
    public abstract OptionalLong packageGb();

    /**
     * Pipelines included.
     *
     * @return 0 or more
     */
    public abstract OptionalLong pipelineLimit();

    /**
     * Requests to the firewall included.
     *
     * @return 0 or more
     */
    public abstract OptionalLong wafRequests();

    /**
     * Backends included.
     *
     * @return 0 or more; v1beta1 only
     */
    public abstract OptionalLong backendLimit();

    /**
     * Whether wildcard domains are included.
     *
     * @return v1beta1 only
     */
    public abstract Optional<Boolean> wildcardDomain();

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

    /** Builds a {@link PlanDetails}. Not thread-safe. */
    public static final class Builder extends ImmutablePlanDetails.Builder {
        Builder() {}
    }
}
