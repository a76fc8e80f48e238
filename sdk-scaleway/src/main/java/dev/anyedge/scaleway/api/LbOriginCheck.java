package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PlanJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import org.immutables.value.Value;

/** Whether a load balancer can be used as an origin. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class LbOriginCheck {
    LbOriginCheck() {}

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
    public static LbOriginCheck fromJson(String json) {
        return PlanJson.lbOriginCheck(WireReader.of(json));
    }

    /**
     * Whether it can.
     *
     * @return true when it can
     */
    @Value.Default
    public boolean valid() {
        return false;
    }

    /**
     * Why it cannot.
     *
     * @return {@link LbOriginError#UNKNOWN} when it can
     */
    @Value.Default
    public LbOriginError errorType() {
        return LbOriginError.UNKNOWN;
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

    /** Builds an {@link LbOriginCheck}. Not thread-safe. */
    public static final class Builder extends ImmutableLbOriginCheck.Builder {
        Builder() {}
    }
}
