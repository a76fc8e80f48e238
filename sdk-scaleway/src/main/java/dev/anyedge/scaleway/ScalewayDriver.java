package dev.anyedge.scaleway;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageFilter;
import dev.anyedge.scaleway.api.Order;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineErrorCode;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.PipelineStages;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeRequestFilter;
import dev.anyedge.scaleway.api.PurgeStatus;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How the engine speaks to Scaleway Edge Services: which calls find, read, change, purge and delete a pipeline. */
final class ScalewayDriver implements ProviderDriver<WishedPipeline, LivePipeline> {
    /** The form that the vendor documents (Scaleway reference §5.9). */
    private static final int PATHS_PER_PURGE = 5;

    private final ScalewayEdgeApi api;
    private final StageWriter writer;
    private final PlanName subscription;
    private final StageChainTranslator translator = StageChainTranslator.create();

    ScalewayDriver(ScalewayEdgeApi api, Timekeeper time, PlanName subscription) {
        this.api = api;
        this.writer = new StageWriter(api, time);
        this.subscription = subscription;
    }

    @Override
    public String provider() {
        return translator.provider();
    }

    @Override
    public Capabilities capabilities() {
        return translator.capabilities();
    }

    @Override
    public WishedPipeline prepare(Distribution distribution, PlanOptions options) {
        Strictness strictness = (options.lenient() ? Strictness.lenient() : Strictness.strict())
                .dropping(options.drop().toArray(new Feature[0]));
        TranslationContext<StageChain> context =
                TranslationContext.<StageChain>strict().with(strictness);
        for (Map.Entry<String, Origin> replacement :
                options.originReplacements().entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        Translation<StageChain> translation = translator.translate(distribution, context);
        return new WishedPipeline(distribution, options, translation.orThrow(), translation.findings());
    }

    // ---- finding ----

    @Override
    public LivePipeline find(WishedPipeline wished) {
        Optional<String> id = wished.options().deploymentId();
        if (id.isPresent()) {
            return live(
                    byId(id.get()),
                    StageShapes.hostnames(new StageGraph(wished.chain()).start().orElseThrow()));
        }
        String project = api.projectId();
        String name = wished.chain().pipeline().name();
        List<PipelineStages> named = named(project, name);
        if (named.size() > 1) {
            throw several(name, named);
        }
        return named.isEmpty()
                ? LivePipeline.none(project, subscribed(project))
                : live(
                        named.get(0),
                        StageShapes.hostnames(
                                new StageGraph(wished.chain()).start().orElseThrow()));
    }

    /** The API finds parts of names; only the whole name counts. */
    private List<PipelineStages> named(String project, String name) {
        PipelineFilter filter =
                PipelineFilter.builder().name(name).projectId(project).build();
        return api.listPipelinesWithStages(filter).stream()
                .filter(found -> found.pipeline().name().equals(name))
                .toList();
    }

    private PipelineStages byId(String id) {
        Pipeline pipeline = api.getPipeline(id);
        String project = pipeline.projectId().orElseGet(api::projectId);
        return named(project, pipeline.name()).stream()
                .filter(found -> found.pipeline().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CdnException("The pipeline " + id
                        + " was there a moment ago, but is not among those of its project: it was renamed or deleted"
                        + " meanwhile. Try again."));
    }

    private static ValidationException several(String name, List<PipelineStages> named) {
        String ids = named.stream().map(found -> found.pipeline().id()).collect(Collectors.joining(", "));
        return new ValidationException(
                "choice of a pipeline",
                List.of(new Violation(
                        "/name",
                        named.size() + " pipelines named \"" + name + "\": " + ids,
                        "one pipeline",
                        "the project has " + named.size() + " pipelines named \"" + name + "\": " + ids
                                + ". Say which one is meant: PlanOptions.builder().deploymentId(…), or on the command"
                                + " line --id")));
    }

    private boolean subscribed(String project) {
        try {
            return !api.getCurrentPlan(project).planName().unspecified();
        } catch (NotFoundException e) {
            return false;
        } catch (PermissionDeniedException e) {
            // a key may be allowed to make pipelines and not to see the plan: then the provider decides
            return true;
        }
    }

    private LivePipeline live(PipelineStages stages, List<String> hostnames) {
        Pipeline pipeline = stages.pipeline();
        List<String> heads = new ArrayList<>(writer.heads(pipeline.id()));
        // of several heads, the one with these host names is meant
        stages.dnsStages().stream()
                .filter(dns ->
                        heads.contains(dns.id()) && StageShapes.hostnames(dns).equals(hostnames))
                .findFirst()
                .ifPresent(dns -> {
                    heads.remove(dns.id());
                    heads.add(0, dns.id());
                });
        Map<String, List<RouteRule>> rules = new LinkedHashMap<>();
        for (RouteStage route : stages.routeStages()) {
            rules.put(route.id(), api.listRouteRules(route.id()));
        }
        StageChain chain = StageChain.of(stages, rules, heads.stream().findFirst());
        return LivePipeline.of(pipeline.projectId().orElseGet(api::projectId), chain, heads);
    }

    @Override
    public Draft draft(WishedPipeline wished, LivePipeline live) {
        return new PipelineDraft(api, writer, wished, live, subscription).draft();
    }

    // ---- looking ----

    @Override
    public Deployment status(String id) {
        Pipeline pipeline = api.getPipeline(id);
        List<DnsStage> dnsStages = api.listDnsStages(id, DnsStageFilter.none()).all();
        boolean linked = dnsStages.stream().anyMatch(dns -> dns.next().isPresent());
        return PipelineHealth.of(pipeline, dnsStages, writer.heads(id), linked);
    }

    @Override
    public Reading read(String id) {
        LivePipeline live = live(byId(id), List.of());
        Reading reading = translator.read(live.graph().orElseThrow().chain());
        if (live.heads().size() < 2) {
            return reading;
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.add(Finding.of(
                        Severity.LOSSY,
                        Feature.SEVERAL_HOSTNAMES,
                        "/head_stage",
                        "Requests arrive at " + live.heads().size() + " DNS stages; the model knows one.")
                .instead("The first is read; the others are kept as an option.")
                .build());
        return new Reading(reading.distribution(), findings);
    }

    @Override
    public List<Deployment> list() {
        List<Deployment> deployments = new ArrayList<>();
        for (PipelineStages stages : api.listPipelinesWithStages(PipelineFilter.project(api.projectId()))) {
            Pipeline pipeline = stages.pipeline();
            StageGraph graph = new StageGraph(StageChain.of(stages, Map.of(), Optional.empty()));
            boolean whole = graph.start().map(graph::whole).orElse(false);
            // one call for all: whether there is a head is seen from the errors
            boolean headless = !whole
                    || pipeline.errors().stream()
                            .anyMatch(e -> e.code().equals(PipelineErrorCode.PIPELINE_MISSING_HEAD_STAGE));
            List<String> heads = headless
                    ? List.of()
                    : stages.dnsStages().stream().map(DnsStage::id).toList();
            deployments.add(PipelineHealth.of(pipeline, stages.dnsStages(), heads, whole));
        }
        return deployments;
    }

    // ---- purging ----

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        Supplier<List<PurgeRequest>> latest = () -> latestPurges(id);
        Set<String> known = new HashSet<>();
        latest.get().forEach(request -> known.add(request.id()));
        List<PurgeTarget> targets = new ArrayList<>();
        if (purge.everything()) {
            targets.add(PurgeTarget.everything());
        }
        List<String> paths = purge.paths().stream().distinct().toList();
        for (int from = 0; from < paths.size(); from += PATHS_PER_PURGE) {
            targets.add(PurgeTarget.assets(paths.subList(from, Math.min(from + PATHS_PER_PURGE, paths.size()))));
        }
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (PurgeTarget target : targets) {
            PurgeRequest made = writer.purge(id, target, known, latest);
            known.add(made.id());
            parts.add(part(made, target instanceof PurgeTarget.Assets assets ? assets.paths() : List.of()));
        }
        return PurgeProgress.of(id, parts);
    }

    private List<PurgeRequest> latestPurges(String id) {
        return api.listPurgeRequests(PurgeRequestFilter.builder().pipelineId(id).build())
                .orderedBy(Order.CREATED_AT_DESC)
                .page(1)
                .items();
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (PurgeProgress.Part part : purge.parts()) {
            parts.add(
                    part.state() == PurgeProgress.State.PENDING
                            ? part(api.getPurgeRequest(part.id()), part.paths())
                            : part);
        }
        return PurgeProgress.of(purge.deploymentId(), parts);
    }

    private static PurgeProgress.Part part(PurgeRequest request, List<String> paths) {
        PurgeProgress.State state = request.status().equals(PurgeStatus.DONE)
                ? PurgeProgress.State.DONE
                : request.status().equals(PurgeStatus.ERROR) ? PurgeProgress.State.FAILED : PurgeProgress.State.PENDING;
        return new PurgeProgress.Part(request.id(), state, paths);
    }

    // ---- deleting ----

    @Override
    public void delete(String id) {
        PipelineStages stages = byId(id);
        List<Stage> upstreamFirst = stages.stages();
        try {
            api.deletePipelineIfPresent(id);
        } catch (ConflictException | ProviderUnavailableException e) {
            // deleting a pipeline takes its stages along by the vendor's word, but that was never recorded (§9)
            if (upstreamFirst.isEmpty()) {
                throw e;
            }
            writer.heads(id).forEach(head -> writer.removeHead(id, head));
            deleteStages(upstreamFirst);
            api.deletePipelineIfPresent(id);
            return;
        }
        if (!upstreamFirst.isEmpty() && survives(upstreamFirst.get(0))) {
            deleteStages(upstreamFirst);
        }
    }

    private void deleteStages(List<Stage> upstreamFirst) {
        upstreamFirst.forEach(writer::delete);
    }

    private boolean survives(Stage stage) {
        try {
            switch (stage.kind()) {
                case DNS -> api.getDnsStage(stage.id());
                case TLS -> api.getTlsStage(stage.id());
                case CACHE -> api.getCacheStage(stage.id());
                case ROUTE -> api.getRouteStage(stage.id());
                case WAF -> api.getWafStage(stage.id());
                case BACKEND -> api.getBackendStage(stage.id());
            }
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
