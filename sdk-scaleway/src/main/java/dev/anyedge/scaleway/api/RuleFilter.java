package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** A pattern for the path or host of a request. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class RuleFilter {
    RuleFilter() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How the value is to be read.
     *
     * @return {@link FilterType#REGEX} by default
     */
    @Value.Default
    public FilterType type() {
        return FilterType.REGEX;
    }

    /**
     * The pattern.
     *
     * @return a regular expression
     */
    @Value.Default
    public String value() {
        return "";
    }

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * A regular expression.
     *
     * @param value the expression
     * @return the filter
     */
    public static RuleFilter regex(String value) {
        return builder().value(value).build();
    }

    /** Builds a {@link RuleFilter}. Not thread-safe. */
    public static final class Builder extends ImmutableRuleFilter.Builder {
        Builder() {}
    }
}
