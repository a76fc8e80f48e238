package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.engine.ApplyScope;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafStageRequest;
import dev.anyedge.scaleway.internal.wire.Dialect;
import dev.anyedge.scaleway.translate.RouteExpressions;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps from a live pipeline to a wished one: what is missing is made, one write switches, leftovers go last. Where
 * nothing is served before, the head is set last; where nothing shall be served afterwards, it is taken away first.
 */
final class PipelineDraft {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** More rules than this are counted in a plan, not shown. */
    private static final int SHOWN_RULES = 200;

    private final ScalewayEdgeApi api;
    private final StageWriter writer;
    private final WishedPipeline wished;
    private final LivePipeline live;
    private final PlanName subscription;
    private final String name;
    private final StageGraph liveGraph;
    private final StageGraph wishedGraph;
    private final DnsStage wishedRoot;
    private final Set<StageLink> keep;
    private final List<String> extraHeads;
    private final Changeover changeover;
    private final StageSteps stageSteps;
    private final Set<String> known = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    PipelineDraft(
            ScalewayEdgeApi api, StageWriter writer, WishedPipeline wished, LivePipeline live, PlanName subscription) {
        this.api = api;
        this.writer = writer;
        this.wished = wished;
        this.live = live;
        this.subscription = subscription;
        this.name = wished.chain().pipeline().name();
        this.liveGraph = live.graph().orElseGet(StageGraph::empty);
        this.wishedGraph = new StageGraph(wished.chain());
        this.wishedRoot = wishedGraph
                .start()
                .orElseThrow(() -> new IllegalStateException("a translation always has a DNS stage"));
        Set<StageLink> left = wishedGraph.keeps(liveGraph);
        Optional<StageLink> root = root(left);
        this.extraHeads = live.heads().stream()
                .filter(head -> !left.contains(dns(head)) && !root.equals(Optional.of(dns(head))))
                .toList();
        this.keep = withOtherHeads(left, root);
        this.changeover = Changeover.find(
                liveGraph,
                root,
                wishedGraph,
                StageLink.to(wishedRoot),
                keep,
                this::normalised,
                new RuleMeaning(RouteExpressions::path, RouteExpressions::host));
        this.stageSteps = new StageSteps(name, wishedGraph, changeover);
        liveGraph.stages().forEach(stage -> known.add(stage.id()));
    }

    /** What is live, read and translated again. */
    private Optional<StageGraph> normalised() {
        StageChainTranslator translator = StageChainTranslator.create();
        Reading reading = translator.read(liveGraph.chain());
        if (reading.findings().stream().anyMatch(finding -> finding.severity() == Severity.UNSUPPORTED)) {
            return Optional.empty();
        }
        return translator
                .translate(reading.distribution(), TranslationContext.strict())
                .document()
                .map(StageGraph::new);
    }

    private static StageLink dns(String id) {
        return new StageLink(StageKind.DNS, id);
    }

    /** The DNS stage at which requests arrive, or shall. */
    private Optional<StageLink> root(Set<StageLink> left) {
        if (!live.heads().isEmpty()) {
            return Optional.of(dns(live.heads().get(0)));
        }
        List<String> names = StageShapes.hostnames(wishedRoot);
        List<DnsStage> free = liveGraph.chain().dnsStages().stream()
                .filter(stage -> !left.contains(StageLink.to(stage)))
                .toList();
        return free.stream()
                .filter(stage -> StageShapes.hostnames(stage).equals(names))
                .findFirst()
                .or(() -> free.stream().filter(liveGraph::whole).findFirst())
                .or(() -> free.stream().findFirst())
                .map(StageLink::to);
    }

    private Set<StageLink> withOtherHeads(Set<StageLink> left, Optional<StageLink> root) {
        Set<StageLink> all = new LinkedHashSet<>(left);
        List<StageLink> others = live.heads().stream()
                .map(PipelineDraft::dns)
                .filter(head -> left.contains(head) && !root.equals(Optional.of(head)))
                .toList();
        all.addAll(liveGraph.reachable(others));
        if (others.isEmpty() && root.isPresent()) {
            // somebody has linked it since: it is part of the chain now
            all.removeAll(liveGraph.reachable(List.of(root.get())));
        }
        return all;
    }

    Draft draft() {
        List<Finding> findings = WriteRules.check(Dialect.V1BETA1, wished, liveGraph, wishedGraph, changeover);
        boolean enabled = wished.chain().headDnsStageId().isPresent();
        boolean serving = !live.heads().isEmpty();
        pipeline();
        if (serving && !enabled) {
            live.heads().stream().filter(head -> !keep.contains(dns(head))).forEach(head -> removeHead(head, false));
        }
        changeover.created().forEach(this::create);
        changeover.change().ifPresent(found -> change(found, serving && enabled));
        if (enabled) {
            extraHeads.forEach(head -> removeHead(head, true));
            if (!serving) {
                addHead();
            }
        }
        changeover.leftovers().forEach(stage -> steps.add(stageSteps.delete(stage, writer::delete)));
        Distribution compared = steps.isEmpty()
                ? wished.distribution()
                : StageChainTranslator.create().read(wished.chain()).distribution();
        return new Draft(
                compared, findings, PipelineHealth.actionsBeforeApply(live, wished.chain(), subscription), steps);
    }

    // ---- the pipeline and its head ----

    private void pipeline() {
        Pipeline wanted = wished.chain().pipeline();
        if (live.pipeline().isEmpty()) {
            if (!live.subscribed()) {
                ObjectNode after = NODES.objectNode().put("plan_name", subscription.text());
                steps.add(Step.of(
                        Change.builder()
                                .from(StageSteps.change(
                                        Change.Action.CREATE, "subscription", subscription.text(), Impact.NONE))
                                .after(StageWords.json(after))
                                .addNeeds(Permission.SUBSCRIPTION)
                                .build(),
                        scope -> api.selectPlan(live.projectId(), subscription)));
            }
            ObjectNode after = NODES.objectNode().put("name", name).put("description", wanted.description());
            steps.add(Step.of(
                    Change.builder()
                            .from(StageSteps.change(Change.Action.CREATE, "pipeline", name, Impact.NONE))
                            .after(StageWords.json(after))
                            .build(),
                    scope -> scope.deployment(writer.createPipeline(live.projectId(), name, wanted.description()))));
            return;
        }
        Pipeline there = live.pipeline().get();
        ChangedMembers members = new ChangedMembers();
        members.compare("name", there.name(), name);
        members.compare("description", there.description(), wanted.description());
        if (!members.isEmpty()) {
            PipelineRequest.Builder request = PipelineRequest.builder();
            if (members.has("name")) {
                request.name(name);
            }
            if (members.has("description")) {
                request.description(wanted.description());
            }
            PipelineRequest made = request.build();
            steps.add(Step.of(
                    members.on(StageSteps.change(Change.Action.UPDATE, "pipeline", name, Impact.NONE)),
                    scope -> api.updatePipeline(there.id(), made)));
        }
    }

    private void addHead() {
        steps.add(Step.of(
                StageSteps.change(Change.Action.CREATE, "head-stage", title(wishedRoot), Impact.TRAFFIC),
                scope -> writer.addHead(
                        pipelineId(scope), changeover.root().map(StageLink::id).orElseGet(() -> stageSteps
                                .target(StageLink.to(wishedRoot), scope)
                                .id()))));
    }

    private void removeHead(String head, boolean unlessAllowed) {
        String title = liveGraph.stage(dns(head)).map(this::title).orElse(head);
        Change.Builder change =
                Change.builder().from(StageSteps.change(Change.Action.DELETE, "head-stage", title, Impact.TRAFFIC));
        if (unlessAllowed) {
            change.addNeeds(Permission.DELETION);
        }
        steps.add(Step.of(change.build(), scope -> writer.removeHead(pipelineId(scope), head)));
    }

    private static String pipelineId(ApplyScope scope) {
        return scope.deploymentId()
                .orElseThrow(() -> new IllegalStateException("the pipeline is made before everything in it"));
    }

    // ---- stages ----

    private void create(Stage stage) {
        steps.add(stageSteps.create(stage, (next, scope) -> {
            Set<String> before = new HashSet<>(known);
            before.addAll(scope.ids().values());
            return writer.create(pipelineId(scope), stage, next, before);
        }));
        List<RouteRule> rules = wishedGraph.rules(stage);
        if (stage.kind() == StageKind.ROUTE && !rules.isEmpty()) {
            StageLink link = StageLink.to(stage);
            steps.add(Step.of(
                    Change.builder()
                            .from(StageSteps.change(Change.Action.CREATE, "route-rules", title(stage), Impact.NONE))
                            .after(StageWords.json(NODES.objectNode().set("route_rules", shown(rules, true))))
                            .build(),
                    scope -> api.setRouteRules(stageSteps.target(link, scope).id(), targets(rules, scope))));
        }
    }

    /** The one write that viewers notice, with only the members that change. */
    private void change(Changeover.Switch found, boolean serving) {
        if (!found.rules()) {
            steps.add(stageSteps.patch(found, serving, patches()));
            return;
        }
        Stage there = found.live();
        List<RouteRule> rules = wishedGraph.rules(found.wished());
        steps.add(Step.of(
                Change.builder()
                        .from(StageSteps.change(
                                Change.Action.UPDATE,
                                "route-rules",
                                stageSteps.title(found),
                                stageSteps.impact(serving)))
                        .before(StageWords.json(
                                NODES.objectNode().set("route_rules", shown(liveGraph.rules(there), false))))
                        .after(StageWords.json(NODES.objectNode().set("route_rules", shown(rules, true))))
                        .build(),
                scope -> api.setRouteRules(there.id(), targets(rules, scope))));
    }

    private StagePatch.Calls patches() {
        return new StagePatch.Calls() {
            @Override
            public void dns(String id, DnsStageRequest request) {
                api.updateDnsStage(id, request);
            }

            @Override
            public void tls(String id, TlsStageRequest request) {
                api.updateTlsStage(id, request);
            }

            @Override
            public void cache(String id, CacheStageRequest request) {
                api.updateCacheStage(id, request);
            }

            @Override
            public void route(String id, RouteStageRequest request) {
                api.updateRouteStage(id, request);
            }

            @Override
            public void waf(String id, WafStageRequest request) {
                api.updateWafStage(id, request);
            }

            @Override
            public void backend(String id, BackendStageRequest request) {
                api.updateBackendStage(id, request);
            }
        };
    }

    private List<RouteRule> targets(List<RouteRule> rules, ApplyScope scope) {
        return rules.stream()
                .map(rule -> RouteRule.builder()
                        .from(rule.unplaced())
                        .target(rule.target().map(link -> stageSteps.target(link, scope)))
                        .build())
                .toList();
    }

    private JsonNode shown(List<RouteRule> rules, boolean wishedLinks) {
        if (rules.size() > SHOWN_RULES) {
            return NODES.textNode(rules.size() + " rules");
        }
        ArrayNode array = NODES.arrayNode();
        for (RouteRule rule : rules) {
            ObjectNode json = (ObjectNode) JsonText.parse(rule.unplaced().toJson());
            rule.target()
                    .ifPresent(link ->
                            json.put(link.kind().linkMember(), wishedLinks ? stageSteps.shown(link) : link.id()));
            array.add(json);
        }
        return array;
    }

    private String title(Stage stage) {
        return stageSteps.title(stage);
    }
}
