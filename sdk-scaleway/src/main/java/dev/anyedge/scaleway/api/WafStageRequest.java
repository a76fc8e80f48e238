package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What a WAF stage shall be: the body of {@code CreateWafStage}, which needs mode and level, and {@code UpdateWafStage}. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class WafStageRequest {
    WafStageRequest() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is done with findings.
     *
     * @return empty: unchanged
     */
    public abstract Optional<WafMode> mode();

    /**
     * How suspicious the firewall is.
     *
     * @return 1 (fewest false positives) to 4; empty: unchanged
     */
    public abstract OptionalInt paranoiaLevel();

    /**
     * Which stage comes next.
     *
     * @return empty: none (create), unchanged (update). The API has no documented way to take a link away
     */
    public abstract Optional<StageLink> next();

    /** Builds a {@link WafStageRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableWafStageRequest.Builder {
        Builder() {}
    }
}
