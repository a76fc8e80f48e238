package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which DNS stages a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class DnsStageFilter {
    DnsStageFilter() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * No restriction.
     *
     * @return the filter that lets everything pass
     */
    public static DnsStageFilter none() {
        return builder().build();
    }

    /**
     * A host name.
     *
     * @return empty: any
     */
    public abstract Optional<String> fqdn();

    /** Builds a {@link DnsStageFilter}. Not thread-safe. */
    public static final class Builder extends ImmutableDnsStageFilter.Builder {
        Builder() {}
    }
}
