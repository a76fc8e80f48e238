package dev.anyedge.scaleway;

import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link StageChain} to walk in: stages by link, rules in the order of their positions. Immutable. */
final class StageGraph {
    private final StageChain chain;
    private final Map<StageLink, Stage> stages = new LinkedHashMap<>();
    private final Map<String, List<RouteRule>> rules = new LinkedHashMap<>();

    StageGraph(StageChain chain) {
        this.chain = chain;
        chain.stages().forEach(stage -> stages.putIfAbsent(StageLink.to(stage), stage));
        chain.routeRules().forEach((route, all) -> rules.put(route, inOrder(all)));
    }

    private static List<RouteRule> inOrder(List<RouteRule> rules) {
        boolean ordered = true;
        int last = Integer.MIN_VALUE;
        for (RouteRule rule : rules) {
            if (rule.position().isEmpty()) {
                return rules;
            }
            ordered &= rule.position().getAsInt() >= last;
            last = rule.position().getAsInt();
        }
        if (ordered) {
            return rules;
        }
        return rules.stream()
                .sorted(Comparator.comparingInt(rule -> rule.position().orElse(0)))
                .toList();
    }

    /** Nothing is there yet. */
    static StageGraph empty() {
        return new StageGraph(StageChain.builder()
                .pipeline(Pipeline.builder().id("").name("").build())
                .build());
    }

    StageChain chain() {
        return chain;
    }

    /** All stages, from the head's kind to the backends. */
    Collection<Stage> stages() {
        return stages.values();
    }

    Optional<Stage> stage(StageLink link) {
        return Optional.ofNullable(stages.get(link));
    }

    List<RouteRule> rules(Stage route) {
        return rules.getOrDefault(route.id(), List.of());
    }

    /** Where requests arrive, or would: the head, else the first DNS stage that leads to a backend, else any. */
    Optional<DnsStage> start() {
        return chain.head()
                .or(() -> chain.dnsStages().stream().filter(this::whole).findFirst())
                .or(() -> chain.dnsStages().stream().findFirst());
    }

    /** Whether a request that no rule picks reaches a backend. */
    boolean whole(Stage start) {
        Optional<Stage> stage = Optional.of(start);
        for (int i = 0; i < StageKind.values().length && stage.isPresent(); i++) {
            if (stage.get().kind() == StageKind.BACKEND) {
                return true;
            }
            stage = stage.get().next().flatMap(this::stage);
        }
        return false;
    }

    /** The links of a stage, each once: what comes next and where its rules lead. */
    Set<StageLink> links(Stage stage) {
        Set<StageLink> links = new LinkedHashSet<>();
        stage.next().ifPresent(links::add);
        if (stage.kind() == StageKind.ROUTE) {
            rules(stage).forEach(rule -> rule.target().ifPresent(links::add));
        }
        return links;
    }

    /** The stages that requests can pass from some stages on, these among them. */
    Set<StageLink> reachable(Collection<StageLink> from) {
        Set<StageLink> reached = new LinkedHashSet<>();
        Deque<StageLink> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            StageLink link = open.remove();
            Optional<Stage> stage = stage(link);
            if (stage.isPresent() && reached.add(link)) {
                open.addAll(links(stage.get()));
            }
        }
        return reached;
    }

    /** The live stages that stay as they are: those in this graph that nothing leads to, as a reading found them. */
    Set<StageLink> keeps(StageGraph live) {
        Set<StageLink> linked = reachable(start().map(StageLink::to).stream().toList());
        Set<StageLink> kept = new LinkedHashSet<>();
        for (Stage stage : stages()) {
            StageLink link = StageLink.to(stage);
            if (!linked.contains(link) && live.stage(link).isPresent()) {
                kept.add(link);
            }
        }
        return kept;
    }
}
