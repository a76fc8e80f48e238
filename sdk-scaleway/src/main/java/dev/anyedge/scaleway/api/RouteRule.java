package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.internal.wire.RouteRuleJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** One way of a route stage: requests that match go there, the first matching rule wins (Scaleway reference §5.8). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class RouteRule {
    RouteRule() {}

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
    public static RouteRule fromJson(String json) {
        return RouteRuleJson.routeRule(WireReader.of(json));
    }

    /**
     * Which requests the rule is about.
     *
     * @return empty: all
     */
    public abstract Optional<RuleHttpMatch> match();

    /**
     * Where they go: a backend or a WAF stage.
     *
     * @return empty only when an answer names neither
     */
    public abstract Optional<StageLink> target();

    /**
     * The rule's place, from 1.
     *
     * @return assigned by the provider; empty in a rule to be written
     */
    public abstract OptionalInt position();

    /**
     * The route stage that the rule belongs to.
     *
     * @return assigned by the provider; empty in a rule to be written
     */
    public abstract Optional<String> routeStageId();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The rule as it would be written: without what the provider assigns.
     *
     * @return the rule without position and route stage
     */
    public final RouteRule unplaced() {
        return builder().match(match()).target(target()).extra(extra()).build();
    }

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return RouteRuleJson.write(this).toJson();
    }

    /** Builds a {@link RouteRule}. Not thread-safe. */
    public static final class Builder extends ImmutableRouteRule.Builder {
        Builder() {}
    }
}
