package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns rules with negated conditions into routes without: an ordered list in which the first match decides, as among
 * the rules.
 *
 * <p>A route cannot say "not". A rule that does is preceded by routes that give the excluded requests to whom the rules
 * below give them. Without negation this is one route per rule, in linear time.
 */
final class RouteTable {
    /** So many routes may come from negations; more is nothing that anybody could review. */
    static final int MAX_EXPANDED = 1_000;

    /**
     * So often a rule may be held against what a negation leaves out, over all rules: that is a fraction of a second. It
     * takes hundreds of negated conditions above ten thousand rules to get there.
     */
    static final int MAX_COMPARISONS = 2_000_000;

    /**
     * A rule as routes see it.
     *
     * @param rule its place among the distribution's rules
     * @param region what it picks out
     * @param not of which it leaves this alone
     * @param target where it sends requests
     */
    record Entry(int rule, Region region, List<Region> not, Target target) {}

    /**
     * One route.
     *
     * @param region what it picks out
     * @param target where it sends that
     * @param rule the place of the rule that it comes from; -1 when it restores what rules below say
     */
    record Route(Region region, Target target, int rule) {}

    /** Something that no list of routes can say. */
    static final class BeyondRoutes extends Exception {
        private static final long serialVersionUID = 1L;

        final Feature feature;

        BeyondRoutes(Feature feature, String message) {
            super(message, null, false, false);
            this.feature = feature;
        }
    }

    /** An entry and those below it. */
    private static final class Node {
        final @Nullable Entry entry;
        final @Nullable Node next;

        /** The target of all entries from here on and of the default, if it is one and the same. */
        final @Nullable Target uniform;

        Node(Target fallback) {
            this.entry = null;
            this.next = null;
            this.uniform = fallback;
        }

        Node(Entry entry, Node next) {
            this.entry = entry;
            this.next = next;
            this.uniform = entry.target().equals(next.uniform) ? next.uniform : null;
        }
    }

    private Node below;
    private final Deque<List<Route>> routes = new ArrayDeque<>();
    private final Set<Target> targetsBelow = new LinkedHashSet<>();
    private int expanded;
    private long comparisons;

    /**
     * An empty table.
     *
     * @param fallback where requests go that no route picks
     */
    RouteTable(Target fallback) {
        this.below = new Node(fallback);
        this.targetsBelow.add(fallback);
    }

    /** Whether a rule above all that were added so far would change nothing. */
    boolean changesNothing(Target target) {
        return target.equals(below.uniform);
    }

    /** Whether some request that a rule guards would be guarded less without it. */
    boolean guards(Target target) {
        return targetsBelow.stream().anyMatch(lower -> lower.weakerThan(target));
    }

    /**
     * Puts a rule on top of those that were added before: begin with the last.
     *
     * @throws BeyondRoutes when it cannot be said; the table is as before then
     */
    void addAbove(Entry entry) throws BeyondRoutes {
        List<Route> made = new ArrayList<>(1);
        int before = expanded;
        try {
            expand(entry, entry.region(), Region.ALL, below, made);
        } catch (BeyondRoutes e) {
            expanded = before;
            throw e;
        }
        routes.addFirst(made);
        below = new Node(entry, below);
        targetsBelow.add(entry.target());
    }

    /** How many times a rule was held against what a negation leaves out: the work beyond one step for each rule. */
    long comparisons() {
        return comparisons;
    }

    /** All routes, the first match decides. */
    List<Route> routes() {
        List<Route> all = new ArrayList<>(routes.size());
        routes.forEach(all::addAll);
        return Collections.unmodifiableList(all);
    }

    /** One entry's part of a region, with what must come before it. */
    private void expand(Entry entry, Region picked, Region within, Node rest, List<Route> out) throws BeyondRoutes {
        for (Region not : entry.not()) {
            Region excluded = picked.intersect(not);
            boolean inside = excluded != null;
            if (excluded == null) {
                // Wider, and right all the same: the rule decides nowhere in there.
                excluded = within.intersect(not);
            }
            if (excluded == null) {
                throw new BeyondRoutes(
                        Feature.NEGATED_CONDITION,
                        "the requests that a negated condition leaves out cannot be named by one expression");
            }
            if (excluded.isNothing()) {
                continue;
            }
            int start = out.size();
            decide(rest, excluded, out);
            while (inside
                    && out.size() > start
                    && out.get(out.size() - 1).target().equals(entry.target())) {
                out.remove(out.size() - 1);
            }
        }
        out.add(new Route(picked, entry.target(), entry.rule()));
    }

    /** Decides every request of a region as the entries from a node on do. */
    private void decide(Node from, Region within, List<Route> out) throws BeyondRoutes {
        int start = out.size();
        Node node = from;
        while (node.uniform == null && node.entry != null && node.next != null) {
            Entry entry = node.entry;
            compare();
            Region picked = within.intersect(entry.region());
            if (picked == null) {
                throw new BeyondRoutes(
                        Feature.NEGATED_CONDITION,
                        "what is left out by a negated condition is decided by rules below in a way that no"
                                + " expression names");
            }
            if (!picked.isNothing()) {
                count();
                expand(entry, picked, within, node.next, out);
                if (entry.not().isEmpty() && picked.covers(within)) {
                    trim(start, out);
                    return;
                }
            }
            node = node.next;
        }
        if (node.uniform != null) {
            count();
            out.add(new Route(within, node.uniform, -1));
        }
        trim(start, out);
    }

    private void compare() throws BeyondRoutes {
        if (comparisons >= MAX_COMPARISONS) {
            throw new BeyondRoutes(
                    Feature.LIMIT, "negated conditions stand above more rules than can be looked through for each");
        }
        comparisons++;
    }

    private void count() throws BeyondRoutes {
        if (++expanded > MAX_EXPANDED) {
            throw new BeyondRoutes(
                    Feature.LIMIT, "without negation it takes more than " + MAX_EXPANDED + " routes to say the same");
        }
    }

    /** Drops routes right before a last one that goes to the same target and picks out at least as much. */
    private static void trim(int start, List<Route> out) {
        while (out.size() - start >= 2
                && out.get(out.size() - 2)
                        .target()
                        .equals(out.get(out.size() - 1).target())) {
            out.remove(out.size() - 2);
        }
    }
}
