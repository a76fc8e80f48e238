package dev.anyedge.fujitsu.translate;

import dev.anyedge.fujitsu.internal.matching.Conjunction;
import dev.anyedge.fujitsu.internal.matching.Narrowing;
import dev.anyedge.fujitsu.internal.matching.OverlapIndex;
import dev.anyedge.fujitsu.rules.RuleMatch.Kind;
import dev.anyedge.fujitsu.rules.RuleMatch.Listed;
import dev.anyedge.fujitsu.translate.Flattening.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regions as somebody would have written them: without those that no request reaches, and without matches that the
 * regions before make needless. What was narrowed because a cascade cannot empty a slot becomes whole again. Used once.
 */
final class Tidying {
    /** So many regions behind one are looked at. */
    private static final int AHEAD = 8;

    private static final int MOST_COPIES = 16;
    private static final int MOST_ROUNDS = 6;

    /** From so many tokens on a negated match is long. */
    private static final int LONG = 64;

    /** A directory that no rule is about, unless somebody has gone out of the way to write one. */
    private static final String NOBODYS_DIRECTORY = "/~~~/";

    private static final String NOBODYS_NAME = "~~~";

    private final List<Region> regions;
    private final OverlapIndex before = new OverlapIndex();

    /**
     * Regions to tidy.
     *
     * @param regions the last of which is for all requests
     */
    private Tidying(List<Region> regions) {
        this.regions = regions;
    }

    /**
     * The regions that are needed.
     *
     * @param regions the last of which is for all requests
     * @return the last of which is for all requests
     */
    static List<Region> tidied(List<Region> regions) {
        List<Region> before = regions;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Region> after = new Tidying(before).once();
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private List<Region> once() {
        List<Region> kept = new ArrayList<>(regions.size());
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            if (isUsedUp(region.requests())) {
                continue;
            }
            Region widened = widened(region, i);
            Region tidy = shortened(widened);
            boolean joins = false;
            if (!kept.isEmpty() && kept.get(kept.size() - 1).effect().agrees(tidy.effect())) {
                Conjunction previous = kept.get(kept.size() - 1).requests();
                Optional<Conjunction> union =
                        previous.isIn(tidy.requests()) ? Optional.of(tidy.requests()) : previous.union(tidy.requests());
                if (union.isPresent()) {
                    tidy = tidy.of(union.get().ordered());
                    kept.remove(kept.size() - 1);
                    joins = true;
                }
            }
            kept.add(tidy);
            if (tidy.requests().isEverything()) {
                return kept;
            }
            if (joins) {
                before.widenLast(tidy.requests());
            } else {
                before.add(tidy.requests());
            }
        }
        throw new IllegalStateException("the last region is for all requests");
    }

    private boolean isUsedUp(Conjunction requests) {
        if (requests.isEverything()) {
            return false;
        }
        List<Conjunction> taken = before.meeting(requests);
        return !taken.isEmpty()
                && Narrowing.of(requests, taken, MOST_COPIES).map(List::isEmpty).orElse(false);
    }

    /** Requests without the tokens that only pick what the regions before have picked already. */
    private Region shortened(Region region) {
        Conjunction requests = region.requests();
        if (requests.isEverything() || before.meeting(requests).isEmpty()) {
            return region;
        }
        boolean changed = false;
        List<Listed> matches = new ArrayList<>(requests.matches());
        for (int i = 0; i < matches.size(); i++) {
            Listed match = matches.get(i);
            for (String token : match.tokens()) {
                if (match.negated() || matches.get(i).tokens().size() < 2) {
                    break;
                }
                List<Listed> single = new ArrayList<>(matches);
                single.set(i, new Listed(match.kind(), List.of(token), false));
                if (isUsedUp(Conjunction.of(single))) {
                    List<String> left = new ArrayList<>(matches.get(i).tokens());
                    left.remove(token);
                    matches.set(i, new Listed(match.kind(), left, false));
                    changed = true;
                }
            }
        }
        return changed ? region.of(Conjunction.of(matches).simplified().ordered()) : region;
    }

    /** A region without the matches that make no difference. */
    private Region widened(Region region, int index) {
        List<Listed> matches = new ArrayList<>(region.requests().matches());
        boolean changed = false;
        // From the last on: negated matches stand behind the others, and are the more likely to be needless.
        for (int i = matches.size() - 1; i >= 0; i--) {
            Listed match = matches.remove(i);
            Optional<Listed> needed = needed(match, matches, region, index);
            needed.ifPresent(matches::add);
            changed |= !needed.equals(Optional.of(match));
        }
        return changed ? region.of(Conjunction.of(matches).simplified().ordered()) : region;
    }

    /** What is left of a match; of one that is negated also single tokens may go. */
    private Optional<Listed> needed(Listed match, List<Listed> others, Region region, int index) {
        if (!match.negated()) {
            return isNeeded(match.not(), others, region, index) ? Optional.of(match) : Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        for (String token : match.tokens()) {
            if (isNeeded(new Listed(match.kind(), List.of(token), false), others, region, index)) {
                tokens.add(token);
            }
        }
        return tokens.isEmpty() ? Optional.empty() : Optional.of(new Listed(match.kind(), tokens, true));
    }

    /** Whether the region would decide a request otherwise if it did not leave some out. */
    private boolean isNeeded(Listed leftOut, List<Listed> others, Region region, int index) {
        if (isNeededForAnyPath(leftOut, others, region, index)) {
            return true;
        }
        List<Listed> all = new ArrayList<>();
        for (Listed other : others) {
            // Long lists would make this quadratic; without them more requests are asked about than need be.
            if (!other.negated() || other.tokens().size() <= LONG) {
                all.add(other);
            }
        }
        all.add(leftOut);
        Conjunction out = Conjunction.of(all);
        if (out.isEverything()) {
            return true;
        }
        Optional<List<Conjunction>> left = Narrowing.of(out, before.meeting(out), MOST_COPIES);
        return left.isEmpty() || left.get().stream().anyMatch(rest -> !isDecidedAlike(rest, region, index));
    }

    /**
     * The same without a look at all regions before it: a path that nobody names is left out, no region before takes it, and
     * none behind that holds for it decides it alike.
     */
    private boolean isNeededForAnyPath(Listed leftOut, List<Listed> others, Region region, int index) {
        if (leftOut.kind() != Kind.URL_WILDCARD || !leftOut.negated()) {
            return false;
        }
        Optional<String> path = nobodysPath(others);
        if (path.isEmpty()
                || before.mayHoldFor(path.get())
                || OverlapIndex.mayHoldFor(Conjunction.of(List.of(leftOut.not())), path.get())) {
            return false;
        }
        int end = Math.min(regions.size(), index + 1 + AHEAD);
        for (Region next : regions.subList(index + 1, end)) {
            if (OverlapIndex.mayHoldFor(next.requests(), path.get())) {
                return next.requests().isEverything() && !region.effect().agrees(next.effect());
            }
        }
        return true;
    }

    /** A path that matches hold for and that begins as none does; empty where that is not as easy as it mostly is. */
    private static Optional<String> nobodysPath(List<Listed> matches) {
        String name = NOBODYS_NAME;
        for (Listed match : matches) {
            switch (match.kind()) {
                case HTTP_METHOD, URL_SCHEME -> {}
                case URL_EXTENSION -> {
                    // a name without a dot has no extension, so any negated match holds for it
                    if (!match.negated() && !name.equals(NOBODYS_NAME)) {
                        return Optional.empty();
                    }
                    name = match.negated()
                            ? name
                            : NOBODYS_NAME + "." + match.tokens().get(0);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        boolean named = name.equals(NOBODYS_NAME);
        boolean excluded = matches.stream().anyMatch(match -> match.kind() == Kind.URL_EXTENSION && match.negated());
        return named || !excluded ? Optional.of(NOBODYS_DIRECTORY + name) : Optional.empty();
    }

    /** Whether the regions behind one decide some requests as it does. */
    private boolean isDecidedAlike(Conjunction requests, Region region, int index) {
        int end = Math.min(regions.size(), index + 1 + AHEAD);
        for (int i = index + 1; i < end; i++) {
            Region next = regions.get(i);
            if (requests.isDisjointFrom(next.requests())) {
                continue;
            }
            if (!region.effect().agrees(next.effect())) {
                return false;
            }
            if (requests.isIn(next.requests())) {
                return true;
            }
        }
        return false;
    }
}
