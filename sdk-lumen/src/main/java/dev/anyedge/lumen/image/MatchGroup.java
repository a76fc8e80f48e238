package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/**
 * An entry of {@code matchGroups}: group 0 holds one rule for each origin id, every other group the path rules of the
 * origin with its id. Immutable, thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class MatchGroup {
    MatchGroup() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id.
     *
     * @return 0, or an origin id
     */
    public abstract long id();

    /**
     * The rules; the first that matches decides.
     *
     * @return in their order
     */
    public abstract List<MatchRule> matchRules();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The order in which the rules are tried: by id, and a rule without one as if its place were its id. That ids are for
     * ordering is documented; what a rule without one does is not (inferred).
     *
     * @return places in {@link #matchRules()}, the first that is tried first
     */
    public final List<Integer> order() {
        List<MatchRule> rules = matchRules();
        List<Integer> order = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(place -> rules.get(place).id().orElse((long) place)));
        return order;
    }

    /** Builds a {@link MatchGroup}. Not thread-safe. */
    public static final class Builder extends ImmutableMatchGroup.Builder {
        Builder() {}
    }
}
