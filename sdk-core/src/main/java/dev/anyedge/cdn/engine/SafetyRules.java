package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What needs permission whatever the provider: it compares what viewers get with what is wished, so that a wrong file or
 * a wrong name is noticed before viewers notice it.
 */
final class SafetyRules {
    private static final int MANY = 10;
    private static final int PERCENT = 30;

    private SafetyRules() {}

    /** The draft, with what it needs written on the first change that viewers notice. */
    static Draft mark(Draft draft, LiveState live) {
        if (draft.steps().isEmpty()) {
            return draft;
        }
        Optional<Distribution> serving = live.serving(); // read from all that is live each time
        if (serving.isEmpty()) {
            return draft;
        }
        Set<Permission> needs = needs(serving.get(), draft.wished());
        if (needs.isEmpty()) {
            return draft;
        }
        List<Step> steps = CdnEngine.withNeeds(draft.steps(), decisive(draft.steps()), needs);
        return new Draft(draft.wished(), draft.findings(), draft.requiredActions(), steps);
    }

    private static int decisive(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).change().impact() != Impact.NONE) {
                return i;
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).change().action() == Change.Action.UPDATE) {
                return i;
            }
        }
        return 0;
    }

    static Set<Permission> needs(Distribution live, Distribution wished) {
        Set<Permission> needs = EnumSet.noneOf(Permission.class);
        if (!hostnames(live).equals(hostnames(wished))) {
            needs.add(Permission.HOSTNAME);
        }
        if (!mainOrigin(live).equals(mainOrigin(wished))) {
            needs.add(Permission.MAIN_ORIGIN);
        }
        int rules = live.rules().size();
        if (rules >= MANY && (rules - kept(live.rules(), wished.rules())) * 100L > rules * (long) PERCENT) {
            needs.add(Permission.MANY_RULES);
        }
        return needs;
    }

    static String reason(Permission permission) {
        return switch (permission) {
            case REPLACEMENT -> "Something is taken away and made anew; requests may fail in between";
            case DELETION -> "Something that serves viewers is deleted without a successor";
            case HOSTNAME -> "The host names change";
            case MAIN_ORIGIN -> "The origin of the defaults changes";
            case MANY_RULES -> "More than " + PERCENT + " % of the rules change";
            case SUBSCRIPTION -> "A subscription that costs money is made";
            case CONFIGURATION -> "A purge changes the configuration";
        };
    }

    /** The user's own names; those that a provider assigns are the provider's to change. */
    private static Set<String> hostnames(Distribution distribution) {
        Set<String> names = new TreeSet<>();
        for (Endpoint endpoint : distribution.endpoints()) {
            endpoint.accept(new Endpoint.Visitor<Boolean>() {
                @Override
                public Boolean custom(Endpoint.Custom custom) {
                    return names.add(custom.hostname());
                }

                @Override
                public Boolean wildcard(Endpoint.Wildcard wildcard) {
                    return names.add("*." + wildcard.hostname());
                }

                @Override
                public Boolean assigned(Endpoint.Assigned assigned) {
                    return false;
                }
            });
        }
        return names;
    }

    /** Which resource the defaults' origin is, whatever it is called and however it is spoken to. */
    private static List<String> mainOrigin(Distribution distribution) {
        Optional<Origin> origin = distribution.defaults().origin().flatMap(distribution::origin);
        return origin.map(SafetyRules::resource).orElse(List.of());
    }

    private static List<String> resource(Origin origin) {
        return origin.accept(new Origin.Visitor<List<String>>() {
            @Override
            public List<String> http(HttpOrigin http) {
                return List.of("http", http.host(), String.valueOf(http.port()), http.basePath());
            }

            @Override
            public List<String> bucket(BucketOrigin bucket) {
                return List.of("bucket", bucket.bucket(), bucket.region());
            }

            @Override
            public List<String> loadBalancer(LoadBalancerOrigin balancer) {
                return List.of("load-balancer", balancer.loadBalancer(), balancer.frontend(), balancer.zone());
            }

            @Override
            public List<String> serverless(ServerlessOrigin serverless) {
                return List.of("serverless", serverless.resource(), serverless.region());
            }
        });
    }

    private record Meaning(List<Condition> when, Behavior then) {
        static Meaning of(CacheRule rule) {
            return new Meaning(rule.when(), rule.then());
        }
    }

    /** How many of the live rules stay as they are, and in the same order: a longest increasing run of their places. */
    private static int kept(List<CacheRule> live, List<CacheRule> wished) {
        Map<Meaning, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < live.size(); i++) {
            places.computeIfAbsent(Meaning.of(live.get(i)), rule -> new ArrayDeque<>())
                    .add(i);
        }
        int[] smallestEnd = new int[live.size()];
        int longest = 0;
        for (CacheRule rule : wished) {
            Deque<Integer> left = places.get(Meaning.of(rule));
            if (left == null || left.isEmpty()) {
                continue;
            }
            int place = left.remove();
            int at = Arrays.binarySearch(smallestEnd, 0, longest, place);
            int insertion = at >= 0 ? at : -at - 1;
            smallestEnd[insertion] = place;
            longest = Math.max(longest, insertion + 1);
        }
        return longest;
    }
}
