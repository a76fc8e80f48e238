package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a TLS stage shall be: the body of {@code CreateTLSStage} and {@code UpdateTLSStage}. (The two spell the certificates differently; the client sees to that.) Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class TlsStageRequest {
    TlsStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The owner's certificates, replacing the present ones.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<List<TlsSecret>> secrets();

    /**
     * Whether the provider obtains and renews the certificate.
     *
     * @return empty: left to the provider (create), unchanged (update)
     */
    public abstract Optional<Boolean> managedCertificate();

    /**
     * Which stage comes next.
     *
     * @return empty: none (create), unchanged (update). The API has no documented way to take a link away
     */
    public abstract Optional<StageLink> next();

    /** Builds a {@link TlsStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableTlsStageRequest.Builder {
        Builder() {}
    }
}
