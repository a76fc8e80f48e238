package dev.anyedge.fujitsu.rules;

import dev.anyedge.fujitsu.rules.RuleBehavior.ContentRefresh;
import dev.anyedge.fujitsu.rules.RuleBehavior.IpList;
import dev.anyedge.fujitsu.rules.RuleBehavior.Origin;
import dev.anyedge.fujitsu.rules.RuleBehavior.RefererList;
import dev.anyedge.fujitsu.rules.RuleBehavior.RefreshType;
import dev.anyedge.fujitsu.rules.RuleBehavior.TokenAuth;
import dev.anyedge.fujitsu.rules.RulesWarning.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what is valid and hardly meant: twelve checks (Fujitsu reference §3.6), all from the facts of the dialect and
 * none of the provider's own. Takes time in proportion to the rules. Immutable, thread-safe.
 *
 * <pre>{@code
 * RulesLint.create().forDeliveryName("www.shop.example").check(rules).forEach(System.out::println);
 * // L10 /rules/3/matches/0: jpg is listed and JPG is not; …
 * }</pre>
 */
public final class RulesLint {
    private static final int SHORTEST_KEY = 32;

    /** A rule with more matches than this is compared with rules of the same matches only. */
    private static final int MOST_MATCHES = 4;

    private final Optional<String> deliveryName;
    private final Optional<Instant> now;
    private final boolean edited;

    private RulesLint(Optional<String> deliveryName, Optional<Instant> now, boolean edited) {
        this.deliveryName = deliveryName;
        this.now = now;
        this.edited = edited;
    }

    /**
     * A linter that knows nothing but the rules.
     *
     * @return the linter
     */
    public static RulesLint create() {
        return new RulesLint(Optional.empty(), Optional.empty(), false);
    }

    /**
     * A linter that knows the host name of the service.
     *
     * @param name the host name
     * @return a new linter
     */
    public RulesLint forDeliveryName(String name) {
        return new RulesLint(Optional.of(name), now, edited);
    }

    /**
     * A linter that knows the time.
     *
     * @param instant now
     * @return a new linter
     */
    public RulesLint at(Instant instant) {
        return new RulesLint(deliveryName, Optional.of(instant), edited);
    }

    /**
     * A linter for rules that take the place of others.
     *
     * @return a new linter
     */
    public RulesLint forEdit() {
        return new RulesLint(deliveryName, now, true);
    }

    /**
     * Looks through rules.
     *
     * @param document the rules
     * @return what was found, in the order of the document
     */
    public List<RulesWarning> check(RulesDocument document) {
        List<RulesWarning> found = new ArrayList<>();
        List<Rule> rules = document.rules();
        general(rules, found);
        boolean[] replaced = replaced(rules);
        for (int i = 0; i < rules.size(); i++) {
            String at = "/rules/" + i;
            if (replaced[i]) {
                add(
                        found,
                        Check.REPLACED_RULE,
                        at,
                        "Later rules replace everything that this rule does; take it out, or put it behind them.");
            }
            rule(rules.get(i), at, found);
        }
        return List.copyOf(found);
    }

    // ---- the whole document ----

    private static void general(List<Rule> rules, List<RulesWarning> found) {
        int origin = first(rules, Origin.NAME);
        if (origin < 0) {
            add(found, Check.NO_ORIGIN, "/rules", "No rule has an origin, so nothing can be delivered.");
        } else if (!isGeneral(rules.get(origin))) {
            add(
                    found,
                    Check.NO_GENERAL_ORIGIN,
                    "/rules/" + origin,
                    "The first rule with an origin is not for every request (url-wildcard /*), so the others have none.");
        }
        boolean caching = rules.stream()
                .anyMatch(rule -> isGeneral(rule)
                        && rule.behavior(RuleBehavior.Caching.NAME).isPresent());
        if (!caching) {
            add(
                    found,
                    Check.NO_GENERAL_CACHING,
                    "/rules",
                    "No rule for every request (url-wildcard /*) says how to cache; what happens then is not documented.");
        }
    }

    private static int first(List<Rule> rules, String behavior) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).behavior(behavior).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isGeneral(Rule rule) {
        return rule.matches().stream().allMatch(RulesLint::isEverything);
    }

    private static boolean isEverything(RuleMatch match) {
        return match instanceof RuleMatch.Listed listed
                && listed.kind() == RuleMatch.Kind.URL_WILDCARD
                && !listed.negated()
                && (listed.tokens().contains("/*") || listed.tokens().contains("*"));
    }

    /** Which rules do nothing, because rules for the same or more requests follow that set the same names. */
    private static boolean[] replaced(List<Rule> rules) {
        boolean[] replaced = new boolean[rules.size()];
        Map<Set<RuleMatch>, Set<String>> later = new HashMap<>();
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            Set<RuleMatch> matches = new HashSet<>(rule.matches());
            matches.removeIf(RulesLint::isEverything);
            Set<String> names = new HashSet<>();
            rule.behaviors().forEach(behavior -> names.add(behavior.name()));
            replaced[i] = !later.isEmpty() && covered(matches, names, later);
            later.computeIfAbsent(matches, none -> new HashSet<>()).addAll(names);
        }
        return replaced;
    }

    private static boolean covered(Set<RuleMatch> matches, Set<String> names, Map<Set<RuleMatch>, Set<String>> later) {
        Set<String> left = new HashSet<>(names);
        left.removeAll(later.getOrDefault(matches, Set.of()));
        List<RuleMatch> all = List.copyOf(matches);
        int subsets = all.size() > MOST_MATCHES ? 1 : 1 << all.size();
        for (int subset = 0; subset < subsets && !left.isEmpty(); subset++) {
            Set<RuleMatch> wider = new HashSet<>();
            for (int m = 0; m < all.size(); m++) {
                if ((subset & (1 << m)) != 0) {
                    wider.add(all.get(m));
                }
            }
            left.removeAll(later.getOrDefault(wider, Set.of()));
        }
        return left.isEmpty();
    }

    // ---- one rule ----

    private void rule(Rule rule, String at, List<RulesWarning> found) {
        for (int m = 0; m < rule.matches().size(); m++) {
            if (rule.matches().get(m) instanceof RuleMatch.Listed match
                    && match.kind() == RuleMatch.Kind.URL_EXTENSION) {
                extensions(match.tokens(), at + "/matches/" + m, found);
            }
        }
        Set<String> names = new HashSet<>();
        for (int b = 0; b < rule.behaviors().size(); b++) {
            RuleBehavior behavior = rule.behaviors().get(b);
            String pointer = at + "/behaviors/" + b;
            if (!names.add(behavior.name())) {
                add(
                        found,
                        Check.BEHAVIOR_TWICE,
                        pointer,
                        "The behaviour " + behavior.name()
                                + " stands twice in this rule; what that means is not defined.");
            }
            behavior(known(behavior), rule, pointer, found);
        }
        if (names.contains(IpList.WHITELIST) && names.contains(IpList.BLACKLIST)) {
            add(
                    found,
                    Check.BOTH_ADDRESS_LISTS,
                    at,
                    "Beside an ip-whitelist, the ip-blacklist of the same rule decides nothing.");
        }
    }

    private static RuleBehavior known(RuleBehavior behavior) {
        return behavior instanceof RuleBehavior.Extended extended ? extended.known() : behavior;
    }

    private static void extensions(List<String> tokens, String pointer, List<RulesWarning> found) {
        Set<String> all = new HashSet<>(tokens);
        List<String> lacking = new ArrayList<>();
        for (String token : tokens) {
            String upper = token.toUpperCase(Locale.ROOT);
            String lower = token.toLowerCase(Locale.ROOT);
            if (!upper.equals(lower) && !(all.contains(upper) && all.contains(lower))) {
                lacking.add(all.contains(lower) ? upper : lower);
            }
        }
        if (!lacking.isEmpty()) {
            add(
                    found,
                    Check.EXTENSION_CASE,
                    pointer,
                    "Extensions count as they are written: list also " + String.join(" ", lacking)
                            + " where both occur.");
        }
    }

    private void behavior(RuleBehavior behavior, Rule rule, String pointer, List<RulesWarning> found) {
        if (behavior instanceof Origin origin) {
            String domain = origin.originDomain();
            if (domain.equalsIgnoreCase(origin.digitalProperty())
                    || deliveryName.filter(domain::equalsIgnoreCase).isPresent()) {
                add(
                        found,
                        Check.ORIGIN_LOOP,
                        pointer + "/params/originDomain",
                        "The origin is the delivery name " + domain + " itself, so requests go round in a circle.");
            }
        } else if (behavior instanceof RefererList) {
            boolean restricted = rule.matches().stream()
                    .anyMatch(match ->
                            match instanceof RuleMatch.Listed listed && listed.kind() == RuleMatch.Kind.URL_SCHEME);
            if (!restricted) {
                add(
                        found,
                        Check.REFERER_OVER_ANY_SCHEME,
                        pointer,
                        "Browsers may send no referer between HTTPS and HTTP; the provider advises to limit a referer list"
                                + " by url-scheme.");
            }
        } else if (behavior instanceof ContentRefresh refresh) {
            if (refresh.type() == RefreshType.NATURAL && edited) {
                add(
                        found,
                        Check.REPEATED_REFRESH,
                        pointer,
                        "A refresh of now happens again with each edit; take it out once it has happened.");
            } else if (now.isPresent()
                    && refresh.instant()
                            .filter(instant -> instant.isBefore(now.get()))
                            .isPresent()) {
                add(
                        found,
                        Check.PAST_REFRESH,
                        pointer,
                        "The instant of this refresh, " + refresh.value() + ", is in the past.");
            }
        } else if (behavior instanceof TokenAuth auth) {
            if (auth.key().isShorterThan(SHORTEST_KEY)) {
                shortKey(pointer + "/params/key", found);
            }
            if (auth.transitionKey()
                    .filter(key -> key.isShorterThan(SHORTEST_KEY))
                    .isPresent()) {
                shortKey(pointer + "/params/transitionKey", found);
            }
        }
    }

    private static void shortKey(String pointer, List<RulesWarning> found) {
        add(
                found,
                Check.SHORT_KEY,
                pointer,
                "The key has fewer than " + SHORTEST_KEY + " hexadecimal digits, which is easy to guess.");
    }

    private static void add(List<RulesWarning> found, Check check, String pointer, String message) {
        found.add(new RulesWarning(check, pointer, message));
    }
}
