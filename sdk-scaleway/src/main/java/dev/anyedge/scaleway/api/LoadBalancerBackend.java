package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Load balancers, {@code scaleway_lb}. Several are allowed by the form; one is all that was ever seen. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class LoadBalancerBackend implements Backend {
    LoadBalancerBackend() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The load balancers.
     *
     * @return at least one
     */
    public abstract List<LoadBalancer> lbs();

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final String member() {
        return "scaleway_lb";
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.loadBalancer(this);
    }

    /** Builds a {@link LoadBalancerBackend}. Not thread-safe. */
    public static final class Builder extends ImmutableLoadBalancerBackend.Builder {
        Builder() {}
    }
}
