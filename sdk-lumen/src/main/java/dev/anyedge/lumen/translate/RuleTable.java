package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Path rules as a match group can say them: the first that matches decides, and there is no "and" and no "not".
 *
 * <p>Built from below. A rule that leaves paths out is preceded by what lower rules say about exactly these paths, so that
 * the paths are decided before the rule sees them.
 */
final class RuleTable {
    /** Beyond this many rules, those that leave paths out are given up. */
    static final int MOST_COPIES = 1_000;

    /** A rule: for paths that are in one set and in none of the others. */
    record Row(PathSet in, List<PathSet> not, RuleEffect effect) {}

    /** A rule as it can be said. */
    record Route(PathSet paths, RuleEffect effect) {}

    /** Why a row cannot be said. */
    record Refusal(Feature feature, String message) {}

    /** The lowest first. */
    private final List<Route> routes = new ArrayList<>();

    private int copies;

    RuleTable(RuleEffect otherwise) {
        routes.add(new Route(PathSet.EVERY, otherwise));
    }

    /** Puts a row above all others; says why when that cannot be. */
    Optional<Refusal> addAbove(Row row) {
        if (row.in().isNothing() || row.not().stream().anyMatch(not -> not.covers(row.in()))) {
            return Optional.empty();
        }
        List<Route> made = new ArrayList<>();
        int before = copies;
        for (PathSet not : row.not()) {
            Optional<PathSet> without = row.in().and(not);
            Optional<Refusal> refusal = without.isEmpty() ? Optional.of(unsayable()) : copy(without.get(), made);
            if (refusal.isPresent()) {
                copies = before;
                return refusal;
            }
        }
        while (!made.isEmpty() && made.get(made.size() - 1).effect().equals(row.effect())) {
            made.remove(made.size() - 1);
        }
        made.add(new Route(row.in(), row.effect()));
        Collections.reverse(made);
        if (row.in() instanceof PathSet.Every) {
            routes.clear(); // nothing below is ever reached
        }
        routes.addAll(made);
        return Optional.empty();
    }

    private Optional<Refusal> copy(PathSet within, List<Route> made) {
        if (within.isNothing()) {
            return Optional.empty();
        }
        for (int i = routes.size() - 1; i >= 0; i--) {
            Route route = routes.get(i);
            Optional<PathSet> both = within.and(route.paths());
            if (both.isEmpty()) {
                return Optional.of(unsayable());
            }
            if (!both.get().isNothing()) {
                if (++copies > MOST_COPIES) {
                    return Optional.of(new Refusal(
                            Feature.LIMIT,
                            "Without negation it takes more than " + MOST_COPIES + " rules to say this."));
                }
                made.add(new Route(both.get(), route.effect()));
            }
            if (route.paths().covers(within)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Refusal unsayable() {
        return new Refusal(
                Feature.NEGATED_CONDITION,
                "The paths that are left out cannot be named: a match group has no \"and\", and regular expressions cannot be"
                        + " put together.");
    }

    /** All rules, the first first; the last is for every path. */
    List<Route> routes() {
        List<Route> all = new ArrayList<>(routes);
        Collections.reverse(all);
        return all;
    }
}
