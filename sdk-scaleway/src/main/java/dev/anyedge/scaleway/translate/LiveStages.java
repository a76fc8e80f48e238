package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.WafStage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ids of a translation: those of the live document where a stage has the same part to play, so that an unchanged
 * pipeline stays as it is; otherwise new ones.
 */
final class LiveStages {
    private final Optional<StageChain> live;
    private final IdAllocator allocator;
    private final List<Stage> way;
    private final Set<StageLink> reachable;
    private final Set<String> taken = new HashSet<>();
    private final Set<StageLink> kept = new HashSet<>();

    LiveStages(Optional<StageChain> live, IdAllocator allocator) {
        this.live = live;
        this.allocator = allocator;
        Optional<? extends Stage> start = live.flatMap(LiveStages::start);
        this.way = start.map(stage -> live.orElseThrow().way(stage)).orElse(List.of());
        this.reachable =
                start.map(stage -> live.orElseThrow().reachableFrom(stage)).orElse(Set.of());
        live.ifPresent(chain -> chain.stages().forEach(stage -> taken.add(stage.id())));
    }

    /** Where the chain begins: at the head, or, switched off, at the first DNS stage from which it is whole. */
    static Optional<? extends Stage> start(StageChain chain) {
        if (chain.head().isPresent()) {
            return chain.head();
        }
        return chain.dnsStages().stream()
                .filter(dns -> endsInBackend(chain.way(dns)))
                .findFirst()
                .or(() -> chain.dnsStages().stream().findFirst());
    }

    static boolean endsInBackend(List<Stage> way) {
        return !way.isEmpty() && way.get(way.size() - 1).kind() == StageKind.BACKEND;
    }

    /** Makes sure that an id is not given again. */
    void reserve(String id) {
        taken.add(id);
    }

    String pipeline(String wish) {
        return live.map(chain -> chain.pipeline().id()).orElseGet(() -> allocator.next("pipeline", wish));
    }

    /** The stage of a kind of which a chain has one. */
    String single(StageKind kind) {
        for (Stage stage : way) {
            if (stage.kind() == kind) {
                return stage.id();
            }
        }
        return invent(kind, kind.text());
    }

    String backend(Optional<Backend> backend, Map<String, JsonValue> extra, String wish) {
        if (live.isPresent()) {
            for (BackendStage stage : live.get().backendStages()) {
                if (reachable.contains(StageLink.to(stage))
                        && stage.backend().equals(backend)
                        && stage.extra().equals(extra)
                        && kept.add(StageLink.to(stage))) {
                    return stage.id();
                }
            }
        }
        return invent(StageKind.BACKEND, wish);
    }

    String waf(WafStage wanted, String wish) {
        if (live.isPresent()) {
            for (WafStage stage : live.get().wafStages()) {
                if (reachable.contains(StageLink.to(stage))
                        && stage.mode().equals(wanted.mode())
                        && stage.paranoiaLevel().equals(wanted.paranoiaLevel())
                        && stage.next().equals(wanted.next())
                        && stage.extra().equals(wanted.extra())
                        && kept.add(StageLink.to(stage))) {
                    return stage.id();
                }
            }
        }
        return invent(StageKind.WAF, wish);
    }

    private String invent(StageKind kind, String wish) {
        String id = allocator.next(kind.text() + "_stage", wish);
        while (!taken.add(id)) {
            id = allocator.next(kind.text() + "_stage", wish);
        }
        return id;
    }
}
