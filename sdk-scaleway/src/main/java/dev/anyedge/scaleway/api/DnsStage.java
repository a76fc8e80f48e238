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

/** A DNS stage: which host names a pipeline answers to (Scaleway reference §5.3). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class DnsStage implements Stage {
    DnsStage() {}

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
    public static DnsStage fromJson(String json) {
        return StageJson.dnsStage(WireReader.of(json));
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
     * The custom host names. One is documented.
     *
     * @return host names, none for the assigned name alone
     */
    public abstract List<String> fqdns();

    /**
     * The host name that the provider assigns, and the target of the CNAME of a custom one.
     *
     * @return empty until the stage is head and deployed
     */
    public abstract Optional<String> defaultFqdn();

    /**
     * The assigned host name inside the VPC.
     *
     * @return empty until there is one
     */
    public abstract Optional<String> defaultPrivateFqdn();

    /**
     * Whose the name is.
     *
     * @return the type
     */
    @Value.Default
    public DnsStageType type() {
        return DnsStageType.UNKNOWN;
    }

    /**
     * Whether sub-domains of the names count too.
     *
     * @return false by default
     */
    @Value.Default
    public boolean wildcardDomain() {
        return false;
    }

    /**
     * Whether the names are reachable only inside the VPC.
     *
     * @return false by default
     */
    @Value.Default
    public boolean fullPrivate() {
        return false;
    }

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.DNS;
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final DnsStageRequest toRequest() {
        return DnsStageRequest.builder()
                .fqdns(fqdns())
                .wildcardDomain(wildcardDomain())
                .fullPrivate(fullPrivate())
                .next(next())
                .build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.dns(this);
    }

    /** Builds a {@link DnsStage}. Not thread-safe. */
    public static final class Builder extends ImmutableDnsStage.Builder {
        Builder() {}
    }
}
