package dev.anyedge.cdn;

import dev.anyedge.cdn.internal.engine.PlanJson;
import dev.anyedge.cdn.internal.engine.PlanRendering;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What an apply would do, as data: it can be shown, saved, reviewed, and applied later. Immutable, thread-safe; holds no
 * secret. Made by {@link Cdn#plan(Distribution)} or read from JSON.
 */
@Value.Immutable
@CdnStyle
public abstract class Plan {
    Plan() {}

    /**
     * A new builder, for authors of providers.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a saved plan.
     *
     * @param json what {@link #toJson} wrote
     * @return the plan
     * @throws dev.anyedge.cdn.error.ValidationException when it is not a plan, with pointers
     */
    public static Plan fromJson(String json) {
        return PlanJson.read(json);
    }

    /**
     * The provider it is for.
     *
     * @return lower case
     */
    public abstract String provider();

    /**
     * What is wished.
     *
     * @return the distribution
     */
    public abstract Distribution distribution();

    /**
     * With which options it was planned.
     *
     * @return the options
     */
    public abstract PlanOptions options();

    /**
     * The deployment that it changes.
     *
     * @return its id at the provider; empty when it is made first
     */
    public abstract Optional<String> deploymentId();

    /**
     * The steps, in the order in which they are done.
     *
     * @return none when everything is as wished
     */
    public abstract List<Change> changes();

    /**
     * What the user should know about the translation.
     *
     * @return findings
     */
    public abstract List<Finding> findings();

    /**
     * What only the user can do.
     *
     * @return actions, for example a DNS record to make
     */
    public abstract List<RequiredAction> requiredActions();

    /**
     * How many writing calls the changes take. The reads before them, which check that the plan is still true, are not
     * counted.
     *
     * @return 0 exactly when there are no changes
     */
    public abstract int calls();

    /**
     * A digest of the live state that the plan was made from.
     *
     * @return opaque
     */
    public abstract String fingerprint();

    /**
     * Whether everything is as wished already.
     *
     * @return true when there is nothing to do
     */
    public final boolean isEmpty() {
        return changes().isEmpty();
    }

    /**
     * The plan as text for a terminal.
     *
     * @return lines without colour
     */
    public final String render() {
        return PlanRendering.text(this);
    }

    /**
     * The plan as Markdown, for a comment on a change request.
     *
     * @return Markdown
     */
    public final String renderMarkdown() {
        return PlanRendering.markdown(this);
    }

    /**
     * The plan in its saved form.
     *
     * @return JSON, {@code "format": "anyedge-plan/1"}
     */
    public final String toJson() {
        return PlanJson.write(this);
    }

    /** Builds a {@link Plan}. Not thread-safe. */
    public static final class Builder extends ImmutablePlan.Builder {
        Builder() {}
    }
}
