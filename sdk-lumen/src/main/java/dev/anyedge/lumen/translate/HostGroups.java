package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Host names that are served alike, each group of which becomes a property: a match group knows paths alone, so for each
 * host the conditions on hosts and schemes are decided here.
 */
final class HostGroups {
    /** A host name with its place in the distribution. */
    record Host(int index, Endpoint.Custom endpoint) {
        String name() {
            return endpoint.hostname();
        }
    }

    /** A rule of the distribution that may hold for a group, and what is left of its conditions. */
    record FoldedRule(int index, List<Condition> paths) {}

    /**
     * Hosts with the rules that may hold for them.
     *
     * @param rules in order, without one that always holds
     * @param last the rule that always holds; -1 for the defaults
     */
    record Group(List<Host> hosts, List<FoldedRule> rules, int last) {}

    private final Distribution distribution;
    private final Findings findings;
    private final Set<Integer> unsayable = new HashSet<>();
    private final List<Integer> byHost = new ArrayList<>();
    private final List<FoldedRule> folded = new ArrayList<>();

    HostGroups(Distribution distribution, Findings findings) {
        this.distribution = distribution;
        this.findings = findings;
        for (int i = 0; i < distribution.rules().size(); i++) {
            List<Condition> paths = new ArrayList<>();
            boolean dependsOnHost = false;
            for (Condition condition : distribution.rules().get(i).when()) {
                switch (condition.kind()) {
                    case HOST, SCHEME -> dependsOnHost = true;
                    case METHOD -> method(i);
                    default -> paths.add(condition);
                }
            }
            if (dependsOnHost) {
                byHost.add(i);
            }
            folded.add(new FoldedRule(i, paths));
        }
    }

    private void method(int rule) {
        if (unsayable.add(rule)) {
            findings.unsupported(
                    Feature.METHOD_CONDITION,
                    "/rules/" + rule + "/when",
                    "Rules know paths; methods do not matter to them.",
                    "The rule is left out.",
                    "Say it by path, or let the origin look at methods.");
        }
    }

    /** Rules that cannot be said at all; for their restrictions see who reports them. */
    Set<Integer> unsayable() {
        return unsayable;
    }

    List<Group> groups(List<Host> hosts) {
        Map<List<Integer>, List<Host>> alike = new LinkedHashMap<>();
        Map<List<Boolean>, List<Integer>> known = new HashMap<>();
        for (Host host : hosts) {
            List<Boolean> outcomes = new ArrayList<>(byHost.size());
            byHost.forEach(rule -> outcomes.add(holds(rule, host)));
            alike.computeIfAbsent(known.computeIfAbsent(outcomes, this::fold), key -> new ArrayList<>())
                    .add(host);
        }
        List<Group> groups = new ArrayList<>();
        alike.forEach((rules, members) -> {
            int size = rules.size();
            int last = rules.get(size - 1);
            groups.add(new Group(
                    members,
                    rules.subList(0, size - 1).stream().map(folded::get).toList(),
                    last));
        });
        return groups;
    }

    /** The rules that may hold, ended by the one that always holds or -1. */
    private List<Integer> fold(List<Boolean> outcomes) {
        List<Integer> rules = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < folded.size(); i++) {
            boolean holds = true;
            if (next < byHost.size() && byHost.get(next) == i) {
                holds = outcomes.get(next++);
            }
            if (!holds || unsayable.contains(i)) {
                continue;
            }
            if (folded.get(i).paths().isEmpty()) {
                rules.add(i);
                return rules;
            }
            rules.add(i);
        }
        rules.add(-1);
        return rules;
    }

    private boolean holds(int rule, Host host) {
        CacheRule cacheRule = distribution.rules().get(rule);
        for (Condition condition : cacheRule.when()) {
            if (condition.kind() == Condition.Kind.HOST) {
                if (condition.values().stream().anyMatch(value -> isHost(value, host.name())) == condition.negated()) {
                    return false;
                }
            } else if (condition.kind() == Condition.Kind.SCHEME) {
                ViewerProtocol protocol = host.endpoint().viewerProtocol();
                boolean http = condition.values().contains("http") != condition.negated();
                boolean https = condition.values().contains("https") != condition.negated();
                if (protocol == ViewerProtocol.HTTP_AND_HTTPS && http != https) {
                    scheme(rule);
                } else if (!(protocol == ViewerProtocol.HTTP_ONLY ? http : https)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void scheme(int rule) {
        if (unsayable.add(rule)) {
            findings.unsupported(
                    Feature.SCHEME_CONDITION,
                    "/rules/" + rule + "/when",
                    "Rules know paths; the scheme matters only where an endpoint serves one of the two.",
                    "The rule is left out.",
                    "Use an endpoint with one scheme.");
        }
    }

    private static boolean isHost(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
    }
}
