package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a backend stage shall be: the body of {@code CreateBackendStage}, which needs a backend, and {@code UpdateBackendStage}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class BackendStageRequest {
    BackendStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which resource content comes from.
     *
     * @return empty: unchanged
     */
    public abstract Optional<Backend> backend();

    /**
     * A request for a backend.
     *
     * @param backend which resource content comes from
     * @return the request
     */
    public static BackendStageRequest of(Backend backend) {
        return builder().backend(backend).build();
    }

    /** Builds a {@link BackendStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableBackendStageRequest.Builder {
        Builder() {}
    }
}
