package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which pipelines a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PipelineFilter {
    PipelineFilter() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * No restriction.
     *
     * @return the filter that lets everything pass
     */
    public static PipelineFilter none() {
        return builder().build();
    }

    /**
     * A part of the name. The API compares by substring: look at {@link Pipeline#name()} for an exact match.
     *
     * @return empty: any
     */
    public abstract Optional<String> name();

    /**
     * The organization.
     *
     * @return empty: any
     */
    public abstract Optional<String> organizationId();

    /**
     * The project.
     *
     * @return empty: any
     */
    public abstract Optional<String> projectId();

    /**
     * Whether a backend is a load balancer. Only for {@code ListPipelines}.
     *
     * @return empty: any
     */
    public abstract Optional<Boolean> hasBackendStageLb();

    /**
     * The pipelines of one project.
     *
     * @param projectId the project
     * @return the filter
     */
    public static PipelineFilter project(String projectId) {
        return builder().projectId(projectId).build();
    }

    /** Builds a {@link PipelineFilter}. Not thread-safe. */
    public static final class Builder extends ImmutablePipelineFilter.Builder {
        Builder() {}
    }
}
