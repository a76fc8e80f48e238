package dev.anyedge.simulator.scaleway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be reached from a pipeline's head, and whether every way through it ends at a backend. */
record StageGraph(Set<Stage> reachable, boolean complete) {

    static StageGraph of(ScalewayStore store, Pipeline pipeline) {
        return from(store, pipeline.head.flatMap(store::findStage));
    }

    static StageGraph from(ScalewayStore store, Optional<Stage> head) {
        Set<Stage> seen = new LinkedHashSet<>();
        Deque<Stage> open = new ArrayDeque<>();
        boolean complete = head.isPresent();
        head.ifPresent(open::add);
        while (!open.isEmpty()) {
            Stage stage = open.remove();
            if (!seen.add(stage)) {
                continue;
            }
            complete &= stage.kind == StageKind.BACKEND || stage.successor.isPresent();
            for (StageLink link : links(stage)) {
                Optional<Stage> next = store.findStage(link.stageId());
                complete &= next.isPresent();
                next.ifPresent(open::add);
            }
        }
        return new StageGraph(seen, complete);
    }

    static List<StageLink> links(Stage stage) {
        List<StageLink> links = new ArrayList<>();
        stage.successor.ifPresent(links::add);
        stage.rules.forEach(rule -> links.add(rule.target()));
        return links;
    }

    Optional<Stage> first(StageKind kind) {
        return reachable.stream().filter(stage -> stage.kind == kind).findFirst();
    }
}
