package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two distributions, compared by what they do with requests at the boundaries of their rules. Immutable, thread-safe; the
 * same distributions give the same comparison.
 *
 * <pre>{@code
 * Comparison comparison = Comparison.of(before, after);
 * for (Difference difference : comparison.differences()) {
 *     System.out.println(difference.request().url() + ": " + difference.aspect());
 * }
 * }</pre>
 *
 * <p>What is found is there. That nothing is found does not prove that there is nothing: the requests are chosen, not all
 * requests. Names of rules and origins, descriptions and provider options are not compared.
 */
public final class Comparison {
    /** The host name that stands for the one that a provider assigns. */
    public static final String ASSIGNED_HOST = "assigned.cdn.example";

    private final List<Difference> differences;
    private final Map<Optional<String>, DecisionPair> examples;
    private final List<String> unserved;
    private final int requests;

    private Comparison(
            List<Difference> differences,
            Map<Optional<String>, DecisionPair> examples,
            List<String> unserved,
            int requests) {
        this.differences = differences;
        this.examples = examples;
        this.unserved = unserved;
        this.requests = requests;
    }

    /**
     * Compares two distributions.
     *
     * @param first for example what was wished
     * @param second for example what came out
     * @return the comparison
     */
    public static Comparison of(Distribution first, Distribution second) {
        return new Run(first, second).compare();
    }

    /**
     * Where they differ: one entry for each rule of the first (for each host name where it is about the scheme), aspect and
     * direction.
     *
     * @return those that let more requests through first, then in the order of the first distribution's rules
     */
    public List<Difference> differences() {
        return differences;
    }

    /**
     * Where they differ, told in the names of a third distribution that means the same as the first: for example the one
     * that a provider's document was made of, when the first is what the document is read as.
     *
     * @param named a distribution whose rules and origins have the names that people know
     * @return one entry for each of its rules (for each host name where it is about the scheme), aspect and direction; those
     *     that let more requests through first, then in the order of its rules
     */
    public List<Difference> differences(Distribution named) {
        Evaluator names = evaluator(named);
        Map<List<Object>, Difference> entries = new LinkedHashMap<>();
        for (Difference difference : differences) {
            Difference told = difference.named(names.decide(difference.request()));
            entries.merge(told.entry(), told, Difference::and);
        }
        return sorted(entries.values(), named);
    }

    private static List<Difference> sorted(Collection<Difference> differences, Distribution first) {
        List<String> order = first.rules().stream().map(CacheRule::name).toList();
        return differences.stream()
                .sorted(Comparator.comparing((Difference d) -> !d.widens())
                        .thenComparing(d -> d.rule().map(order::indexOf).orElse(Integer.MAX_VALUE))
                        .thenComparing(Difference::aspect))
                .toList();
    }

    /**
     * A request that a rule of the first distribution decides, with both decisions, whether they differ or not.
     *
     * @param rule the rule's name; empty for the defaults
     * @return a request that is allowed where one was found; empty when none reaches the rule
     */
    public Optional<DecisionPair> example(Optional<String> rule) {
        return Optional.ofNullable(examples.get(rule));
    }

    /**
     * Host names that the first distribution serves and the second does not.
     *
     * @return in the order of the first distribution's endpoints
     */
    public List<String> unservedHosts() {
        return unserved;
    }

    /**
     * How many requests were compared.
     *
     * @return at least 1
     */
    public int requests() {
        return requests;
    }

    /**
     * An evaluator that knows the host name that stands for an assigned one.
     *
     * @param distribution a distribution
     * @return what it does with the requests of a comparison
     */
    public static Evaluator evaluator(Distribution distribution) {
        boolean assigned = distribution.endpoints().stream().anyMatch(Endpoint.Assigned.class::isInstance);
        return Evaluator.of(distribution, assigned ? List.of(ASSIGNED_HOST) : List.of());
    }

    /** One comparison under way. */
    private static final class Run {
        private static final List<String> ALWAYS = List.of("GET");

        private final Distribution first;
        private final Distribution second;
        private final Evaluator one;
        private final Evaluator other;
        private final Evaluator oneRules;
        private final Evaluator otherRules;
        private final List<String> hosts;
        private final List<String> unserved = new ArrayList<>();
        private final Map<String, Behavior> firstBehaviors;
        private final Map<String, Behavior> secondBehaviors;
        private final Set<String> methods = new LinkedHashSet<>(ALWAYS);
        private final Map<List<Object>, Difference> found = new LinkedHashMap<>();
        private final Map<Optional<String>, DecisionPair> examples = new HashMap<>();
        private final Set<Request> seen = new LinkedHashSet<>();

        Run(Distribution first, Distribution second) {
            this.first = first;
            this.second = second;
            Evaluator own = evaluator(first);
            Evaluator others = evaluator(second);
            List<String> shared = new ArrayList<>();
            for (String host : hosts(first)) {
                if (others.endpoint(host).isPresent()) {
                    shared.add(host);
                } else {
                    unserved.add(host);
                }
            }
            // without a name in common only the rules can be compared
            boolean apart = shared.isEmpty();
            this.oneRules = Evaluator.rulesOnly(first);
            this.otherRules = Evaluator.rulesOnly(second);
            this.one = apart ? oneRules : own;
            this.other = apart ? otherRules : others;
            this.hosts = apart ? hosts(first) : shared;
            this.firstBehaviors = effective(first);
            this.secondBehaviors = effective(second);
            for (Distribution distribution : List.of(first, second)) {
                distribution.rules().stream()
                        .flatMap(rule -> rule.when().stream())
                        .filter(condition -> condition.kind() == Condition.Kind.METHOD)
                        .forEach(condition -> methods.addAll(condition.values()));
            }
            if (methods.size() > 1) {
                methods.addAll(List.of("HEAD", "POST"));
            }
        }

        /** The schemes by which every viewer is tried: those by which one of the two serves in the end. */
        private List<String> schemes(String host) {
            if (plainOnly(one, host)) {
                return List.of("http");
            }
            return plainOnly(other, host) ? List.of("https", "http") : List.of("https");
        }

        private static boolean plainOnly(Evaluator evaluator, String host) {
            return evaluator
                    .endpoint(host)
                    .filter(endpoint -> endpoint.viewerProtocol() == ViewerProtocol.HTTP_ONLY)
                    .isPresent();
        }

        private static List<String> hosts(Distribution distribution) {
            Set<String> hosts = new LinkedHashSet<>();
            for (Endpoint endpoint : distribution.endpoints()) {
                if (endpoint instanceof Endpoint.Custom custom) {
                    hosts.add(custom.hostname());
                } else if (endpoint instanceof Endpoint.Wildcard wildcard) {
                    hosts.add("www." + wildcard.hostname());
                } else {
                    hosts.add(ASSIGNED_HOST);
                }
            }
            return List.copyOf(hosts);
        }

        /** What each rule does about viewers, with what it leaves out taken from the defaults; under "" the defaults. */
        private static Map<String, Behavior> effective(Distribution distribution) {
            Map<String, Behavior> behaviors = new HashMap<>();
            Behavior defaults = distribution.defaults();
            behaviors.put("", defaults);
            for (CacheRule rule : distribution.rules()) {
                Behavior then = rule.then();
                behaviors.put(
                        rule.name(),
                        Behavior.builder()
                                .ipAccess(then.ipAccess().or(defaults::ipAccess))
                                .geoAccess(then.geoAccess().or(defaults::geoAccess))
                                .refererAccess(then.refererAccess().or(defaults::refererAccess))
                                .tokenAuth(then.tokenAuth().or(defaults::tokenAuth))
                                .queryKey(then.queryKey().or(defaults::queryKey))
                                .build());
            }
            return behaviors;
        }

        Comparison compare() {
            for (Distribution distribution : List.of(first, second)) {
                for (CacheRule rule : distribution.rules()) {
                    Collection<String> named = rule.when().stream()
                            .filter(c -> c.kind() == Condition.Kind.HOST && !c.negated())
                            .flatMap(c -> c.values().stream())
                            .filter(hosts::contains)
                            .toList();
                    for (String host : named.isEmpty() ? hosts.subList(0, 1) : named) {
                        ExamplePaths.of(rule).forEach(path -> look(host, path));
                    }
                }
                for (String host : hosts) {
                    ExamplePaths.ofDefaults(distribution).forEach(path -> look(host, path));
                }
            }
            return new Comparison(
                    sorted(found.values(), first),
                    Map.copyOf(examples),
                    List.copyOf(unserved),
                    Math.max(1, seen.size()));
        }

        private void look(String host, String path) {
            List<String> tried = schemes(host);
            if (!seen.contains(base(tried.get(0), host, path).build())) {
                tried.forEach(scheme -> look(scheme, host, path));
            }
        }

        /** The viewers, methods, schemes, cookies and arguments that could matter for one path. */
        private void look(String scheme, String host, String path) {
            Request plain = base(scheme, host, path).build();
            compare(() -> base(scheme, host, path));
            Behavior mine = behavior(firstBehaviors, inTheEnd(one.decide(plain), oneRules, plain));
            Behavior theirs = behavior(secondBehaviors, inTheEnd(other.decide(plain), otherRules, plain));
            for (Viewer viewer : Viewer.of(mine, theirs)) {
                compare(() -> viewer.on(base(scheme, host, path)));
                for (String method : methods) {
                    compare(() -> viewer.on(base(scheme, host, path)).method(method));
                }
            }
            String otherScheme = scheme.equals("http") ? "https" : "http";
            for (Viewer viewer : List.of(Viewer.ANYBODY, Viewer.welcome(mine, theirs))) {
                compare(() -> viewer.on(base(otherScheme, host, path)));
                compare(() -> viewer.on(base(scheme, host, path)).putHeader("Cookie", "session=1"));
                for (String query : queries(mine, theirs)) {
                    compare(() -> viewer.on(base(scheme, host, path)).query(query));
                }
            }
        }

        private static Request.Builder base(String scheme, String host, String path) {
            return Request.builder().scheme(scheme).host(host).path(path);
        }

        private static Behavior behavior(Map<String, Behavior> behaviors, Decision decision) {
            Behavior behavior = behaviors.get(decision.rule().orElse(""));
            return behavior == null ? Behavior.builder().build() : behavior;
        }

        private static Set<String> queries(Behavior... behaviors) {
            Set<String> queries = new LinkedHashSet<>(List.of("a=1"));
            for (Behavior behavior : behaviors) {
                behavior.queryKey().ifPresent(key -> {
                    List<String> names = key instanceof QueryKey.Include include
                            ? include.names()
                            : key instanceof QueryKey.Exclude exclude ? exclude.names() : List.of();
                    names.stream().limit(2).forEach(name -> queries.add(name + "=1"));
                });
            }
            return queries;
        }

        private interface Maker {
            Request.Builder make();
        }

        private void compare(Maker maker) {
            Request request;
            try {
                request = maker.make().build();
            } catch (ValidationException e) {
                // a pattern can ask for what no viewer can send
                return;
            }
            if (seen.add(request)) {
                decide(request);
            }
        }

        private void decide(Request request) {
            Decision mine = one.decide(request);
            Decision theirs = other.decide(request);
            DecisionPair pair = new DecisionPair(request, mine, theirs);
            examples.merge(mine.rule(), pair, (old, fresh) -> served(old) || !served(fresh) ? old : fresh);
            boolean mineServes = inTheEnd(mine, oneRules, request).allowed();
            boolean theirsServes = inTheEnd(theirs, otherRules, request).allowed();
            for (Aspect aspect : DecisionRules.differences(request, mine, theirs, mineServes, theirsServes)) {
                boolean widens = DecisionRules.widens(aspect, request, mine, theirs, theirsServes);
                Optional<String> rule = aspect == Aspect.VIEWER_PROTOCOL ? Optional.empty() : mine.rule();
                Difference difference = new Difference(rule, aspect, widens, request, mine, theirs, 1);
                found.merge(difference.entry(), difference, Difference::and);
            }
        }

        /** What a viewer meets in the end: who follows a redirect comes again by HTTPS. */
        private static Decision inTheEnd(Decision decision, Evaluator rules, Request request) {
            return decision.location().isPresent()
                    ? rules.decide(
                            Request.builder().from(request).scheme("https").build())
                    : decision;
        }

        private static boolean served(DecisionPair pair) {
            return pair.first().allowed() && pair.first().location().isEmpty();
        }
    }
}
