package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Which requests a route rule is about: all filters that are there must match (Scaleway reference §5.8). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class RuleHttpMatch {
    RuleHttpMatch() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The methods.
     *
     * @return none: all methods
     */
    public abstract List<MethodFilter> methodFilters();

    /**
     * The path.
     *
     * @return empty: all paths
     */
    public abstract Optional<RuleFilter> pathFilter();

    /**
     * The host.
     *
     * @return empty: all hosts
     */
    public abstract Optional<RuleFilter> hostFilter();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link RuleHttpMatch}. Not thread-safe. */
    public static final class Builder extends ImmutableRuleHttpMatch.Builder {
        Builder() {}
    }
}
