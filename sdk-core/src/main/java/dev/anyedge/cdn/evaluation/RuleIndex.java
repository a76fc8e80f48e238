package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.evaluation.LiteralIndex.Key;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule whose conditions all hold, without trying them all.
 *
 * <p>Each rule is found by one of its conditions: the one whose literals the fewest other rules share. Rules that have no
 * such condition (negated ones, methods, patterns without literals) are tried one after another, as far as none before
 * them was found. Immutable, thread-safe.
 */
final class RuleIndex {
    private static final ConditionTest[] NONE = {};

    /** The first condition of each rule apart from the others: most rules have no more, and memory is slow. */
    private final ConditionTest[] firstConditions;

    private final ConditionTest[][] moreConditions;
    private final LiteralIndex index;

    RuleIndex(List<CacheRule> rules) {
        this.firstConditions = new ConditionTest[rules.size()];
        this.moreConditions = new ConditionTest[rules.size()][];
        KeyFrequency frequency = new KeyFrequency();
        List<List<List<List<Key>>>> keys = new ArrayList<>(rules.size());
        for (int rule = 0; rule < moreConditions.length; rule++) {
            List<Condition> when = rules.get(rule).when();
            List<List<List<Key>>> keysOfRule = new ArrayList<>(when.size());
            ConditionTest[] conditions = new ConditionTest[when.size()];
            for (int i = 0; i < conditions.length; i++) {
                conditions[i] = ConditionTest.of(when.get(i));
                if (!conditions[i].negated()) {
                    List<List<Key>> keysOfCondition = conditions[i].keys();
                    keysOfCondition.forEach(frequency::count);
                    keysOfRule.add(keysOfCondition);
                }
            }
            keys.add(keysOfRule);
            firstConditions[rule] = conditions[0];
            moreConditions[rule] = conditions.length == 1 ? NONE : Arrays.copyOfRange(conditions, 1, conditions.length);
        }
        LiteralIndex.Builder builder = new LiteralIndex.Builder();
        for (int rule = 0; rule < moreConditions.length; rule++) {
            List<Key> best = best(keys.get(rule), frequency);
            if (best == null) {
                builder.addOther(rule);
            } else {
                for (Key key : best) {
                    builder.add(key, rule);
                }
            }
        }
        this.index = builder.build();
    }

    /** The number of the first rule whose conditions all hold; {@link Integer#MAX_VALUE} when there is none. */
    int first(Subject subject) {
        return index.first(subject, this::holds);
    }

    private boolean holds(int rule, Subject subject) {
        if (!firstConditions[rule].holds(subject)) {
            return false;
        }
        for (ConditionTest condition : moreConditions[rule]) {
            if (!condition.holds(subject)) {
                return false;
            }
        }
        return true;
    }

    /** The keys of the condition whose most frequent key is the rarest. */
    private static @Nullable List<Key> best(List<List<List<Key>>> conditions, KeyFrequency frequency) {
        List<Key> best = null;
        long bestFrequency = Long.MAX_VALUE;
        for (List<List<Key>> condition : conditions) {
            List<Key> keys = oneForEachValue(condition, frequency);
            if (keys != null) {
                long most = 0;
                for (Key key : keys) {
                    most = Math.max(most, frequency.of(key));
                }
                if (most < bestFrequency) {
                    bestFrequency = most;
                    best = keys;
                }
            }
        }
        return best;
    }

    /** One key for each value of a condition; null when a value has none. */
    private static @Nullable List<Key> oneForEachValue(List<List<Key>> values, KeyFrequency frequency) {
        List<Key> keys = new ArrayList<>(values.size());
        for (List<Key> ofValue : values) {
            Key key = LiteralIndex.rarest(ofValue, frequency::of);
            if (key == null) {
                return null;
            }
            keys.add(key);
        }
        return keys;
    }
}
