package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a DNS stage shall be: the body of {@code CreateDNSStage} and {@code UpdateDNSStage}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class DnsStageRequest {
    DnsStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The custom host names, replacing the present ones.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<List<String>> fqdns();

    /**
     * Whether sub-domains of the names count too.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<Boolean> wildcardDomain();

    /**
     * Whether the names are reachable only inside the VPC.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<Boolean> fullPrivate();

    /**
     * Which stage comes next.
     *
     * @return empty: none (create), unchanged (update). The API has no documented way to take a link away
     */
    public abstract Optional<StageLink> next();

    /** Builds a {@link DnsStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableDnsStageRequest.Builder {
        Builder() {}
    }
}
