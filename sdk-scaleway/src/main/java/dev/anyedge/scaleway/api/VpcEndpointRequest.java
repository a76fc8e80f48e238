package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What a VPC endpoint shall be: the body of {@code CreateVPCEndpoint}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class VpcEndpointRequest {
    VpcEndpointRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The project that it shall belong to.
     *
     * @return empty: the client's own project
     */
    public abstract Optional<String> projectId();

    /**
     * Its region.
     *
     * @return for example {@code fr-par}
     */
    public abstract String region();

    /**
     * The private network.
     *
     * @return a UUID
     */
    public abstract String privateNetworkId();

    /** Builds a {@link VpcEndpointRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableVpcEndpointRequest.Builder {
        Builder() {}
    }
}
