package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which backend stages a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class BackendStageFilter {
    BackendStageFilter() {}

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
    public static BackendStageFilter none() {
        return builder().build();
    }

    /**
     * A bucket.
     *
     * @return empty: any
     */
    public abstract Optional<String> bucketName();

    /**
     * The bucket's region.
     *
     * @return empty: any
     */
    public abstract Optional<String> bucketRegion();

    /**
     * A load balancer.
     *
     * @return empty: any
     */
    public abstract Optional<String> lbId();

    /** Builds a {@link BackendStageFilter}. Not thread-safe. */
    public static final class Builder extends ImmutableBackendStageFilter.Builder {
        Builder() {}
    }
}
