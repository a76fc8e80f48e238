package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import org.immutables.value.Value;

/** A behaviour for the requests that conditions pick. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class CacheRule {
    CacheRule() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The rule's name, unique in its distribution.
     *
     * @return 1–128 printable characters
     */
    @Unset
    public abstract String name();

    /**
     * Which requests the rule is for: all conditions must hold.
     *
     * @return at least one condition
     */
    public abstract List<Condition> when();

    /**
     * What happens to them.
     *
     * @return a behaviour with at least one aspect; options alone count as one
     */
    @Unset
    public abstract Behavior then();

    @Value.Check
    void check() {
        Violations v = new Violations();
        Checks.ruleName(v, "/name", name());
        Checks.rule(v, "", when().size(), then());
        v.throwIfAny(name() == null ? "rule" : "rule " + Violations.quote(name()));
    }

    /** Builds a {@link CacheRule}. Not thread-safe. */
    public static final class Builder extends ImmutableCacheRule.Builder {
        Builder() {}
    }
}
