package dev.anyedge.cdn;

import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.TranslationContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** How to plan. Immutable, thread-safe. */
@Value.Immutable
@CdnStyle
public abstract class PlanOptions {
    PlanOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Found by name, strict, no replacements.
     *
     * @return the defaults
     */
    public static PlanOptions defaults() {
        return builder().build();
    }

    /**
     * The deployment that is meant.
     *
     * @return its id at the provider; empty: found by the distribution's name
     */
    public abstract Optional<String> deploymentId();

    /**
     * Whether what does not carry over is dropped (and reported) instead of refused; restrictions excepted.
     *
     * @return false by default
     */
    @Value.Default
    public boolean lenient() {
        return false;
    }

    /**
     * Features that may be dropped, restrictions among them.
     *
     * @return none by default
     */
    public abstract Set<Feature> drop();

    /**
     * Origins that are replaced for this provider.
     *
     * @return by the id of the origin that they replace
     */
    public abstract Map<String, Origin> originReplacements();

    /**
     * How a translation of documents as text takes these options.
     *
     * @return strictness and origins; no ids, nothing live
     */
    public final TranslationContext<String> toContext() {
        Strictness mode = lenient() ? Strictness.lenient() : Strictness.strict();
        TranslationContext<String> context =
                TranslationContext.<String>strict().with(mode.dropping(drop().toArray(Feature[]::new)));
        for (Map.Entry<String, Origin> replacement : originReplacements().entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return context;
    }

    /** Builds {@link PlanOptions}. Not thread-safe. */
    public static final class Builder extends ImmutablePlanOptions.Builder {
        Builder() {}
    }
}
