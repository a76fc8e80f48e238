package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** What a cache stage shall be: the body of {@code CreateCacheStage} and {@code UpdateCacheStage}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class CacheStageRequest {
    CacheStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How long content is kept for which the origin names no freshness.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<Duration> fallbackTtl();

    /**
     * Whether requests with cookies are served from the cache as well.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<Boolean> includeCookies();

    /**
     * Which stage comes next.
     *
     * @return empty: none (create), unchanged (update). The API has no documented way to take a link away
     */
    public abstract Optional<StageLink> next();

    /** Builds a {@link CacheStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableCacheStageRequest.Builder {
        Builder() {}
    }
}
