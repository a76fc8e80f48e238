package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.evaluation.LiteralIndex.Key;
import dev.anyedge.cdn.model.CacheRule;
import java.util.ArrayList;
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
    private final ConditionTest[][] rules;
    private final LiteralIndex index = new LiteralIndex();

    RuleIndex(List<CacheRule> rules) {
        this.rules = rules.stream()
                .map(rule -> rule.when().stream().map(ConditionTest::of).toArray(ConditionTest[]::new))
                .toArray(ConditionTest[][]::new);
        KeyFrequency frequency = new KeyFrequency();
        for (ConditionTest[] conditions : this.rules) {
            for (ConditionTest condition : conditions) {
                if (!condition.negated()) {
                    condition.keys().forEach(frequency::count);
                }
            }
        }
        for (int rule = 0; rule < this.rules.length; rule++) {
            List<Key> keys = best(this.rules[rule], frequency);
            if (keys == null) {
                index.addOther(rule);
            } else {
                for (Key key : keys) {
                    index.add(key, rule);
                }
            }
        }
    }

    /** The number of the first rule whose conditions all hold; {@link Integer#MAX_VALUE} when there is none. */
    int first(Subject subject) {
        return index.first(subject, this::holds);
    }

    private boolean holds(int rule, Subject subject) {
        for (ConditionTest condition : rules[rule]) {
            if (!condition.holds(subject)) {
                return false;
            }
        }
        return true;
    }

    /** The keys of the condition whose most frequent key is the rarest. */
    private static @Nullable List<Key> best(ConditionTest[] conditions, KeyFrequency frequency) {
        List<Key> best = null;
        long bestFrequency = Long.MAX_VALUE;
        for (ConditionTest condition : conditions) {
            List<Key> keys = condition.negated() ? null : keys(condition, frequency);
            if (keys != null) {
                long most = keys.stream().mapToLong(frequency::of).max().orElse(0);
                if (most < bestFrequency) {
                    bestFrequency = most;
                    best = keys;
                }
            }
        }
        return best;
    }

    /** One key for each value of a condition; null when a value has none. */
    private static @Nullable List<Key> keys(ConditionTest condition, KeyFrequency frequency) {
        List<Key> keys = new ArrayList<>();
        for (List<Key> ofValue : condition.keys()) {
            Key key = LiteralIndex.rarest(ofValue, frequency::of);
            if (key == null) {
                return null;
            }
            keys.add(key);
        }
        return keys;
    }
}
