package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PurgeJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A request to forget cached content, and how far it is (Scaleway reference §5.9). It can be neither cancelled nor deleted. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PurgeRequest {
    PurgeRequest() {}

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
    public static PurgeRequest fromJson(String json) {
        return PurgeJson.purgeRequest(WireReader.of(json));
    }

    /**
     * Its id.
     *
     * @return a UUID
     */
    public abstract String id();

    /**
     * The pipeline concerned.
     *
     * @return a UUID
     */
    public abstract Optional<String> pipelineId();

    /**
     * How far it is.
     *
     * @return the status
     */
    @Value.Default
    public PurgeStatus status() {
        return PurgeStatus.UNKNOWN;
    }

    /**
     * The paths to forget.
     *
     * @return possibly none: then {@link #all()}
     */
    public abstract List<String> assets();

    /**
     * Whether everything is to be forgotten.
     *
     * @return false when {@link #assets()} are named
     */
    @Value.Default
    public boolean all() {
        return false;
    }

    /**
     * When it was created. The answer to the creation itself has nine fraction digits, later reads have six.
     *
     * @return the time, to the precision that the provider gave
     */
    public abstract Optional<Instant> createdAt();

    /**
     * When it was last changed.
     *
     * @return the time, to the precision that the provider gave
     */
    public abstract Optional<Instant> updatedAt();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return PurgeJson.write(this).toJson();
    }

    /** Builds a {@link PurgeRequest}. Not thread-safe. */
    public static final class Builder extends ImmutablePurgeRequest.Builder {
        Builder() {}
    }
}
