package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a route stage shall be: the body of {@code CreateRouteStage} and {@code UpdateRouteStage}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class RouteStageRequest {
    RouteStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which stage comes next.
     *
     * @return empty: none (create), unchanged (update). The API has no documented way to take a link away
     */
    public abstract Optional<StageLink> next();

    /** Builds a {@link RouteStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableRouteStageRequest.Builder {
        Builder() {}
    }
}
