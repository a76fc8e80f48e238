package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a pipeline shall be: the body of {@code CreatePipeline}, which needs a name, and {@code UpdatePipeline}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PipelineRequest {
    PipelineRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The project that the pipeline shall belong to. It cannot be changed later.
     *
     * @return empty: the client's own project (create)
     */
    public abstract Optional<String> projectId();

    /**
     * The name.
     *
     * @return empty: unchanged (update)
     */
    public abstract Optional<String> name();

    /**
     * What the owner wants to say about it.
     *
     * @return empty: nothing (create), unchanged (update)
     */
    public abstract Optional<String> description();

    /**
     * The head stage.
     *
     * @return v1alpha1 only; v1beta1 refuses it, because its server would drop it: use {@link ScalewayEdgeApi#setHeadStage}
     */
    public abstract Optional<String> dnsStageId();

    /**
     * A request for a pipeline in the client's own project.
     *
     * @param name the name
     * @return the request
     */
    public static PipelineRequest of(String name) {
        return builder().name(name).build();
    }

    /** Builds a {@link PipelineRequest}. Not thread-safe. */
    public static final class Builder extends ImmutablePipelineRequest.Builder {
        Builder() {}
    }
}
