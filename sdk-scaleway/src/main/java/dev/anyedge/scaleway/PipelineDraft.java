package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.engine.ApplyScope;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import dev.anyedge.scaleway.translate.RouteExpressions;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.time.Duration;
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

    private static final List<String> NO_SETTINGS = List.of(
            "id",
            "pipeline_id",
            "project_id",
            "status",
            "created_at",
            "updated_at",
            "type",
            "default_fqdn",
            "default_private_fqdn",
            "certificate_expires_at");

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
        Set<StageLink> left = leftAlone();
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

    /** Live stages that the distribution keeps as they are: those that a reading found nothing leading to. */
    private Set<StageLink> leftAlone() {
        Set<StageLink> linked = wishedGraph.reachable(List.of(StageLink.to(wishedRoot)));
        Set<StageLink> left = new LinkedHashSet<>();
        for (Stage stage : wishedGraph.stages()) {
            StageLink link = StageLink.to(stage);
            if (!linked.contains(link) && liveGraph.stage(link).isPresent()) {
                left.add(link);
            }
        }
        return left;
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
        List<Stage> leftovers = new ArrayList<>(changeover.leftovers());
        leftovers.forEach(this::delete);
        Distribution compared = steps.isEmpty()
                ? wished.distribution()
                : StageChainTranslator.create().read(wished.chain()).distribution();
        return new Draft(compared, findings(), actions(), steps);
    }

    private List<Finding> findings() {
        return wished.findings();
    }

    private List<RequiredAction> actions() {
        List<RequiredAction> actions = new ArrayList<>();
        if (!live.subscribed()) {
            actions.add(new RequiredAction(
                    RequiredAction.Kind.SUBSCRIPTION,
                    "Subscribe the project " + live.projectId() + " to a plan of Edge Services, or allow the apply to"
                            + " subscribe it to " + subscription.text() + " (permission "
                            + Permission.SUBSCRIPTION.text()
                            + "). It costs money.",
                    live.projectId(),
                    subscription.text()));
        }
        // the record of a pipeline that is still to be made points to an id that nobody knows yet
        live.deployment().ifPresent(deployment -> actions.addAll(deployment.requiredActions()));
        live.pipeline().ifPresent(pipeline -> {
            for (String host : StageShapes.hostnames(wishedRoot)) {
                boolean same = live.deployment()
                        .map(deployment -> deployment.hostnames().contains(shown(host)))
                        .orElse(false);
                if (!same) {
                    actions.removeIf(action -> action.kind() == RequiredAction.Kind.CNAME);
                    actions.add(RequiredAction.cname(shown(host), PipelineHealth.edgeName(pipeline.id())));
                }
            }
        });
        return actions;
    }

    private String shown(String host) {
        return (wishedRoot.wildcardDomain() ? "*." : "") + host;
    }

    // ---- the pipeline and its head ----

    private void pipeline() {
        Pipeline wanted = wished.chain().pipeline();
        if (live.pipeline().isEmpty()) {
            if (!live.subscribed()) {
                ObjectNode after = NODES.objectNode().put("plan_name", subscription.text());
                steps.add(Step.of(
                        Change.builder()
                                .from(change(Change.Action.CREATE, "subscription", subscription.text(), Impact.NONE))
                                .after(json(after))
                                .addNeeds(Permission.SUBSCRIPTION)
                                .build(),
                        scope -> api.selectPlan(live.projectId(), subscription)));
            }
            ObjectNode after = NODES.objectNode().put("name", name).put("description", wanted.description());
            steps.add(Step.of(
                    Change.builder()
                            .from(change(Change.Action.CREATE, "pipeline", name, Impact.NONE))
                            .after(json(after))
                            .build(),
                    scope -> scope.deployment(writer.createPipeline(live.projectId(), name, wanted.description()))));
            return;
        }
        Pipeline there = live.pipeline().get();
        Members members = new Members();
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
                    members.on(change(Change.Action.UPDATE, "pipeline", name, Impact.NONE)),
                    scope -> api.updatePipeline(there.id(), made)));
        }
    }

    private void addHead() {
        steps.add(Step.of(
                change(Change.Action.CREATE, "head-stage", title(wishedRoot), Impact.TRAFFIC),
                scope -> writer.addHead(
                        pipelineId(scope),
                        changeover
                                .root()
                                .map(StageLink::id)
                                .orElseGet(() -> scope.id(role(StageLink.to(wishedRoot)))))));
    }

    private void removeHead(String head, boolean unlessAllowed) {
        String title = liveGraph.stage(dns(head)).map(this::title).orElse(head);
        Change.Builder change =
                Change.builder().from(change(Change.Action.DELETE, "head-stage", title, Impact.TRAFFIC));
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
        StageLink link = StageLink.to(stage);
        ObjectNode after = settings(stage);
        stage.next().ifPresent(next -> after.put(next.kind().linkMember(), shown(next)));
        steps.add(Step.of(
                Change.builder()
                        .from(change(Change.Action.CREATE, kind(stage), title(stage), Impact.NONE))
                        .after(json(after))
                        .build(),
                scope -> {
                    Set<String> before = new HashSet<>(known);
                    before.addAll(scope.ids().values());
                    scope.produced(
                            role(link), writer.create(pipelineId(scope), stage, target(stage.next(), scope), before));
                }));
        List<RouteRule> rules = wishedGraph.rules(stage);
        if (stage.kind() == StageKind.ROUTE && !rules.isEmpty()) {
            steps.add(Step.of(
                    Change.builder()
                            .from(change(Change.Action.CREATE, "route-rules", title(stage), Impact.NONE))
                            .after(json(NODES.objectNode().set("route_rules", shown(rules, true))))
                            .build(),
                    scope -> api.setRouteRules(scope.id(role(link)), targets(rules, scope))));
        }
    }

    private void delete(Stage stage) {
        ObjectNode before = settings(stage);
        stage.next().ifPresent(next -> before.put(next.kind().linkMember(), next.id()));
        steps.add(Step.of(
                Change.builder()
                        .from(change(Change.Action.DELETE, kind(stage), title(stage), Impact.NONE))
                        .before(json(before))
                        .build(),
                scope -> writer.delete(stage)));
    }

    /** The one write that viewers notice, with only the members that change. */
    private void change(Changeover.Switch found, boolean serving) {
        Impact impact = !serving ? Impact.NONE : changeover.flushesCache() ? Impact.CACHE_FLUSH : Impact.TRAFFIC;
        Stage there = found.live();
        String title = title(there.kind() == StageKind.DNS ? found.wished() : there);
        if (found.rules()) {
            List<RouteRule> rules = wishedGraph.rules(found.wished());
            steps.add(Step.of(
                    Change.builder()
                            .from(change(Change.Action.UPDATE, "route-rules", title, impact))
                            .before(json(NODES.objectNode().set("route_rules", shown(liveGraph.rules(there), false))))
                            .after(json(NODES.objectNode().set("route_rules", shown(rules, true))))
                            .build(),
                    scope -> api.setRouteRules(there.id(), targets(rules, scope))));
            return;
        }
        Members members = new Members();
        Update update = there.accept(new StageUpdate(found.wished(), members));
        Optional<StageLink> next = found.next() ? found.wished().next() : Optional.empty();
        next.ifPresent(link -> {
            there.next().ifPresent(old -> members.before.put(old.kind().linkMember(), old.id()));
            members.after.put(link.kind().linkMember(), shown(link));
        });
        steps.add(Step.of(
                members.on(change(Change.Action.UPDATE, kind(there), title, impact)),
                scope -> update.send(target(next, scope))));
    }

    /** Sends a change of a stage. */
    private interface Update {
        void send(Optional<StageLink> next);
    }

    private final class StageUpdate implements Stage.Visitor<Update> {
        private final Stage wanted;
        private final Members members;

        StageUpdate(Stage wanted, Members members) {
            this.wanted = wanted;
            this.members = members;
        }

        @Override
        public Update dns(DnsStage there) {
            DnsStage stage = (DnsStage) wanted;
            DnsStageRequest.Builder request = DnsStageRequest.builder();
            if (!StageShapes.hostnames(there).equals(StageShapes.hostnames(stage))) {
                members.compare("fqdns", texts(there.fqdns()), texts(stage.fqdns()));
                request.fqdns(stage.fqdns());
            }
            if (there.wildcardDomain() != stage.wildcardDomain()) {
                members.compare("wildcard_domain", there.wildcardDomain(), stage.wildcardDomain());
                request.wildcardDomain(stage.wildcardDomain());
            }
            if (there.fullPrivate() != stage.fullPrivate()) {
                members.compare("full_private", there.fullPrivate(), stage.fullPrivate());
                request.fullPrivate(stage.fullPrivate());
            }
            return next -> api.updateDnsStage(
                    there.id(),
                    DnsStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Update tls(TlsStage there) {
            TlsStage stage = (TlsStage) wanted;
            TlsStageRequest.Builder request = TlsStageRequest.builder();
            if (!StageShapes.secrets(there).equals(StageShapes.secrets(stage))) {
                members.compare("secrets", texts(StageShapes.secrets(there)), texts(StageShapes.secrets(stage)));
                request.secrets(stage.secrets());
            }
            if (there.managedCertificate() != stage.managedCertificate()) {
                members.compare("managed_certificate", there.managedCertificate(), stage.managedCertificate());
                request.managedCertificate(stage.managedCertificate());
            }
            return next -> api.updateTlsStage(
                    there.id(),
                    TlsStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Update cache(CacheStage there) {
            CacheStage stage = (CacheStage) wanted;
            CacheStageRequest.Builder request = CacheStageRequest.builder();
            if (!there.fallbackTtl().equals(stage.fallbackTtl())) {
                members.compare("fallback_ttl", seconds(there.fallbackTtl()), seconds(stage.fallbackTtl()));
                request.fallbackTtl(stage.fallbackTtl());
            }
            if (there.includeCookies() != stage.includeCookies()) {
                members.compare("include_cookies", there.includeCookies(), stage.includeCookies());
                request.includeCookies(stage.includeCookies());
            }
            return next -> api.updateCacheStage(
                    there.id(),
                    CacheStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Update route(RouteStage there) {
            return next -> api.updateRouteStage(
                    there.id(), RouteStageRequest.builder().next(next).build());
        }

        @Override
        public Update waf(WafStage there) {
            WafStage stage = (WafStage) wanted;
            WafStageRequest.Builder request = WafStageRequest.builder();
            if (!there.mode().equals(stage.mode())) {
                members.compare("mode", there.mode().text(), stage.mode().text());
                request.mode(stage.mode());
            }
            if (!there.paranoiaLevel().equals(stage.paranoiaLevel())) {
                members.compare(
                        "paranoia_level",
                        there.paranoiaLevel().orElse(0),
                        stage.paranoiaLevel().orElse(0));
                request.paranoiaLevel(stage.paranoiaLevel());
            }
            return next -> api.updateWafStage(
                    there.id(),
                    WafStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Update backend(BackendStage there) {
            BackendStage stage = (BackendStage) wanted;
            ObjectNode before = settings(there);
            ObjectNode after = settings(stage);
            members.before.setAll(before);
            members.after.setAll(after);
            return next -> api.updateBackendStage(
                    there.id(),
                    BackendStageRequest.builder().backend(stage.backend()).build());
        }
    }

    private static String seconds(Optional<Duration> ttl) {
        return ttl.map(time -> time.toSeconds() + "s").orElse("");
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    // ---- links ----

    private static String role(StageLink link) {
        return link.toString();
    }

    private Optional<StageLink> target(Optional<StageLink> link, ApplyScope scope) {
        return link.map(wanted -> target(wanted, scope));
    }

    private StageLink target(StageLink wanted, ApplyScope scope) {
        return changeover
                .reused(wanted)
                .orElseGet(() -> new StageLink(wanted.kind(), scope.id(role(changeover.maker(wanted)))));
    }

    private List<RouteRule> targets(List<RouteRule> rules, ApplyScope scope) {
        return rules.stream()
                .map(rule -> RouteRule.builder()
                        .from(rule.unplaced())
                        .target(target(rule.target(), scope))
                        .build())
                .toList();
    }

    /** Where a wished link leads: the id of a live stage, or the name of one that is made. */
    private String shown(StageLink link) {
        return changeover
                .reused(link)
                .map(StageLink::id)
                .orElseGet(() -> "new "
                        + wishedGraph
                                .stage(changeover.maker(link))
                                .map(made -> kind(made) + " " + title(made))
                                .orElse(link.id()));
    }

    private JsonNode shown(List<RouteRule> rules, boolean wishedLinks) {
        if (rules.size() > SHOWN_RULES) {
            return NODES.textNode(rules.size() + " rules");
        }
        ArrayNode array = NODES.arrayNode();
        for (RouteRule rule : rules) {
            ObjectNode json = (ObjectNode) JsonText.parse(rule.unplaced().toJson());
            rule.target().ifPresent(link -> json.put(link.kind().linkMember(), wishedLinks ? shown(link) : link.id()));
            array.add(json);
        }
        return array;
    }

    // ---- what a plan shows ----

    private static Change change(Change.Action action, String kind, String name, Impact impact) {
        return Change.builder()
                .action(action)
                .kind(kind)
                .name(name)
                .impact(impact)
                .build();
    }

    private static String kind(Stage stage) {
        return stage.kind().text() + "-stage";
    }

    private static JsonValue json(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    private static ObjectNode settings(Stage stage) {
        ObjectNode json = (ObjectNode) JsonText.parse(stage.toJson());
        json.remove(NO_SETTINGS);
        stage.next().ifPresent(next -> json.remove(next.kind().linkMember()));
        return json;
    }

    private String title(Stage stage) {
        return stage.accept(new Stage.Visitor<String>() {
            @Override
            public String dns(DnsStage dns) {
                List<String> names = StageShapes.hostnames(dns);
                return names.isEmpty() ? name : (dns.wildcardDomain() ? "*." : "") + String.join(",", names);
            }

            @Override
            public String tls(TlsStage tls) {
                return name;
            }

            @Override
            public String cache(CacheStage cache) {
                return name;
            }

            @Override
            public String route(RouteStage route) {
                return name;
            }

            @Override
            public String waf(WafStage waf) {
                return waf.mode().text()
                        + (waf.paranoiaLevel().isPresent()
                                ? " level " + waf.paranoiaLevel().getAsInt()
                                : "");
            }

            @Override
            public String backend(BackendStage backend) {
                return backend.backend().map(PipelineDraft::title).orElse(backend.id());
            }
        });
    }

    private static String title(Backend backend) {
        return backend.accept(new Backend.Visitor<String>() {
            @Override
            public String bucket(BucketBackend bucket) {
                return bucket.bucketName();
            }

            @Override
            public String loadBalancer(LoadBalancerBackend balancers) {
                return balancers.lbs().isEmpty()
                        ? "load-balancer"
                        : String.join(
                                ",",
                                balancers.lbs().stream().map(LoadBalancer::id).toList());
            }

            @Override
            public String container(ServerlessContainerBackend container) {
                return container.containerId();
            }

            @Override
            public String function(ServerlessFunctionBackend function) {
                return function.functionId();
            }

            @Override
            public String unknown(UnknownBackend unknown) {
                return unknown.member();
            }
        });
    }

    /** The members that change, as they are and as they will be. */
    private static final class Members {
        private final ObjectNode before = NODES.objectNode();
        private final ObjectNode after = NODES.objectNode();

        void compare(String member, String there, String wanted) {
            compare(member, NODES.textNode(there), NODES.textNode(wanted));
        }

        void compare(String member, boolean there, boolean wanted) {
            compare(member, NODES.booleanNode(there), NODES.booleanNode(wanted));
        }

        void compare(String member, int there, int wanted) {
            compare(member, NODES.numberNode(there), NODES.numberNode(wanted));
        }

        void compare(String member, JsonNode there, JsonNode wanted) {
            if (!there.equals(wanted)) {
                before.set(member, there);
                after.set(member, wanted);
            }
        }

        boolean has(String member) {
            return after.has(member);
        }

        boolean isEmpty() {
            return after.isEmpty();
        }

        Change on(Change change) {
            return Change.builder()
                    .from(change)
                    .before(json(before))
                    .after(json(after))
                    .build();
        }
    }
}
