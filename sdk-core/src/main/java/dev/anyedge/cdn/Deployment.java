package dev.anyedge.cdn;

import dev.anyedge.cdn.translation.Finding;
import java.util.List;
import org.immutables.value.Value;

/** A distribution as it is at a provider. Immutable, thread-safe. */
@Value.Immutable
@CdnStyle
public abstract class Deployment {
    Deployment() {}

    /**
     * A new builder, for authors of providers.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The provider.
     *
     * @return lower case
     */
    public abstract String provider();

    /**
     * The provider's id.
     *
     * @return not empty
     */
    public abstract String id();

    /**
     * The name at the provider.
     *
     * @return as the provider tells it
     */
    public abstract String name();

    /**
     * How it is.
     *
     * @return the status
     */
    public abstract DeploymentStatus status();

    /**
     * The host names viewers use, the user's own first.
     *
     * @return none while the provider has not assigned any
     */
    public abstract List<String> hostnames();

    /**
     * What only the user can do, or must keep as it is, for viewers to be served.
     *
     * @return actions, for example a DNS record
     */
    public abstract List<RequiredAction> requiredActions();

    /**
     * What the provider says about it.
     *
     * @return findings
     */
    public abstract List<Finding> findings();

    /** Builds a {@link Deployment}. Not thread-safe. */
    public static final class Builder extends ImmutableDeployment.Builder {
        Builder() {}
    }
}
