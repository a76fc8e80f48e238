package dev.anyedge.fujitsu;

import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.ServiceParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service as a picture: the cascade of its rules, in which the last one that matches wins, and the origins. */
final class RulesDiagram {
    private RulesDiagram() {}

    static Diagram of(FujitsuDocument document) {
        Diagram.Builder diagram = Diagram.builder();
        String name = document.parameters().flatMap(ServiceParameters::preFqdn).orElse("service");
        diagram.node("service", "service", name, "of the rules that match, the last one wins");
        List<Rule> rules = document.rules().rules();
        Map<String, String> origins = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String behaviors = rule.behaviors().stream().map(RuleBehavior::name).collect(Collectors.joining(", "));
            diagram.node("rule" + i, "rule", String.valueOf(i + 1), behaviors);
            diagram.edge(
                    "service",
                    "rule" + i,
                    rule.matches().stream().map(RulesDiagram::words).collect(Collectors.joining(", ")));
            for (RuleBehavior behavior : rule.behaviors()) {
                Optional<String> domain = domain(behavior);
                if (domain.isPresent()) {
                    String id = origins.computeIfAbsent(domain.get(), host -> "origin-" + host);
                    diagram.edge("rule" + i, id, "");
                }
            }
        }
        origins.forEach((host, id) -> diagram.node(id, "origin", host, ""));
        return diagram.build();
    }

    private static Optional<String> domain(RuleBehavior behavior) {
        if (behavior instanceof RuleBehavior.Extended extended) {
            return domain(extended.known());
        }
        return behavior instanceof RuleBehavior.Origin origin ? Optional.of(origin.originDomain()) : Optional.empty();
    }

    private static String words(RuleMatch match) {
        return match instanceof RuleMatch.Listed listed
                ? (listed.negated() ? "not " : "") + listed.name() + " " + String.join(" ", listed.tokens())
                : match.name();
    }
}
