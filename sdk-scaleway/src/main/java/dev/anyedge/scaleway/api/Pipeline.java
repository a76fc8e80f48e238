package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A pipeline: what Edge Services calls a distribution (Scaleway reference §5.1). Its stages are resources of their own. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Pipeline {
    Pipeline() {}

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
    public static Pipeline fromJson(String json) {
        return PipelineJson.pipeline(WireReader.of(json));
    }

    /**
     * The pipeline's id, of which its own host name {@code <id>.svc.edge.scw.cloud} is made.
     *
     * @return a UUID
     */
    public abstract String id();

    /**
     * The pipeline's name. Not known to be unique.
     *
     * @return the name
     */
    @Value.Default
    public String name() {
        return "";
    }

    /**
     * What the owner wrote about it.
     *
     * @return possibly {@code ""}
     */
    @Value.Default
    public String description() {
        return "";
    }

    /**
     * How it is doing.
     *
     * @return the status
     */
    @Value.Default
    public PipelineStatus status() {
        return PipelineStatus.UNKNOWN;
    }

    /**
     * What is wrong with it.
     *
     * @return possibly none
     */
    public abstract List<PipelineError> errors();

    /**
     * The project that it belongs to.
     *
     * @return a UUID
     */
    public abstract Optional<String> projectId();

    /**
     * The organization that it belongs to.
     *
     * @return a UUID; empty in early v1alpha1 answers
     */
    public abstract Optional<String> organizationId();

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
     * The VPC endpoints through which it is reachable.
     *
     * @return ids, possibly none
     */
    public abstract List<String> vpcEndpointIds();

    /**
     * The head stage.
     *
     * @return v1alpha1 only; empty in v1beta1, where {@link HeadStage} says it
     */
    public abstract Optional<String> dnsStageId();

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

    /** Builds a {@link Pipeline}. Not thread-safe. */
    public static final class Builder extends ImmutablePipeline.Builder {
        Builder() {}
    }
}
