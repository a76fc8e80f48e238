package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** A serverless function, {@code scaleway_serverless_function}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class ServerlessFunctionBackend implements Backend {
    ServerlessFunctionBackend() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The function's region.
     *
     * @return for example {@code fr-par}
     */
    @Value.Default
    public String region() {
        return "";
    }

    /**
     * The function.
     *
     * @return a UUID
     */
    @Value.Default
    public String functionId() {
        return "";
    }

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final String member() {
        return "scaleway_serverless_function";
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.function(this);
    }

    /** Builds a {@link ServerlessFunctionBackend}. Not thread-safe. */
    public static final class Builder extends ImmutableServerlessFunctionBackend.Builder {
        Builder() {}
    }
}
