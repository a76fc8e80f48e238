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
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
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
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the engine speaks to Scaleway Edge Services: which calls find, read, change, purge and delete a pipeline. */
final class ScalewayDriver implements ProviderDriver<WishedPipeline, LivePipeline>, AdvanceCheck {
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
        Translation<StageChain> translation = WishedPipeline.translate(distribution, options);
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
            throw several(
                    name, named.stream().map(found -> found.pipeline().id()).toList());
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

    static ValidationException several(String name, List<String> candidates) {
        String ids = String.join(", ", candidates);
        return new ValidationException(
                "choice of a pipeline",
                List.of(new Violation(
                        "/name",
                        candidates.size() + " pipelines named \"" + name + "\": " + ids,
                        "one pipeline",
                        "the project has " + candidates.size() + " pipelines named \"" + name + "\": " + ids
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
    public List<Finding> check(Distribution distribution, PlanOptions options) {
        WishedPipeline wished = prepare(distribution, options);
        String name = wished.chain().pipeline().name();
        Optional<String> id = options.deploymentId().or(() -> {
            List<PipelineStages> named = named(api.projectId(), name);
            if (named.size() > 1) {
                throw several(
                        name, named.stream().map(found -> found.pipeline().id()).toList());
            }
            return named.stream().map(found -> found.pipeline().id()).findFirst();
        });
        return new WorldOutside(
                        (fqdn, cname) -> api.checkDomain(api.projectId(), fqdn, cname),
                        (fqdn, chain) -> api.checkPemChain(api.projectId(), fqdn, chain),
                        api::checkLbOrigin)
                .findings(wished, id);
    }

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
        return PurgeBatches.send(
                id,
                purge,
                () -> latestPurges(id),
                (target, isNew) -> writer.purge(id, target, () -> latestPurges(id), isNew));
    }

    private List<PurgeRequest> latestPurges(String id) {
        return api.listPurgeRequests(PurgeRequestFilter.builder().pipelineId(id).build())
                .orderedBy(Order.CREATED_AT_DESC)
                .page(1)
                .items();
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        return PurgeBatches.look(purge, api::getPurgeRequest);
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
