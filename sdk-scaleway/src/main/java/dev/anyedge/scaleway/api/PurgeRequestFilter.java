package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which purge requests a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PurgeRequestFilter {
    PurgeRequestFilter() {}

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
    public static PurgeRequestFilter none() {
        return builder().build();
    }

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
     * The pipeline.
     *
     * @return empty: any
     */
    public abstract Optional<String> pipelineId();

    /** Builds a {@link PurgeRequestFilter}. Not thread-safe. */
    public static final class Builder extends ImmutablePurgeRequestFilter.Builder {
        Builder() {}
    }
}
