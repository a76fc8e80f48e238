package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import org.immutables.value.Value;

/** One thing that is wrong with a pipeline (Scaleway reference §5.2). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PipelineError {
    PipelineError() {}

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
    public static PipelineError fromJson(String json) {
        return PipelineJson.pipelineError(WireReader.of(json));
    }

    /**
     * The part of the pipeline concerned.
     *
     * @return {@link PipelineErrorStage#UNKNOWN} when none in particular
     */
    @Value.Default
    public PipelineErrorStage stage() {
        return PipelineErrorStage.UNKNOWN;
    }

    /**
     * What is wrong.
     *
     * @return the code
     */
    @Value.Default
    public PipelineErrorCode code() {
        return PipelineErrorCode.UNKNOWN;
    }

    /**
     * How bad it is.
     *
     * @return the severity
     */
    @Value.Default
    public PipelineErrorSeverity severity() {
        return PipelineErrorSeverity.UNKNOWN;
    }

    /**
     * When it arises.
     *
     * @return the type
     */
    @Value.Default
    public PipelineErrorType type() {
        return PipelineErrorType.UNKNOWN;
    }

    /**
     * The provider's own words.
     *
     * @return possibly {@code ""}
     */
    @Value.Default
    public String message() {
        return "";
    }

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

    /** Builds a {@link PipelineError}. Not thread-safe. */
    public static final class Builder extends ImmutablePipelineError.Builder {
        Builder() {}
    }
}
