package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A WAF stage: what is refused as an attack on the way to the origin (Scaleway reference §5.7). Cache hits are not inspected. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class WafStage implements Stage {
    WafStage() {}

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
    public static WafStage fromJson(String json) {
        return StageJson.wafStage(WireReader.of(json));
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
     * What is done with findings.
     *
     * @return the mode
     */
    @Value.Default
    public WafMode mode() {
        return WafMode.UNKNOWN;
    }

    /**
     * How suspicious the firewall is.
     *
     * @return 1 (fewest false positives) to 4; empty when the answer lacks it
     */
    public abstract OptionalInt paranoiaLevel();

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final StageKind kind() {
        return StageKind.WAF;
    }

    /**
     * What a caller may set of this stage, all of it: creating a stage with it makes a copy, updating one makes it alike.
     *
     * @return the request
     */
    public final WafStageRequest toRequest() {
        return WafStageRequest.builder()
                .mode(mode().unspecified() ? Optional.empty() : Optional.of(mode()))
                .paranoiaLevel(paranoiaLevel())
                .next(next())
                .build();
    }

    @Override
    public final String toJson() {
        return StageJson.write(this).toJson();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.waf(this);
    }

    /** Builds a {@link WafStage}. Not thread-safe. */
    public static final class Builder extends ImmutableWafStage.Builder {
        Builder() {}
    }
}
