package dev.anyedge.scaleway;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.engine.Fingerprint;
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the project has for one distribution: a pipeline with everything in it, or nothing yet. Immutable. */
final class LivePipeline implements LiveState {
    private final String projectId;
    private final Optional<StageGraph> graph;
    private final List<String> heads;
    private final boolean subscribed;

    private LivePipeline(String projectId, Optional<StageGraph> graph, List<String> heads, boolean subscribed) {
        this.projectId = projectId;
        this.graph = graph;
        this.heads = List.copyOf(heads);
        this.subscribed = subscribed;
    }

    /** A project without this pipeline. */
    static LivePipeline none(String projectId, boolean subscribed) {
        return new LivePipeline(projectId, Optional.empty(), List.of(), subscribed);
    }

    /** A pipeline with the DNS stages at which its requests arrive; the first of them is that of the chain. */
    static LivePipeline of(String projectId, StageChain chain, List<String> heads) {
        return new LivePipeline(projectId, Optional.of(new StageGraph(chain)), heads, true);
    }

    String projectId() {
        return projectId;
    }

    Optional<StageGraph> graph() {
        return graph;
    }

    Optional<Pipeline> pipeline() {
        return graph.map(found -> found.chain().pipeline());
    }

    /** The ids of all DNS stages at which requests arrive; the console allows several. */
    List<String> heads() {
        return heads;
    }

    boolean subscribed() {
        return subscribed;
    }

    @Override
    public Optional<Deployment> deployment() {
        return graph.map(found -> PipelineHealth.of(
                found.chain().pipeline(),
                found.chain().dnsStages(),
                heads,
                found.start().map(found::whole).orElse(false)));
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().add(projectId).add(String.valueOf(subscribed));
        if (graph.isEmpty()) {
            return fingerprint.value();
        }
        Pipeline pipeline = graph.get().chain().pipeline();
        fingerprint.add(pipeline.id()).add(pipeline.name()).add(pipeline.description());
        heads.stream().sorted().forEach(fingerprint::add);
        RuleMeaning literal = RuleMeaning.literal();
        graph.get().stages().stream()
                .sorted(Comparator.comparing(Stage::kind).thenComparing(Stage::id))
                .forEach(stage -> {
                    fingerprint
                            .add(StageLink.to(stage).toString())
                            .add(StageShapes.settings(stage))
                            .add(stage.next().toString());
                    for (RouteRule rule : graph.get().rules(stage)) {
                        fingerprint.add(literal.of(rule)).add(rule.target().toString());
                    }
                });
        return fingerprint.value();
    }

    @Override
    public Optional<Distribution> serving() {
        return graph.filter(found -> !heads.isEmpty())
                .map(found -> StageChainTranslator.create().read(found.chain()).distribution());
    }
}
