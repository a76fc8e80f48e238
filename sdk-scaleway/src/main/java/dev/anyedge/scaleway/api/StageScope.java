package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Of which pipeline or project a list of stages is, in v1alpha1, where stages stand on their own. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class StageScope {
    StageScope() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The pipeline.
     *
     * @return empty: any, or none yet
     */
    public abstract Optional<String> pipelineId();

    /**
     * The project.
     *
     * @return empty: any
     */
    public abstract Optional<String> projectId();

    /**
     * The stages of every project.
     *
     * @return the scope
     */
    public static StageScope everywhere() {
        return builder().build();
    }

    /**
     * The stages of a pipeline.
     *
     * @param pipelineId the pipeline
     * @return the scope
     */
    public static StageScope pipeline(String pipelineId) {
        return builder().pipelineId(pipelineId).build();
    }

    /**
     * The stages of a project, attached to a pipeline or not.
     *
     * @param projectId the project
     * @return the scope
     */
    public static StageScope project(String projectId) {
        return builder().projectId(projectId).build();
    }

    /** Builds a {@link StageScope}. Not thread-safe. */
    public static final class Builder extends ImmutableStageScope.Builder {
        Builder() {}
    }
}
