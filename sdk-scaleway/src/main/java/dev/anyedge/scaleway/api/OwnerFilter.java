package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Whose resources a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class OwnerFilter {
    OwnerFilter() {}

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
    public static OwnerFilter none() {
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
     * The resources of one project.
     *
     * @param projectId the project
     * @return the filter
     */
    public static OwnerFilter project(String projectId) {
        return builder().projectId(projectId).build();
    }

    /** Builds a {@link OwnerFilter}. Not thread-safe. */
    public static final class Builder extends ImmutableOwnerFilter.Builder {
        Builder() {}
    }
}
