package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A way from a private network to pipelines (Scaleway reference §5.10). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class VpcEndpoint {
    VpcEndpoint() {}

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
    public static VpcEndpoint fromJson(String json) {
        return PipelineJson.vpcEndpoint(WireReader.of(json));
    }

    /**
     * Its id.
     *
     * @return a UUID
     */
    public abstract String id();

    /**
     * The project that it belongs to.
     *
     * @return a UUID
     */
    public abstract Optional<String> projectId();

    /**
     * Its region.
     *
     * @return for example {@code fr-par}
     */
    public abstract Optional<String> region();

    /**
     * The private network.
     *
     * @return a UUID
     */
    public abstract Optional<String> privateNetworkId();

    /**
     * When it was created. The answer to the creation itself has nine fraction digits, later reads have six.
     *
     * @return the time, to the precision that the provider gave
     */
    public abstract Optional<Instant> createdAt();

    /**
     * When it was last changed.
     *
     * @return the time, to the precision that the provider gave
     */
    public abstract Optional<Instant> updatedAt();

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
        return PipelineJson.write(this).toJson();
    }

    /** Builds a {@link VpcEndpoint}. Not thread-safe. */
    public static final class Builder extends ImmutableVpcEndpoint.Builder {
        Builder() {}
    }
}
