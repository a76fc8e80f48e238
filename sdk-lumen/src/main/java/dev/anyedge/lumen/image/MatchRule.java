package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** A rule of a match group. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class MatchRule {
    private static final Pattern OF_ORIGIN = Pattern.compile("\\$id\\.minor == ([0-9]{1,18})");

    MatchRule() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The expression by which group 0 knows an origin.
     *
     * @param originId an origin id
     * @return {@code $id.minor == N}
     */
    public static String expressionOf(long originId) {
        return "$id.minor == " + originId;
    }

    /**
     * The id, used for ordering.
     *
     * @return 0 or more, if there is one
     */
    public abstract Optional<Long> id();

    /**
     * Which requests it is for: {@code $id.minor == N} in group 0, a path expression in other groups.
     *
     * @return not empty; see {@link PathExpression}
     */
    public abstract String expression();

    /**
     * What happens to these requests.
     *
     * @return possibly nothing
     */
    @Value.Default
    public RuleFeatures features() {
        return RuleFeatures.none();
    }

    /**
     * Whether {@code features} stands in the rule even when nothing is in it.
     *
     * @return true unless the rule was read without
     */
    @Value.Default
    public boolean namesFeatures() {
        return true;
    }

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The origin that a rule of group 0 is for.
     *
     * @return the origin id; empty when the expression is another one
     */
    public final Optional<Long> originId() {
        Matcher matcher = OF_ORIGIN.matcher(expression());
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    /** Builds a {@link MatchRule}. Not thread-safe. */
    public static final class Builder extends ImmutableMatchRule.Builder {
        Builder() {}
    }
}
