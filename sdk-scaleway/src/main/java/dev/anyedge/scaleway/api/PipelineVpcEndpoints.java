package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The VPC endpoints of a pipeline after they were set. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PipelineVpcEndpoints {
    PipelineVpcEndpoints() {}

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
    public static PipelineVpcEndpoints fromJson(String json) {
        return PipelineJson.pipelineVpcEndpoints(WireReader.of(json));
    }

    /**
     * The pipeline.
     *
     * @return a UUID
     */
    public abstract Optional<String> pipelineId();

    /**
     * Its VPC endpoints.
     *
     * @return possibly none
     */
    public abstract List<VpcEndpoint> vpcEndpoints();

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

    /** Builds a {@link PipelineVpcEndpoints}. Not thread-safe. */
    public static final class Builder extends ImmutablePipelineVpcEndpoints.Builder {
        Builder() {}
    }
}
