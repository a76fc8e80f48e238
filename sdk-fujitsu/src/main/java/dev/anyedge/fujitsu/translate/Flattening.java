package dev.anyedge.fujitsu.translate;

import dev.anyedge.fujitsu.internal.matching.Conjunction;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleMatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cascade in which the last match wins, as a list of which the first match wins.
 *
 * <p>From the last rule to the first: each region that a rule overlaps and that lacks one of the rule's behaviours gets
 * the overlap put before it, with those behaviours filled in. Regions that have them all are left alone, which is what
 * keeps documents of many rules cheap. Used once.
 */
final class Flattening {
    /** So many regions may come of overlaps, beyond one for each rule. */
    static final int MOST_OVERLAPS = 1_000;

    private final List<Rule> rules;
    private final Slots slots;
    private final Region last = new Region(Conjunction.everything(), new Effect(), new BitSet());
    private Region first = last;
    private int count = 1;

    /** Requests that are decided alike, with what is before it in a list. */
    static final class Region {
        private final Conjunction requests;
        private final Effect effect;
        private final BitSet filled;
        private @Nullable Region before;
        private @Nullable Region next;

        Region(Conjunction requests, Effect effect, BitSet filled) {
            this.requests = requests;
            this.effect = effect;
            this.filled = filled;
        }

        Conjunction requests() {
            return requests;
        }

        Effect effect() {
            return effect;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Region that && requests.equals(that.requests) && effect.agrees(that.effect);
        }

        @Override
        public int hashCode() {
            return requests.hashCode();
        }

        /** Other requests that are decided as these. */
        Region of(Conjunction others) {
            return new Region(others, effect, filled);
        }
    }

    /** A rule as slots. */
    private static final class Filling {
        final Conjunction requests;
        final Map<Integer, RuleBehavior> behaviors = new HashMap<>();
        final BitSet filled = new BitSet();

        Filling(Conjunction requests, Rule rule, Slots slots) {
            this.requests = requests;
            for (RuleBehavior behavior : rule.behaviors()) {
                int slot = slots.of(behavior.name());
                behaviors.put(slot, behavior);
                filled.set(slot);
            }
        }
    }

    /**
     * A flattening.
     *
     * @param rules the cascade, in order
     */
    Flattening(List<Rule> rules, Slots slots) {
        this.rules = rules;
        this.slots = slots;
    }

    /** Whether the service can be told for which requests a rule is. */
    static boolean isReadable(Rule rule) {
        return rule.matches().stream().allMatch(RuleMatch.Listed.class::isInstance);
    }

    /** The requests of a readable rule. */
    static Conjunction requests(Rule rule) {
        List<RuleMatch.Listed> matches = new ArrayList<>(rule.matches().size());
        for (RuleMatch match : rule.matches()) {
            if (match instanceof RuleMatch.Listed listed) {
                matches.add(listed);
            }
        }
        return Conjunction.of(matches).simplified();
    }

    /** The regions, of which the last is for all requests; empty when there would be too many. */
    Optional<List<Region>> regions() {
        Map<BitSet, List<Region>> byFilled = new HashMap<>();
        byFilled.put(new BitSet(), new ArrayList<>(List.of(last)));
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (isReadable(rules.get(i))) {
                lay(filling(rules.get(i)), byFilled);
                if (count > rules.size() + MOST_OVERLAPS) {
                    return Optional.empty();
                }
            }
        }
        List<Region> all = new ArrayList<>(count);
        for (@Nullable Region region = first; region != null; region = region.next) {
            all.add(region);
        }
        return Optional.of(all);
    }

    /** The first regions alone, found one by one, and behind them that of all requests. */
    List<Region> firstRegions(int most) {
        List<Filling> fillings = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            if (isReadable(rule)) {
                fillings.add(filling(rule));
            }
        }
        List<Region> found = new ArrayList<>();
        find(
                fillings,
                fillings.size() - 1,
                new Region(Conjunction.everything(), new Effect(), new BitSet()),
                found,
                most);
        Region everything = new Region(Conjunction.everything(), new Effect(), new BitSet());
        for (int i = fillings.size() - 1; i >= 0; i--) {
            if (fillings.get(i).requests.isEverything()) {
                fill(everything, fillings.get(i));
            }
        }
        if (found.size() == most) {
            found.add(everything);
        }
        return found;
    }

    private Filling filling(Rule rule) {
        return new Filling(requests(rule), rule, slots);
    }

    private void lay(Filling rule, Map<BitSet, List<Region>> byFilled) {
        if (rule.requests.isImpossible()) {
            return;
        }
        List<Region> changed = new ArrayList<>();
        for (Map.Entry<BitSet, List<Region>> group : byFilled.entrySet()) {
            if (!holds(group.getKey(), rule.filled)) {
                group.getValue().removeIf(region -> lay(rule, region, changed));
            }
        }
        byFilled.values().removeIf(List::isEmpty);
        changed.forEach(region -> byFilled.computeIfAbsent((BitSet) region.filled.clone(), filled -> new ArrayList<>())
                .add(region));
    }

    /**
     * Fills a rule's behaviours into a region, or into the part of it that the rule is for.
     *
     * @return whether the region itself has changed
     */
    private boolean lay(Filling rule, Region region, List<Region> changed) {
        if (rule.requests.isEverything() || (!region.requests.isEverything() && region.requests.isIn(rule.requests))) {
            fill(region, rule);
            changed.add(region);
            return true;
        }
        if (!region.requests.isDisjointFrom(rule.requests)) {
            Region overlap = overlap(region, rule);
            if (!overlap.requests.isImpossible()) {
                insertBefore(region, overlap);
                changed.add(overlap);
            }
        }
        return false;
    }

    private static Region overlap(Region region, Filling rule) {
        Region overlap = new Region(
                region.requests.and(rule.requests).simplified(), region.effect.copy(), (BitSet) region.filled.clone());
        fill(overlap, rule);
        return overlap;
    }

    private static void fill(Region region, Filling rule) {
        rule.behaviors.forEach((slot, behavior) -> {
            if (!region.filled.get(slot)) {
                region.effect.set(slot, behavior);
                region.filled.set(slot);
            }
        });
    }

    private void insertBefore(Region region, Region inserted) {
        @Nullable Region before = region.before;
        inserted.before = before;
        inserted.next = region;
        region.before = inserted;
        if (before == null) {
            first = inserted;
        } else {
            before.next = inserted;
        }
        count++;
    }

    private static boolean holds(BitSet all, BitSet some) {
        for (int slot = some.nextSetBit(0); slot >= 0; slot = some.nextSetBit(slot + 1)) {
            if (!all.get(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Nests no deeper than there are names of behaviours: each overlap has one more of them. */
    private static void find(List<Filling> fillings, int from, Region region, List<Region> found, int most) {
        for (int i = from; i >= 0 && found.size() < most; i--) {
            Filling rule = fillings.get(i);
            if (holds(region.filled, rule.filled) || region.requests.isDisjointFrom(rule.requests)) {
                continue;
            }
            if (region.requests.isIn(rule.requests)) {
                fill(region, rule);
                continue;
            }
            Region overlap = overlap(region, rule);
            if (!overlap.requests.isImpossible()) {
                find(fillings, i - 1, overlap, found, most);
            }
        }
        if (found.size() < most) {
            found.add(region);
        }
    }
}
