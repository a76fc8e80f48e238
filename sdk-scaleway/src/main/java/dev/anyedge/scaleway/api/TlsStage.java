package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A TLS stage: which certificate a pipeline shows (Scaleway reference §5.4). Without any it passes on, for the assigned name. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class TlsStage implements Stage {
    TlsStage() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the API's JSON, leniently: unknown members are kept, missing ones tolerated.
     *
     * @param json a JSON object
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when it is not a JSON object, or a member has a wrong type
     */
    public static TlsStage fromJson(String json) {
        return StageJson.tlsStage(WireReader.of(json));
    }

    @Override
    public abstract String id();

    @Override
    public abstract Optional<String> pipelineId();

    @Override
    public abstract Optional<String> projectId();

    @Override
    public abstract Optional<StageStatus> status();

    @Override
    public abstract Optional<Instant> createdAt();

    @Override
    public abstract Optional<Instant> updatedAt();

    @Override
    public abstract Optional<StageLink> next();

    /**
     * The owner's certificates in the secret store. At most one is documented.
     *
     * @return possibly none
     */
    public abstract List<TlsSecret> secrets();

    /**
     * Whether the provider obtains and renews the certificate.
     *
     * @return false by default
     */
    @Value.Default
    public boolean managedCertificate() {
        return false;
    }

    /**
     * When the certificate expires.
     *
     * @return empty until there is one
     */
    public abstract Optional<Instant> certificateExpiresAt();

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.TLS;
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final TlsStageRequest toRequest() {
        return TlsStageRequest.builder()
                .secrets(secrets())
                .managedCertificate(managedCertificate())
                .next(next())
                .build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.tls(this);
    }

    /** Builds a {@link TlsStage}. Not thread-safe. */
    public static final class Builder extends ImmutableTlsStage.Builder {
        Builder() {}
    }
}
