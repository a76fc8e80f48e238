package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A backend stage: where content comes from (Scaleway reference §5.6). The end of every chain. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class BackendStage implements Stage {
    BackendStage() {}

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
    public static BackendStage fromJson(String json) {
        return StageJson.backendStage(WireReader.of(json));
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

    /**
     * Which resource content comes from.
     *
     * @return empty only when the answer names none
     */
    public abstract Optional<Backend> backend();

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.BACKEND;
    }

    /**
     * {@inheritDoc}
     *
     * @return always empty
     */
    @Override
    public final Optional<StageLink> next() {
        return Optional.empty();
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final BackendStageRequest toRequest() {
        return BackendStageRequest.builder().backend(backend()).build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.backend(this);
    }

    /** Builds a {@link BackendStage}. Not thread-safe. */
    public static final class Builder extends ImmutableBackendStage.Builder {
        Builder() {}
    }
}
