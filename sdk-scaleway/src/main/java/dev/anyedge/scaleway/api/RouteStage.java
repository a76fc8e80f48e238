package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A route stage: where a request goes that none of its {@link RouteRule}s matches (Scaleway reference §5.8). The rules are read and written apart. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class RouteStage implements Stage {
    RouteStage() {}

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
    public static RouteStage fromJson(String json) {
        return StageJson.routeStage(WireReader.of(json));
    }

    @Override
    public abstract String id();

    @Override
    public abstract Optional<String> pipelineId();

    @Override
    public abstract Optional<String> projectId();

    @Override
    public abstract Optional<StageStatus> status();

    @Override
    public abstract Optional<Instant> createdAt();

    @Override
    public abstract Optional<Instant> updatedAt();

    @Override
    public abstract Optional<StageLink> next();

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.ROUTE;
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final RouteStageRequest toRequest() {
        return RouteStageRequest.builder().next(next()).build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.route(this);
    }

    /** Builds a {@link RouteStage}. Not thread-safe. */
    public static final class Builder extends ImmutableRouteStage.Builder {
        Builder() {}
    }
}
