package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** A serverless container, {@code scaleway_serverless_container}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class ServerlessContainerBackend implements Backend {
    ServerlessContainerBackend() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The container's region.
     *
     * @return for example {@code fr-par}
     */
    @Value.Default
    public String region() {
        return "";
    }

    /**
     * The container.
     *
     * @return a UUID
     */
    @Value.Default
    public String containerId() {
        return "";
    }

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final String member() {
        return "scaleway_serverless_container";
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.container(this);
    }

    /** Builds a {@link ServerlessContainerBackend}. Not thread-safe. */
    public static final class Builder extends ImmutableServerlessContainerBackend.Builder {
        Builder() {}
    }
}
