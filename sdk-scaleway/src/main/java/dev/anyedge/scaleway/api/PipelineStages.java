package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A pipeline with all its stages, linked or not, as one call returns them (Scaleway reference §5.10). Route rules are not among them. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class PipelineStages {
    PipelineStages() {}

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
    public static PipelineStages fromJson(String json) {
        return PipelineJson.pipelineStages(WireReader.of(json));
    }

    /**
     * The pipeline itself.
     *
     * @return the pipeline
     */
    public abstract Pipeline pipeline();

    /**
     * Its DNS stages.
     *
     * @return possibly none
     */
    public abstract List<DnsStage> dnsStages();

    /**
     * Its TLS stages.
     *
     * @return possibly none
     */
    public abstract List<TlsStage> tlsStages();

    /**
     * Its cache stages.
     *
     * @return possibly none
     */
    public abstract List<CacheStage> cacheStages();

    /**
     * Its route stages.
     *
     * @return possibly none; never any in v1alpha1
     */
    public abstract List<RouteStage> routeStages();

    /**
     * Its WAF stages.
     *
     * @return possibly none; never any in v1alpha1
     */
    public abstract List<WafStage> wafStages();

    /**
     * Its backend stages.
     *
     * @return possibly none
     */
    public abstract List<BackendStage> backendStages();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * All stages, upstream kinds before downstream kinds.
     *
     * @return possibly none
     */
    public final List<Stage> stages() {
        List<Stage> all = new ArrayList<>();
        all.addAll(dnsStages());
        all.addAll(tlsStages());
        all.addAll(cacheStages());
        all.addAll(routeStages());
        all.addAll(wafStages());
        all.addAll(backendStages());
        return Collections.unmodifiableList(all);
    }

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return PipelineJson.write(this).toJson();
    }

    /** Builds a {@link PipelineStages}. Not thread-safe. */
    public static final class Builder extends ImmutablePipelineStages.Builder {
        Builder() {}
    }
}
