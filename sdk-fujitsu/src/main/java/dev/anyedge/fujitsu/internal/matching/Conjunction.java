package dev.anyedge.fujitsu.internal.matching;

import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.rules.RuleMatch.Kind;
import dev.anyedge.fujitsu.rules.RuleMatch.Listed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Requests for which all of some matches hold. Immutable, thread-safe.
 *
 * <p>Negated matches of a kind are one: none of all their tokens may match. A first directory is its pattern {@code
 * /name/*}.
 */
public final class Conjunction {
    private static final String EVERY_PATH = "/*";
    private static final Set<String> SCHEMES = Set.of("HTTP", "HTTPS");
    private static final Conjunction EVERYTHING = new Conjunction(List.of(), Map.of());

    private final List<Listed> positive;
    private final Map<Kind, Set<String>> negative;
    private @Nullable Boolean impossible;

    private Conjunction(List<Listed> positive, Map<Kind, Set<String>> negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /**
     * All requests.
     *
     * @return the empty conjunction
     */
    public static Conjunction everything() {
        return EVERYTHING;
    }

    /**
     * Requests for which all of some matches hold.
     *
     * @param matches the matches
     * @return their conjunction
     */
    public static Conjunction of(Collection<Listed> matches) {
        if (matches.size() == 1) {
            Listed only = pathPattern(matches.iterator().next());
            if (!only.negated()) {
                return isEveryPath(only) ? EVERYTHING : new Conjunction(List.of(only), Map.of());
            }
        }
        return EVERYTHING.and(matches);
    }

    /**
     * This and further matches.
     *
     * @param matches the matches
     * @return a new conjunction
     */
    public Conjunction and(Collection<Listed> matches) {
        if (matches.isEmpty()) {
            return this;
        }
        Set<Listed> allPositive = new LinkedHashSet<>(positive);
        Map<Kind, Set<String>> allNegative = new EnumMap<>(Kind.class);
        negative.forEach((kind, tokens) -> allNegative.put(kind, new LinkedHashSet<>(tokens)));
        for (Listed given : matches) {
            Listed match = pathPattern(given);
            if (match.negated()) {
                allNegative
                        .computeIfAbsent(match.kind(), kind -> new LinkedHashSet<>())
                        .addAll(match.tokens());
            } else if (!isEveryPath(match)) {
                allPositive.add(match);
            }
        }
        return new Conjunction(List.copyOf(allPositive), allNegative);
    }

    /**
     * This and all of another.
     *
     * @param other another conjunction
     * @return a new conjunction
     */
    public Conjunction and(Conjunction other) {
        return other.isEverything() ? this : isEverything() ? other : and(other.matches());
    }

    /**
     * The matches, positive ones first, those of a kind that are negated as one.
     *
     * @return none for all requests
     */
    public List<Listed> matches() {
        if (negative.isEmpty()) {
            return positive;
        }
        List<Listed> all = new ArrayList<>(positive);
        negative.forEach((kind, tokens) -> {
            if (kind == Kind.URL_SCHEME) {
                tokens.forEach(token -> all.add(new Listed(kind, List.of(token), true)));
            } else {
                all.add(new Listed(kind, List.copyOf(tokens), true));
            }
        });
        return Collections.unmodifiableList(all);
    }

    /**
     * The matches of a rule, of which there must be one at least.
     *
     * @return {@code url-wildcard} {@code /*} for all requests
     */
    public List<RuleMatch> ruleMatches() {
        return isEverything() ? List.of(RuleMatch.everything()) : List.copyOf(matches());
    }

    /**
     * The same requests by fewer tokens: without those that others take out anyway, and without taking out what is not
     * there.
     *
     * @return a conjunction of the same requests
     */
    public Conjunction simplified() {
        if (isImpossible() || (positive.size() < 2 && negative.isEmpty())) {
            return this;
        }
        Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);
        List<Listed> wildcards = new ArrayList<>();
        for (Listed match : positive) {
            if (match.kind() == Kind.URL_WILDCARD) {
                wildcards.add(match);
            } else {
                words.computeIfAbsent(match.kind(), kind -> new LinkedHashSet<>(match.tokens()))
                        .retainAll(match.tokens());
            }
        }
        List<Listed> left = new ArrayList<>();
        for (Listed match : positive) {
            if (match.kind() == Kind.URL_WILDCARD) {
                left.add(living(match, match.tokens()));
            } else if (words.containsKey(match.kind())) {
                left.add(living(match, List.copyOf(words.remove(match.kind()))));
            }
        }
        Map<Kind, Set<String>> out = new EnumMap<>(Kind.class);
        negative.forEach((kind, tokens) -> {
            Set<String> met = new LinkedHashSet<>();
            for (String token : tokens) {
                if (isMet(kind, token, left)) {
                    met.add(token);
                }
            }
            if (!met.isEmpty()) {
                out.put(kind, met);
            }
        });
        return new Conjunction(List.copyOf(new LinkedHashSet<>(left)), out);
    }

    /**
     * The requests of two conjunctions as one.
     *
     * @param other another conjunction
     * @return empty unless the two differ in the tokens of one positive match alone
     */
    public Optional<Conjunction> union(Conjunction other) {
        if (!negative.equals(other.negative) || positive.size() != other.positive.size()) {
            return Optional.empty();
        }
        List<Listed> mine = new ArrayList<>(positive);
        mine.removeAll(other.positive);
        List<Listed> theirs = new ArrayList<>(other.positive);
        theirs.removeAll(positive);
        if (mine.size() != 1
                || theirs.size() != 1
                || mine.get(0).kind() != theirs.get(0).kind()
                || mine.get(0).kind() == Kind.URL_SCHEME) {
            return Optional.empty();
        }
        Set<String> tokens = new LinkedHashSet<>(mine.get(0).tokens());
        tokens.addAll(theirs.get(0).tokens());
        List<Listed> all = new ArrayList<>(positive);
        all.remove(mine.get(0));
        all.add(new Listed(mine.get(0).kind(), List.copyOf(tokens), false));
        return Optional.of(new Conjunction(List.copyOf(all), negative));
    }

    /**
     * The same matches in an order that does not depend on how they came together.
     *
     * @return a conjunction of the same matches, their tokens sorted
     */
    public Conjunction ordered() {
        List<Listed> sorted = new ArrayList<>(positive.size());
        for (Listed match : positive) {
            List<String> tokens = match.tokens().stream().sorted().distinct().toList();
            sorted.add(tokens.equals(match.tokens()) ? match : new Listed(match.kind(), tokens, false));
        }
        sorted.sort(Comparator.comparing(Listed::kind, Comparator.comparing(Conjunction::rank))
                .thenComparing(match -> String.join(" ", match.tokens())));
        Map<Kind, Set<String>> out = new TreeMap<>(Comparator.comparing(Conjunction::rank));
        negative.forEach((kind, tokens) -> out.put(kind, new TreeSet<>(tokens)));
        return new Conjunction(List.copyOf(sorted), out);
    }

    /** Paths first, as people say it. */
    private static int rank(Kind kind) {
        return switch (kind) {
            case URL_PATH, URL_WILDCARD -> 0;
            case URL_FILENAME -> 1;
            case URL_EXTENSION -> 2;
            case HTTP_METHOD -> 3;
            case URL_SCHEME -> 4;
        };
    }

    /** A match without the tokens that match nothing here. */
    private Listed living(Listed match, List<String> tokens) {
        List<String> left = new ArrayList<>(tokens.size());
        for (String token : tokens) {
            boolean lives = isOnPath(match.kind())
                    ? isLiving(match.kind(), token, positive)
                    : !negative.getOrDefault(match.kind(), Set.of()).contains(token);
            if (lives) {
                left.add(token);
            }
        }
        return left.size() == match.tokens().size() ? match : new Listed(match.kind(), left, false);
    }

    /** Whether taking a token out makes a difference. */
    private static boolean isMet(Kind kind, String token, List<Listed> positive) {
        for (Listed match : positive) {
            if (isOnPath(kind) && isOnPath(match.kind())) {
                if (!meetsAny(pattern(kind, token), match)) {
                    return false;
                }
            } else if (kind == match.kind()) {
                return false; // has been taken out of the words
            }
        }
        return true;
    }

    /**
     * Whether these are all requests.
     *
     * @return true for the empty conjunction
     */
    public boolean isEverything() {
        return positive.isEmpty() && negative.isEmpty();
    }

    /**
     * Whether it is sure that there is no such request.
     *
     * @return false when there is one, or when that could not be found out
     */
    public boolean isImpossible() {
        Boolean known = impossible;
        if (known == null) {
            known = isContradictory();
            impossible = known;
        }
        return known;
    }

    /**
     * Whether it is sure that no request belongs to both.
     *
     * @param other another conjunction
     * @return false when one does, or when that could not be found out
     */
    public boolean isDisjointFrom(Conjunction other) {
        if (other.isEverything() || isEverything()) {
            return false;
        }
        if (negative.isEmpty() && other.negative.isEmpty() && positive.size() == 1 && other.positive.size() == 1) {
            return cannotMeet(positive.get(0), other.positive.get(0));
        }
        return and(other).isImpossible();
    }

    /**
     * Whether it is sure that a match holds for all of these requests.
     *
     * @param match a match
     * @return false when it does not for one, or when that could not be found out
     */
    public boolean implies(Listed match) {
        return and(List.of(match.not())).isImpossible();
    }

    /**
     * Whether it is sure that all of these requests belong to another conjunction.
     *
     * @param other another conjunction
     * @return false when one does not, or when that could not be found out
     */
    public boolean isIn(Conjunction other) {
        return other.isEverything() || equals(other) || other.matches().stream().allMatch(this::implies);
    }

    List<Listed> positive() {
        return positive;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conjunction that
                && negative.equals(that.negative)
                && Set.copyOf(positive).equals(Set.copyOf(that.positive));
    }

    @Override
    public int hashCode() {
        return Set.copyOf(positive).hashCode() * 31 + negative.hashCode();
    }

    @Override
    public String toString() {
        return matches().toString();
    }

    // ---- contradiction ----

    private boolean isContradictory() {
        return isUsedUp(Kind.HTTP_METHOD, null) || isUsedUp(Kind.URL_SCHEME, SCHEMES) || hasNoPath();
    }

    /** Whether nothing is left of the words that a kind has; of a kind without an end of words, of those that it lists. */
    private boolean isUsedUp(Kind kind, @Nullable Set<String> words) {
        Set<String> left = words == null ? null : new HashSet<>(words);
        for (Listed match : positive) {
            if (match.kind() == kind) {
                if (left == null) {
                    left = new HashSet<>(match.tokens());
                } else {
                    left.retainAll(match.tokens());
                }
            }
        }
        if (left == null) {
            return false;
        }
        Set<String> without = negative.get(kind);
        if (without != null) {
            left.removeAll(without);
        }
        return left.isEmpty();
    }

    private boolean hasNoPath() {
        Set<String> none = negative.getOrDefault(Kind.URL_WILDCARD, Set.of());
        if (none.contains(EVERY_PATH)) {
            return true;
        }
        List<Listed> paths = new ArrayList<>(positive.size());
        for (Listed match : positive) {
            if (isOnPath(match.kind())) {
                paths.add(match);
            }
        }
        if (paths.isEmpty() || (paths.size() == 1 && negative.isEmpty())) {
            return false;
        }
        for (Listed match : paths) {
            if (!hasLivingToken(match, paths)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a path can match one of a match's tokens, as far as the other matches are concerned one by one. */
    private boolean hasLivingToken(Listed match, List<Listed> paths) {
        for (String token : match.tokens()) {
            if (isLiving(match.kind(), token, paths)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLiving(Kind kind, String token, List<Listed> matches) {
        String pattern = pattern(kind, token);
        return !isTakenOut(kind, token, pattern) && meetsAll(pattern, matches);
    }

    private boolean isTakenOut(Kind kind, String token, String pattern) {
        for (Map.Entry<Kind, Set<String>> none : negative.entrySet()) {
            if (!isOnPath(none.getKey())) {
                continue;
            }
            if (none.getKey() == kind && none.getValue().contains(token)) {
                return true;
            }
            for (String taken : none.getValue()) {
                if (covers(none.getKey(), taken, pattern)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meetsAll(String pattern, List<Listed> paths) {
        for (Listed other : paths) {
            if (isOnPath(other.kind()) && !meetsAny(pattern, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean meetsAny(String pattern, Listed match) {
        for (String token : match.tokens()) {
            if (Globs.meet(pattern, pattern(match.kind(), token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean cannotMeet(Listed one, Listed other) {
        if (isOnPath(one.kind()) && isOnPath(other.kind())) {
            for (String token : one.tokens()) {
                if (meetsAny(pattern(one.kind(), token), other)) {
                    return false;
                }
            }
            return true;
        }
        return one.kind() == other.kind() && Collections.disjoint(one.tokens(), other.tokens());
    }

    private static boolean covers(Kind kind, String token, String pattern) {
        return switch (kind) {
            case URL_WILDCARD -> Globs.covers(token, pattern);
            // Cheaper than making a pattern of the token: what comes before a suffix does not matter.
            case URL_EXTENSION ->
                pattern.length() > token.length()
                        && pattern.endsWith(token)
                        && pattern.charAt(pattern.length() - token.length() - 1) == '.';
            default ->
                pattern.length() > token.length()
                        && pattern.endsWith(token)
                        && pattern.charAt(pattern.length() - token.length() - 1) == '/';
        };
    }

    private static boolean isOnPath(Kind kind) {
        return kind == Kind.URL_WILDCARD || kind == Kind.URL_EXTENSION || kind == Kind.URL_FILENAME;
    }

    private static String pattern(Kind kind, String token) {
        return switch (kind) {
            case URL_EXTENSION -> "*." + token;
            case URL_FILENAME -> "*/" + token;
            default -> token;
        };
    }

    private static boolean isEveryPath(Listed match) {
        return match.kind() == Kind.URL_WILDCARD && match.tokens().contains(EVERY_PATH);
    }

    /** A first directory as a pattern, which compares with other patterns. */
    private static Listed pathPattern(Listed match) {
        if (match.kind() != Kind.URL_PATH) {
            return match;
        }
        return new Listed(
                Kind.URL_WILDCARD,
                match.tokens().stream().map(name -> "/" + name + "/*").toList(),
                match.negated());
    }
}
