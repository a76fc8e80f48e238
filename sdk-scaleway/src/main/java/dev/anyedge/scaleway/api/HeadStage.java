package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The stage at which a pipeline begins (Scaleway reference §3.1). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class HeadStage {
    HeadStage() {}

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
    public static HeadStage fromJson(String json) {
        return PipelineJson.headStage(WireReader.of(json));
    }

    /**
     * The DNS stage at the head.
     *
     * @return its id, empty when there is no head
     */
    public abstract Optional<String> dnsStageId();

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
        return PipelineJson.write(this).toJson();
    }

    /** Builds a {@link HeadStage}. Not thread-safe. */
    public static final class Builder extends ImmutableHeadStage.Builder {
        Builder() {}
    }
}
