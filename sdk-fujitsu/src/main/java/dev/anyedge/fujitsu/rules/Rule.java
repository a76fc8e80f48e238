package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches, all of which must hold, and what happens to the requests that they pick. Immutable, thread-safe.
 *
 * <pre>{@code
 * Rule.when(RuleMatch.urlPath("media")).then(RuleBehavior.caching(CachingType.FIXED, Duration.ofHours(36)));
 * }</pre>
 */
public final class Rule {
    private final List<RuleMatch> matches;
    private final List<RuleBehavior> behaviors;
    private final Map<String, JsonValue> extra;

    private Rule(List<RuleMatch> matches, List<RuleBehavior> behaviors, Map<String, JsonValue> extra) {
        this.matches = matches;
        this.behaviors = behaviors;
        this.extra = extra;
    }

    /**
     * A rule.
     *
     * @param matches at least one
     * @param behaviors at least one, none of a name twice: what that means is not defined
     * @return the rule
     * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
     */
    public static Rule of(List<? extends RuleMatch> matches, List<? extends RuleBehavior> behaviors) {
        Problems problems = new Problems();
        if (matches.isEmpty()) {
            problems.missing("/matches", "the match", "at least one; everything is url-wildcard /*");
        }
        if (behaviors.isEmpty()) {
            problems.missing("/behaviors", "the behaviour", "at least one");
        }
        if (behaviors.size() > 1) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < behaviors.size(); i++) {
                if (!names.add(behaviors.get(i).name())) {
                    problems.bad(
                            "/behaviors/" + i + "/name",
                            "the behaviour",
                            behaviors.get(i).name(),
                            "each name once in a rule");
                }
            }
        }
        problems.throwIfAny("rule");
        return new Rule(List.copyOf(matches), List.copyOf(behaviors), Map.of());
    }

    /** A rule as it was read: behaviours may stand twice, and there may be members that nobody knows. */
    static Rule read(List<RuleMatch> matches, List<RuleBehavior> behaviors, Map<String, JsonValue> extra) {
        return new Rule(
                List.copyOf(matches),
                List.copyOf(behaviors),
                extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra)));
    }

    /**
     * The beginning of a rule.
     *
     * @param matches must all hold; none: every request
     * @return what a behaviour is added to
     */
    public static Then when(RuleMatch... matches) {
        List<RuleMatch> all = matches.length == 0 ? List.of(RuleMatch.everything()) : List.of(matches);
        return behaviors -> of(all, List.of(behaviors));
    }

    /** A rule that lacks its behaviours. */
    @FunctionalInterface
    public interface Then {
        /**
         * The rule.
         *
         * @param behaviors at least one, none of a name twice
         * @return the rule
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        Rule then(RuleBehavior... behaviors);
    }

    /**
     * What must hold.
     *
     * @return at least one match
     */
    public List<RuleMatch> matches() {
        return matches;
    }

    /**
     * What happens.
     *
     * @return at least one behaviour
     */
    public List<RuleBehavior> behaviors() {
        return behaviors;
    }

    /**
     * The behaviour with a name.
     *
     * @param name for example {@code caching}
     * @return the last of that name, or empty
     */
    public Optional<RuleBehavior> behavior(String name) {
        for (int i = behaviors.size() - 1; i >= 0; i--) {
            if (behaviors.get(i).name().equals(name)) {
                return Optional.of(behaviors.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Members that the reference does not describe, as they were read.
     *
     * @return member name to value
     */
    public Map<String, JsonValue> extra() {
        return extra;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule that
                && matches.equals(that.matches)
                && behaviors.equals(that.behaviors)
                && extra.equals(that.extra);
    }

    @Override
    public int hashCode() {
        return matches.hashCode() * 31 + behaviors.hashCode();
    }

    @Override
    public String toString() {
        return "Rule[matches=" + matches + ", behaviors=" + behaviors + "]";
    }
}
