package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.engine.ApplyScope;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.internal.wire.Dialect;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of v1alpha1 from what is live to what is wished: stages from the backend upwards, then the one write that
 * viewers notice (for what is new, the pipeline itself), then leftovers of the pipeline, never of anybody else.
 */
final class V1Alpha1Draft {
    private final ScalewayEdgeApiV1Alpha1 api;
    private final V1Alpha1Writer writer;
    private final WishedPipeline wished;
    private final V1Alpha1Project live;
    private final PlanName subscription;
    private final String name;
    private final StageGraph wishedGraph;
    private final StageLink wishedRoot;
    private final StageSteps stageSteps;
    private final Changeover changeover;
    private final Set<String> known = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    V1Alpha1Draft(
            ScalewayEdgeApiV1Alpha1 api,
            V1Alpha1Writer writer,
            WishedPipeline wished,
            V1Alpha1Project live,
            PlanName subscription) {
        this.api = api;
        this.writer = writer;
        this.wished = wished;
        this.live = live;
        this.subscription = subscription;
        this.name = wished.chain().pipeline().name();
        this.wishedGraph = new StageGraph(wished.chain());
        DnsStage root = wishedGraph
                .start()
                .orElseThrow(() -> new IllegalStateException("a translation always has a DNS stage"));
        this.wishedRoot = StageLink.to(root);
        Set<StageLink> keep = wishedGraph.keeps(live.graph());
        this.changeover = Changeover.find(
                live.graph(),
                liveRoot(root, keep),
                wishedGraph,
                wishedRoot,
                keep,
                Optional::empty,
                RuleMeaning.literal());
        this.stageSteps = new StageSteps(name, wishedGraph, changeover);
        live.graph().stages().forEach(stage -> known.add(stage.id()));
    }

    /** Where requests arrive; or, of a pipeline without a head, the stage of its own that has the name already. */
    private Optional<StageLink> liveRoot(DnsStage wanted, Set<StageLink> keep) {
        List<String> heads = live.pipeline().heads();
        if (!heads.isEmpty()) {
            return Optional.of(new StageLink(StageKind.DNS, heads.get(0)));
        }
        return live.graph().chain().dnsStages().stream()
                .filter(live::owns)
                .filter(stage -> !keep.contains(StageLink.to(stage)))
                .filter(stage -> StageShapes.hostnames(stage).equals(StageShapes.hostnames(wanted)))
                .findFirst()
                .map(StageLink::to);
    }

    Draft draft() {
        List<Finding> findings = WriteRules.check(Dialect.V1ALPHA1, wished, live.graph(), wishedGraph, changeover);
        boolean serving = !live.pipeline().heads().isEmpty();
        Optional<Pipeline> pipeline = live.pipeline().pipeline();
        subscription();
        if (serving) {
            pipeline.ifPresent(there -> describe(there, Optional.empty()));
        }
        changeover.created().forEach(this::create);
        changeover.change().ifPresent(found -> steps.add(stageSteps.patch(found, serving, writer)));
        if (!serving) {
            pipeline.ifPresentOrElse(there -> describe(there, Optional.of(wishedRoot)), this::build);
        }
        changeover.leftovers().stream()
                .filter(live::owns)
                .forEach(stage -> steps.add(stageSteps.delete(stage, writer::delete)));
        Distribution compared = steps.isEmpty()
                ? wished.distribution()
                : StageChainTranslator.create().read(wished.chain()).distribution();
        return new Draft(
                compared,
                findings,
                PipelineHealth.actionsBeforeApply(live.pipeline(), wished.chain(), subscription),
                steps);
    }

    private void subscription() {
        if (live.pipeline().pipeline().isPresent() || live.pipeline().subscribed()) {
            return;
        }
        String project = live.pipeline().projectId();
        steps.add(Step.of(
                Change.builder()
                        .from(StageSteps.change(Change.Action.CREATE, "subscription", subscription.text(), Impact.NONE))
                        .after(StageWords.json(object().put("plan_name", subscription.text())))
                        .addNeeds(Permission.SUBSCRIPTION)
                        .build(),
                scope -> api.selectPlan(project, subscription)));
    }

    private void create(Stage stage) {
        steps.add(stageSteps.create(stage, (next, scope) -> {
            Set<String> before = new HashSet<>(known);
            before.addAll(scope.ids().values());
            return writer.create(stage, next, before);
        }));
    }

    /** The pipeline comes last, and with it the traffic. */
    private void build() {
        String description = wished.chain().pipeline().description();
        ObjectNode after = object().put("name", name)
                .put("description", description)
                .put(StageKind.DNS.linkMember(), stageSteps.shown(wishedRoot));
        steps.add(Step.of(
                Change.builder()
                        .from(StageSteps.change(Change.Action.CREATE, "pipeline", name, Impact.TRAFFIC))
                        .after(StageWords.json(after))
                        .build(),
                scope -> scope.deployment(
                        writer.createPipeline(live.pipeline().projectId(), name, description, head(scope)))));
    }

    /** What a pipeline itself says, and with it where it begins if it has no beginning yet. */
    private void describe(Pipeline there, Optional<StageLink> newHead) {
        String description = wished.chain().pipeline().description();
        ChangedMembers members = new ChangedMembers();
        members.compare("name", there.name(), name);
        members.compare("description", there.description(), description);
        PipelineRequest.Builder request = PipelineRequest.builder();
        if (members.has("name")) {
            request.name(name);
        }
        if (members.has("description")) {
            request.description(description);
        }
        newHead.ifPresent(head -> members.becomes(StageKind.DNS.linkMember(), shownHead()));
        if (members.isEmpty()) {
            return;
        }
        PipelineRequest words = request.build();
        Impact impact = newHead.isPresent() ? Impact.TRAFFIC : Impact.NONE;
        steps.add(Step.of(
                members.on(StageSteps.change(Change.Action.UPDATE, "pipeline", name, impact)),
                scope -> api.updatePipeline(
                        there.id(),
                        newHead.isPresent()
                                ? PipelineRequest.builder()
                                        .from(words)
                                        .dnsStageId(head(scope))
                                        .build()
                                : words)));
    }

    private String head(ApplyScope scope) {
        return changeover.root().map(StageLink::id).orElseGet(() -> stageSteps
                .target(wishedRoot, scope)
                .id());
    }

    private String shownHead() {
        return changeover.root().map(StageLink::id).orElseGet(() -> stageSteps.shown(wishedRoot));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
