package dev.anyedge.fujitsu.internal.matching;

import dev.anyedge.fujitsu.rules.RuleMatch.Kind;
import dev.anyedge.fujitsu.rules.RuleMatch.Listed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds those of many conjunctions that can meet a given one, without looking at all of them: two patterns whose
 * beginnings differ cannot meet. Not thread-safe.
 */
public final class OverlapIndex {
    private final List<Conjunction> all = new ArrayList<>();
    private final List<Integer> anywhere = new ArrayList<>();
    private final NavigableMap<String, List<Integer>> byBeginning = new TreeMap<>();

    /** An empty index. */
    public OverlapIndex() {}

    /**
     * Adds a conjunction.
     *
     * @param conjunction what may be found
     */
    public void add(Conjunction conjunction) {
        int number = all.size();
        all.add(conjunction);
        Optional<Listed> path = path(conjunction);
        if (path.isEmpty()) {
            anywhere.add(number);
        } else {
            for (String pattern : path.get().tokens()) {
                byBeginning
                        .computeIfAbsent(beginning(pattern), b -> new ArrayList<>(1))
                        .add(number);
            }
        }
    }

    /**
     * Puts a conjunction in the place of the one that was added last.
     *
     * @param wider all requests of the last one, and others
     */
    public void widenLast(Conjunction wider) {
        int number = all.size() - 1;
        Set<String> known = new HashSet<>();
        path(all.get(number)).ifPresent(before -> known.addAll(before.tokens()));
        all.set(number, wider);
        Optional<Listed> path = path(wider);
        if (path.isEmpty()) {
            anywhere.add(number);
        } else {
            for (String pattern : path.get().tokens()) {
                if (known.add(pattern)) {
                    byBeginning
                            .computeIfAbsent(beginning(pattern), b -> new ArrayList<>(1))
                            .add(number);
                }
            }
        }
    }

    /**
     * The conjunctions that are not surely disjoint from one.
     *
     * @param conjunction what they may meet
     * @return in the order in which they were added
     */
    public List<Conjunction> meeting(Conjunction conjunction) {
        List<Conjunction> found = new ArrayList<>();
        for (int number : candidates(conjunction)) {
            if (!all.get(number).isDisjointFrom(conjunction)) {
                found.add(all.get(number));
            }
        }
        return found;
    }

    /**
     * Whether one of them may hold for a path.
     *
     * @param path a path
     * @return false when it is sure that none does
     */
    public boolean mayHoldFor(String path) {
        if (!anywhere.isEmpty()) {
            return true;
        }
        for (int length = 0; length <= path.length(); length++) {
            if (byBeginning.containsKey(path.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a conjunction may hold for a path.
     *
     * @param conjunction a conjunction
     * @param path a path
     * @return false when it is sure that it does not
     */
    public static boolean mayHoldFor(Conjunction conjunction, String path) {
        Optional<Listed> wildcards = path(conjunction);
        return wildcards.isEmpty() || wildcards.get().tokens().stream().anyMatch(p -> path.startsWith(beginning(p)));
    }

    private List<Integer> candidates(Conjunction conjunction) {
        Set<Integer> numbers = new HashSet<>(anywhere);
        Optional<Listed> path = path(conjunction);
        if (path.isEmpty()) {
            byBeginning.values().forEach(numbers::addAll);
        } else if (!byBeginning.isEmpty()) {
            for (String pattern : path.get().tokens()) {
                String beginning = beginning(pattern);
                for (int length = 0; length < beginning.length(); length++) {
                    List<Integer> shorter = byBeginning.get(beginning.substring(0, length));
                    if (shorter != null) {
                        numbers.addAll(shorter);
                    }
                }
                byBeginning
                        .subMap(beginning, true, beginning + Character.MAX_VALUE, false)
                        .values()
                        .forEach(numbers::addAll);
            }
        }
        List<Integer> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted;
    }

    private static Optional<Listed> path(Conjunction conjunction) {
        for (Listed match : conjunction.positive()) {
            if (match.kind() == Kind.URL_WILDCARD) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    private static String beginning(String pattern) {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern : pattern.substring(0, star);
    }
}
