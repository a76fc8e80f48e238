package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A load balancer of the provider. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class LoadBalancerOrigin implements Origin {
    LoadBalancerOrigin() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    @Unset
    public abstract String id();

    /**
     * The load balancer's id.
     *
     * @return 1–256 printable characters without spaces
     */
    @Unset
    public abstract String loadBalancer();

    /**
     * The id of the load balancer's frontend.
     *
     * @return 1–256 printable characters without spaces
     */
    @Unset
    public abstract String frontend();

    /**
     * The zone the load balancer is in.
     *
     * @return for example {@code fr-par-1}
     */
    @Unset
    public abstract String zone();

    /**
     * Whether the frontend speaks HTTPS.
     *
     * @return false by default
     */
    @Value.Default
    public boolean tls() {
        return false;
    }

    /**
     * Which {@code Host} the load balancer is asked with.
     *
     * @return the viewer's by default
     */
    @Value.Default
    public HostHeader hostHeader() {
        return HostHeader.viewer();
    }

    /**
     * Whether WebSocket connections pass.
     *
     * @return false by default
     */
    @Value.Default
    public boolean websocket() {
        return false;
    }

    @Override
    public abstract Optional<HttpOrigin> reachableAs();

    @Override
    @Value.Default
    public Options options() {
        return Options.none();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.loadBalancer(this);
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        Checks.originId(v, "/id", id());
        Checks.identifier(v, "/loadBalancer", "the load balancer", loadBalancer());
        Checks.identifier(v, "/frontend", "the frontend", frontend());
        Checks.place(v, "/zone", "the zone", zone());
        v.throwIfAny("load balancer origin");
    }

    /** Builds a {@link LoadBalancerOrigin}. Not thread-safe. */
    public static final class Builder extends ImmutableLoadBalancerOrigin.Builder {
        Builder() {}
    }
}
