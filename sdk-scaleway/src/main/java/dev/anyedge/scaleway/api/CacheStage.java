package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A cache stage: what a pipeline keeps, for all its traffic alike (Scaleway reference §5.5). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class CacheStage implements Stage {
    CacheStage() {}

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
    public static CacheStage fromJson(String json) {
        return StageJson.cacheStage(WireReader.of(json));
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

    /**
     * How long content is kept for which the origin names no freshness.
     *
     * @return {@code 0s}: not kept; empty when the answer lacks it
     */
    public abstract Optional<Duration> fallbackTtl();

    /**
     * Whether requests with cookies are served from the cache as well.
     *
     * @return false by default: they bypass it
     */
    @Value.Default
    public boolean includeCookies() {
        return false;
    }

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.CACHE;
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final CacheStageRequest toRequest() {
        return CacheStageRequest.builder()
                .fallbackTtl(fallbackTtl())
                .includeCookies(includeCookies())
                .next(next())
                .build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.cache(this);
    }

    /** Builds a {@link CacheStage}. Not thread-safe. */
    public static final class Builder extends ImmutableCacheStage.Builder {
        Builder() {}
    }
}
