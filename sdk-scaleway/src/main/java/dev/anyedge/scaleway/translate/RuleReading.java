package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The rules of a route stage as rules of the model. */
final class RuleReading {
    /** A host that nobody asks for: a rule under this condition decides nothing. */
    private static final String NO_REQUEST = "unreadable.invalid";

    private static final Condition EVERY_PATH = Condition.path("/*");

    private final DocumentFindings findings;
    private final GoalReading goals;

    RuleReading(DocumentFindings findings, GoalReading goals) {
        this.findings = findings;
        this.goals = goals;
    }

    /**
     * The rules in order.
     *
     * @param fallback where requests go that no rule picks
     * @param dnsStage the host names, if known
     */
    List<CacheRule> rules(
            RouteStage stage, List<RouteRule> rules, GoalReading.Goal fallback, Optional<DnsStage> dnsStage) {
        String at = findings.pointer(stage) + "/route_rules/";
        List<Integer> order = order(rules, findings.pointer(stage) + "/route_rules");
        Optional<String> host = dnsStage.filter(dns -> dns.fqdns().size() == 1 && !dns.wildcardDomain())
                .map(dns -> EndpointReading.hostname(dns.fqdns().get(0)));
        List<CacheRule> read = new ArrayList<>(rules.size());
        for (int i = 0; i < order.size(); i++) {
            int place = order.get(i);
            RouteRule rule = rules.get(place);
            Supplier<String> pointer = () -> at + place;
            GoalReading.Goal goal = goals.goal(rule.target(), pointer);
            Behavior.Builder then = Behavior.builder().origin(goal.origin());
            ScalewayOptions.Builder own = ScalewayOptions.builder();
            if (!goal.sameFirewall(fallback)) {
                then.firewall(goal.firewall());
                own = goal.options();
            }
            ObjectNode raw = JsonNodes.object();
            rule.extra().forEach((name, value) -> {
                raw.set(name, JsonNodes.of(value));
                findings.keptUnknown(pointer.get() + "/" + JsonText.pointerStep(name), name);
            });
            List<Condition> when = conditions(rule, () -> pointer.get() + "/rule_http_match", host, raw);
            if (!raw.isEmpty()) {
                own.putRaw("route_rule", JsonNodes.value(raw));
            }
            read.add(CacheRule.builder()
                    .name(Names.rule(i))
                    .when(when)
                    .then(then.options(own.build().toOptions()).build())
                    .build());
        }
        return read;
    }

    /** By position where all rules have one, as answers do; else as they stand. */
    private List<Integer> order(List<RouteRule> rules, String at) {
        List<Integer> order = new ArrayList<>(rules.size());
        boolean sorted = true;
        boolean all = true;
        for (int i = 0; i < rules.size(); i++) {
            order.add(i);
            all &= rules.get(i).position().isPresent();
            sorted &= i == 0
                    || rules.get(i).position().orElse(0)
                            >= rules.get(i - 1).position().orElse(0);
        }
        if (all && !sorted) {
            order.sort(Comparator.comparingInt(i -> rules.get(i).position().orElse(0)));
            findings.note(
                    Feature.RULES, at, "The route rules do not stand in the order of their positions, which counts.");
        }
        return order;
    }

    private List<Condition> conditions(RouteRule rule, Supplier<String> at, Optional<String> host, ObjectNode raw) {
        if (rule.match().isEmpty()) {
            return List.of(EVERY_PATH);
        }
        RuleHttpMatch match = rule.match().get();
        List<Condition> when = new ArrayList<>(3);
        List<String> unreadable = new ArrayList<>();
        match.extra().keySet().forEach(name -> unreadable.add(at.get() + "/" + JsonText.pointerStep(name)));
        methods(match.methodFilters(), at, unreadable).ifPresent(when::add);
        boolean keepHost = false;
        if (match.pathFilter().isPresent()) {
            RuleFilter filter = match.pathFilter().get();
            Condition paths = plain(filter) ? FilterText.readPath(filter.value()) : null;
            if (paths != null) {
                when.add(paths);
            } else {
                unreadable.add(at.get() + "/path_filter");
            }
        }
        if (match.hostFilter().isPresent()) {
            RuleFilter filter = match.hostFilter().get();
            Condition hosts = plain(filter) ? FilterText.readHosts(filter.value()) : null;
            if (hosts != null) {
                when.add(hosts);
            } else if (plain(filter) && FilterText.valid(filter.value()) && host.isPresent()) {
                keepHost = true;
                boolean holds = FilterText.finds(filter.value(), host.get());
                if (!holds) {
                    when.add(Condition.host(NO_REQUEST));
                }
                findings.note(
                        Feature.HOST_CONDITION,
                        at.get() + "/host_filter",
                        "The model has no expressions for hosts. This one " + (holds ? "finds" : "does not find")
                                + " the host name " + host.get() + "; it is kept as an option.");
            } else {
                unreadable.add(at.get() + "/host_filter");
            }
        }
        if (!unreadable.isEmpty()) {
            // all filters must hold, so those that are understood bound what the rule can decide
            RequestClass concerned = new RequestClass(
                    when.isEmpty() ? "all requests" : "requests that the rule's other filters pick out", when, false);
            for (String pointer : unreadable) {
                findings.unreadable(pointer, concerned);
            }
            when.add(Condition.host(NO_REQUEST));
        }
        if (!unreadable.isEmpty() || keepHost || !match.methodFilters().stream().allMatch(MethodFilter::known)) {
            raw.set("rule_http_match", JsonText.parse(rule.toJson()).path("rule_http_match"));
        }
        if (when.size() > 1) {
            when.removeIf(EVERY_PATH::equals);
        }
        return when.isEmpty() ? List.of(EVERY_PATH) : when;
    }

    private static boolean plain(RuleFilter filter) {
        return filter.type().known() && filter.extra().isEmpty();
    }

    /** A word that came later is the method of that name, as all those before it are. */
    private Optional<Condition> methods(List<MethodFilter> filters, Supplier<String> at, List<String> unreadable) {
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        Set<String> methods = new LinkedHashSet<>();
        int before = unreadable.size();
        for (int i = 0; i < filters.size(); i++) {
            MethodFilter filter = filters.get(i);
            String method = filter.text().toUpperCase(Locale.ROOT);
            String pointer = at.get() + "/method_filters/" + i;
            if (filter.known()) {
                methods.add(method);
            } else if (filter.unspecified()
                    || DocumentFindings.attempt(() -> Condition.method(method)).isEmpty()) {
                unreadable.add(pointer);
            } else {
                methods.add(method);
                findings.lossy(
                        Feature.METHOD_CONDITION,
                        pointer,
                        "Routes are not known to have the method " + filter.text() + ".",
                        "It is read as the HTTP method " + method + ", and kept as an option as it stands.",
                        RequestClass.when("requests with the method " + method, Condition.method(method)));
            }
        }
        return unreadable.size() == before
                ? Optional.of(new Condition(Condition.Kind.METHOD, List.copyOf(methods), false))
                : Optional.empty();
    }
}
