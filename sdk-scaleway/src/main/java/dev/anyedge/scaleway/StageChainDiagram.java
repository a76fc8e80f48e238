package dev.anyedge.scaleway;

import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A stage chain as a picture: each stage a box, each link an arrow, each route rule an arrow with its filters. */
final class StageChainDiagram {
    private StageChainDiagram() {}

    static Diagram of(StageChain chain) {
        String name = chain.pipeline().name();
        Diagram.Builder diagram = Diagram.builder();
        diagram.node("pipeline", "pipeline", name, "");
        chain.head().ifPresent(head -> diagram.edge("pipeline", head.id(), ""));
        for (Stage stage : chain.stages()) {
            diagram.node(stage.id(), StageWords.kind(stage), StageWords.title(stage, name), detail(stage));
        }
        for (Stage stage : chain.stages()) {
            if (stage instanceof RouteStage) {
                int position = 1;
                for (RouteRule rule : chain.rulesOf(stage.id())) {
                    String label = position++ + ". "
                            + rule.match().map(StageChainDiagram::filters).orElse("any request");
                    rule.target().ifPresent(target -> diagram.edge(stage.id(), target.id(), label));
                }
            }
            stage.next()
                    .ifPresent(next -> diagram.edge(stage.id(), next.id(), stage instanceof RouteStage ? "else" : ""));
        }
        return diagram.build();
    }

    private static String filters(RuleHttpMatch match) {
        List<String> filters = new ArrayList<>();
        if (!match.methodFilters().isEmpty()) {
            filters.add(match.methodFilters().stream().map(MethodFilter::text).collect(Collectors.joining(" or ")));
        }
        match.hostFilter().ifPresent(filter -> filters.add("host " + filter.value()));
        match.pathFilter().ifPresent(filter -> filters.add("path " + filter.value()));
        return filters.isEmpty() ? "any request" : String.join(", ", filters);
    }

    private static String detail(Stage stage) {
        return stage.accept(new Stage.Visitor<String>() {
            @Override
            public String dns(DnsStage dns) {
                return dns.defaultFqdn().orElse("");
            }

            @Override
            public String tls(TlsStage tls) {
                return tls.managedCertificate()
                        ? "managed certificate"
                        : tls.secrets().isEmpty() ? "no certificate" : "stored certificate";
            }

            @Override
            public String cache(CacheStage cache) {
                return cache.fallbackTtl()
                        .map(ttl -> "kept as the origin says, else " + ttl.toSeconds() + "s")
                        .orElse("");
            }

            @Override
            public String route(RouteStage route) {
                return "the first rule that matches decides";
            }

            @Override
            public String waf(WafStage waf) {
                return "";
            }

            @Override
            public String backend(BackendStage backend) {
                return "";
            }
        });
    }
}
