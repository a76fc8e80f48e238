package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One load balancer of a backend stage, by one of its frontends (Scaleway reference §5.6). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class LoadBalancer {
    LoadBalancer() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The load balancer.
     *
     * @return a UUID
     */
    @Value.Default
    public String id() {
        return "";
    }

    /**
     * Its zone.
     *
     * @return for example {@code fr-par-1}
     */
    @Value.Default
    public String zone() {
        return "";
    }

    /**
     * The frontend that is spoken to.
     *
     * @return a UUID
     */
    @Value.Default
    public String frontendId() {
        return "";
    }

    /**
     * Whether it is spoken to in TLS.
     *
     * @return false by default
     */
    @Value.Default
    public boolean ssl() {
        return false;
    }

    /**
     * The host name that it is asked for.
     *
     * @return empty: the one that the viewer asked for
     */
    public abstract Optional<String> domainName();

    /**
     * Whether web sockets are passed on.
     *
     * @return false by default
     */
    @Value.Default
    public boolean hasWebsocket() {
        return false;
    }

    /**
     * The private network through which it is reached.
     *
     * @return a UUID, or empty
     */
    public abstract Optional<String> privateNetworkId();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link LoadBalancer}. Not thread-safe. */
    public static final class Builder extends ImmutableLoadBalancer.Builder {
        Builder() {}
    }
}
