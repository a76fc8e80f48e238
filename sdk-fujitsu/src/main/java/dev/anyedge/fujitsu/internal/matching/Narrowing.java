package dev.anyedge.fujitsu.internal.matching;

import dev.anyedge.fujitsu.rules.RuleMatch.Listed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of some requests when others are taken out, as conjunctions: ¬(A∧B) is ¬A ∨ ¬B, so whoever is taken out by
 * two matches leaves two copies, which may overlap.
 */
public final class Narrowing {
    private Narrowing() {}

    /**
     * Takes requests out.
     *
     * @param whole what there is
     * @param taken what is taken out
     * @param most how many copies there may be
     * @return what is left, possibly nothing; empty when more copies would be needed
     */
    public static Optional<List<Conjunction>> of(Conjunction whole, List<Conjunction> taken, int most) {
        List<Listed> always = new ArrayList<>();
        List<List<Listed>> choices = new ArrayList<>();
        for (Conjunction out : taken) {
            List<Listed> ways = new ArrayList<>();
            for (Listed match : out.matches()) {
                Listed not = match.not();
                if (!whole.and(List.of(not)).isImpossible()) {
                    ways.add(not);
                }
            }
            if (ways.isEmpty()) {
                return Optional.of(List.of());
            }
            if (ways.size() == 1) {
                always.add(ways.get(0));
            } else {
                choices.add(ways);
            }
        }
        Conjunction rest = whole.and(always);
        if (rest.isImpossible()) {
            return Optional.of(List.of());
        }
        List<Set<Listed>> copies = new ArrayList<>();
        copies.add(Set.of());
        for (List<Listed> ways : choices) {
            copies = multiplied(copies, ways, rest);
            if (copies.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(copies.stream()
                .map(copy -> rest.and(copy).simplified())
                .distinct()
                .toList());
    }

    /** Each copy once for each way, without those that are impossible or held by another. */
    private static List<Set<Listed>> multiplied(List<Set<Listed>> copies, List<Listed> ways, Conjunction rest) {
        List<Set<Listed>> made = new ArrayList<>();
        for (Set<Listed> copy : copies) {
            if (ways.stream().anyMatch(copy::contains)) {
                add(made, copy);
                continue;
            }
            for (Listed way : ways) {
                Set<Listed> longer = new LinkedHashSet<>(copy);
                longer.add(way);
                if (!rest.and(longer).isImpossible()) {
                    add(made, longer);
                }
            }
        }
        return made;
    }

    /** Adds a copy unless another holds it already; a copy of fewer matches holds one that has them all. */
    private static void add(List<Set<Listed>> copies, Set<Listed> copy) {
        if (copies.stream().noneMatch(copy::containsAll)) {
            copies.removeIf(other -> other.containsAll(copy));
            copies.add(copy);
        }
    }
}
