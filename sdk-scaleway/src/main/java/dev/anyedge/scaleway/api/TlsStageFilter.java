package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which TLS stages a list is about. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class TlsStageFilter {
    TlsStageFilter() {}

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
    public static TlsStageFilter none() {
        return builder().build();
    }

    /**
     * A certificate in the secret store.
     *
     * @return empty: any
     */
    public abstract Optional<String> secretId();

    /**
     * The certificate's region.
     *
     * @return empty: any
     */
    public abstract Optional<String> secretRegion();

    /** Builds a {@link TlsStageFilter}. Not thread-safe. */
    public static final class Builder extends ImmutableTlsStageFilter.Builder {
        Builder() {}
    }
}
