package dev.anyedge.scaleway;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.engine.Fingerprint;
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a project has for one distribution in v1alpha1: a pipeline with its stages, or nothing yet, and those stages of no
 * pipeline that are exactly what is wished. An apply that was ended leaves such stages behind, and they carry nothing that
 * tells whose they are: they are used, and never deleted. Immutable.
 */
final class V1Alpha1Project implements LiveState {
    private final LivePipeline pipeline;
    private final StageGraph graph;
    private final Set<StageLink> free = new LinkedHashSet<>();

    private V1Alpha1Project(LivePipeline pipeline, StageGraph graph) {
        this.pipeline = pipeline;
        this.graph = graph;
    }

    /**
     * A project, with those of its free stages that fit.
     *
     * @param pipeline the pipeline with its own stages
     * @param unattached the project's stages of no pipeline
     * @param wished what they are compared with
     */
    static V1Alpha1Project of(LivePipeline pipeline, StageChain unattached, StageGraph wished) {
        StageChain own = pipeline.graph().orElseGet(StageGraph::empty).chain();
        StageShapes shapes = new StageShapes(RuleMeaning.literal());
        StageShapes.Of found = shapes.of(new StageGraph(joined(own, unattached, stage -> true)));
        StageShapes.Of wanted = shapes.of(wished);
        Set<String> fits = new LinkedHashSet<>();
        wished.stages().forEach(stage -> fits.add(fit(stage, wanted)));
        StageChain all = joined(own, unattached, stage -> fits.contains(fit(stage, found)));
        V1Alpha1Project project = new V1Alpha1Project(pipeline, new StageGraph(all));
        all.stages().stream()
                .filter(stage -> own.stage(StageLink.to(stage)).isEmpty())
                .forEach(stage -> project.free.add(StageLink.to(stage)));
        return project;
    }

    private static String fit(Stage stage, StageShapes.Of shapes) {
        return stage.kind() + " " + shapes.shape(StageLink.to(stage));
    }

    /** The pipeline's own stages first, so that they are preferred. */
    private static StageChain joined(StageChain own, StageChain more, Predicate<Stage> wanted) {
        return StageChain.builder()
                .from(own)
                .addAllDnsStages(more.dnsStages().stream().filter(wanted).toList())
                .addAllTlsStages(more.tlsStages().stream().filter(wanted).toList())
                .addAllCacheStages(more.cacheStages().stream().filter(wanted).toList())
                .addAllBackendStages(
                        more.backendStages().stream().filter(wanted).toList())
                .build();
    }

    LivePipeline pipeline() {
        return pipeline;
    }

    /** The pipeline's own stages and the free ones that fit. */
    StageGraph graph() {
        return graph;
    }

    boolean owns(Stage stage) {
        return !free.contains(StageLink.to(stage));
    }

    /** Whether requests that arrive at the pipeline end at a stage that this dialect does not show. */
    boolean hidesSomething() {
        Optional<Stage> stage = pipeline.graph().flatMap(own -> own.chain().head());
        while (stage.isPresent() && stage.get().next().isPresent()) {
            stage = stage.get().next().flatMap(graph::stage);
            if (stage.isEmpty()) {
                return true;
            }
        }
        return stage.isPresent()
                && !(stage.get() instanceof BackendStage backend
                        && backend.backend().isPresent());
    }

    @Override
    public Optional<Deployment> deployment() {
        return pipeline.deployment();
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().add(pipeline.fingerprint());
        graph.stages().stream()
                .filter(stage -> !owns(stage))
                .sorted(Comparator.comparing(Stage::kind).thenComparing(Stage::id))
                .forEach(stage -> fingerprint
                        .add(StageLink.to(stage).toString())
                        .add(StageShapes.settings(stage))
                        .add(stage.next().toString()));
        return fingerprint.value();
    }

    @Override
    public Optional<Distribution> serving() {
        return pipeline.serving();
    }

    /** The stages of no pipeline among some. */
    static StageChain unattached(StageChain all, Set<StageLink> own) {
        Predicate<Stage> ofNobody =
                stage -> stage.pipelineId().filter(id -> !id.isEmpty()).isEmpty() && !own.contains(StageLink.to(stage));
        return joined(StageGraph.empty().chain(), all, ofNobody);
    }

    /** The stages of a pipeline among some: those that say so, and those that its requests pass. */
    static StageChain own(StageChain all) {
        StageGraph graph = new StageGraph(all);
        Set<StageLink> passed =
                graph.reachable(all.head().map(StageLink::to).map(List::of).orElse(List.of()));
        String id = all.pipeline().id();
        Predicate<Stage> own = stage -> stage.pipelineId()
                .filter(text -> !text.isEmpty())
                .map(text -> text.equals(id))
                .orElse(passed.contains(StageLink.to(stage)));
        StageChain bare = StageChain.builder()
                .pipeline(all.pipeline())
                .headDnsStageId(all.headDnsStageId())
                .build();
        return joined(bare, all, own);
    }
}
