package dev.anyedge.scaleway;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.scaleway.api.BackendStageFilter;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageFilter;
import dev.anyedge.scaleway.api.Order;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeRequestFilter;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.StageScope;
import dev.anyedge.scaleway.api.TlsStageFilter;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the engine speaks to Scaleway Edge Services in v1alpha1 (Scaleway reference §3.2, §3.3): stages lie flat in a
 * project, and a pipeline is built upon them. One list of each kind shows both a pipeline's stages and those of none.
 */
final class V1Alpha1Driver implements ProviderDriver<WishedPipeline, V1Alpha1Project>, AdvanceCheck {
    private final ScalewayEdgeApiV1Alpha1 api;
    private final V1Alpha1Writer writer;
    private final PlanName subscription;
    private final StageChainTranslator translator = StageChainTranslator.create();

    V1Alpha1Driver(ScalewayEdgeApiV1Alpha1 api, Timekeeper time, PlanName subscription) {
        this.api = api;
        this.writer = new V1Alpha1Writer(api, time);
        this.subscription = subscription;
    }

    @Override
    public String provider() {
        return translator.provider();
    }

    @Override
    public Capabilities capabilities() {
        return V1Alpha1Limits.of(translator.capabilities());
    }

    @Override
    public WishedPipeline prepare(Distribution distribution, PlanOptions options) {
        return V1Alpha1Limits.prepare(distribution, options);
    }

    // ---- finding ----

    @Override
    public V1Alpha1Project find(WishedPipeline wished) {
        String project = api.projectId();
        Optional<Pipeline> pipeline =
                pipeline(wished.options(), wished.chain().pipeline().name());
        pipeline.ifPresent(found -> refuseOtherProject(found, project));
        StageChain all = stages(pipeline, project);
        StageGraph graph = new StageGraph(wished.chain());
        if (pipeline.isEmpty()) {
            LivePipeline none = LivePipeline.none(project, subscribed(project));
            return V1Alpha1Project.of(none, V1Alpha1Project.unattached(all, Set.of()), graph);
        }
        StageChain own = V1Alpha1Project.own(all);
        Set<StageLink> links = new LinkedHashSet<>();
        own.stages().forEach(stage -> links.add(StageLink.to(stage)));
        return V1Alpha1Project.of(live(own, project), V1Alpha1Project.unattached(all, links), graph);
    }

    private Optional<Pipeline> pipeline(PlanOptions options, String name) {
        if (options.deploymentId().isPresent()) {
            return Optional.of(api.getPipeline(options.deploymentId().get()));
        }
        // the API finds parts of names; only the whole name counts
        List<Pipeline> named =
                api
                        .listPipelines(PipelineFilter.builder()
                                .name(name)
                                .projectId(api.projectId())
                                .build())
                        .all()
                        .stream()
                        .filter(pipeline -> pipeline.name().equals(name))
                        .toList();
        if (named.size() > 1) {
            throw ScalewayDriver.several(name, named.stream().map(Pipeline::id).toList());
        }
        return named.stream().findFirst();
    }

    /** A new stage goes into the client's project, where it could not be linked from another one's pipeline. */
    private static void refuseOtherProject(Pipeline pipeline, String project) {
        pipeline.projectId().filter(owner -> !owner.equalsIgnoreCase(project)).ifPresent(owner -> {
            throw new ValidationException(
                    "choice of a pipeline",
                    List.of(new Violation(
                            "/project_id",
                            owner,
                            project,
                            "the pipeline " + pipeline.id() + " is in the project " + owner
                                    + ", but this client works in " + project
                                    + ". Make a client for that project: ScalewayCdn.builder().projectId(…)")));
        });
    }

    /** All stages of a project, with the pipeline as the document's own. */
    private StageChain stages(Optional<Pipeline> pipeline, String project) {
        StageScope scope = StageScope.project(project);
        return StageChain.builder()
                .pipeline(pipeline.orElseGet(() -> StageGraph.empty().chain().pipeline()))
                .headDnsStageId(pipeline.flatMap(V1Alpha1Driver::head))
                .dnsStages(api.listDnsStages(scope, DnsStageFilter.none()).all())
                .tlsStages(api.listTlsStages(scope, TlsStageFilter.none()).all())
                .cacheStages(api.listCacheStages(scope).all())
                .backendStages(
                        api.listBackendStages(scope, BackendStageFilter.none()).all())
                .build();
    }

    private StageChain ownStages(String id) {
        Pipeline pipeline = api.getPipeline(id);
        return V1Alpha1Project.own(
                stages(Optional.of(pipeline), pipeline.projectId().orElseGet(api::projectId)));
    }

    private static Optional<String> head(Pipeline pipeline) {
        return pipeline.dnsStageId().filter(id -> !id.isEmpty());
    }

    private static LivePipeline live(StageChain own, String project) {
        return LivePipeline.of(project, own, own.headDnsStageId().stream().toList());
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

    @Override
    public Draft draft(WishedPipeline wished, V1Alpha1Project live) {
        if (live.hidesSomething()) {
            throw V1Alpha1Limits.hidden(
                    live.pipeline().pipeline().map(Pipeline::id).orElse(""));
        }
        return new V1Alpha1Draft(api, writer, wished, live, subscription).draft();
    }

    // ---- looking ----

    @Override
    public List<Finding> check(Distribution distribution, PlanOptions options) {
        WishedPipeline wished = prepare(distribution, options);
        Optional<String> id = options.deploymentId()
                .or(() -> pipeline(options, wished.chain().pipeline().name()).map(Pipeline::id));
        return new WorldOutside(
                        (fqdn, cname) -> api.checkDomain(api.projectId(), fqdn, cname),
                        (fqdn, chain) -> api.checkPemChain(api.projectId(), fqdn, chain),
                        api::checkLbOrigin)
                .findings(wished, id);
    }

    @Override
    public Deployment status(String id) {
        Pipeline pipeline = api.getPipeline(id);
        return health(
                pipeline,
                api.listDnsStages(StageScope.pipeline(id), DnsStageFilter.none())
                        .all());
    }

    private static Deployment health(Pipeline pipeline, List<DnsStage> dnsStages) {
        boolean linked = dnsStages.stream().anyMatch(dns -> dns.next().isPresent());
        return PipelineHealth.of(pipeline, dnsStages, head(pipeline).stream().toList(), linked);
    }

    @Override
    public Reading read(String id) {
        return translator.read(ownStages(id));
    }

    @Override
    public List<Deployment> list() {
        String project = api.projectId();
        List<DnsStage> dnsStages = api.listDnsStages(StageScope.project(project), DnsStageFilter.none())
                .all();
        List<Deployment> deployments = new ArrayList<>();
        for (Pipeline pipeline : api.listPipelines(PipelineFilter.project(project))) {
            deployments.add(health(
                    pipeline,
                    dnsStages.stream()
                            .filter(dns -> dns.pipelineId().equals(Optional.of(pipeline.id()))
                                    || head(pipeline).equals(Optional.of(dns.id())))
                            .toList()));
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
                (target, made) -> writer.purge(id, target, () -> latestPurges(id), made));
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
        List<Stage> upstreamFirst = ownStages(id).stages();
        // "PipelineVersion not Found" is the answer for a pipeline that was never deployed (§3.3), gone or not
        if (!api.deletePipelineIfPresent(id) && isThere(id)) {
            throw new CdnException("The pipeline " + id + " is still there, although the provider says that it finds"
                    + " nothing to delete: v1alpha1 does so with a pipeline that was never deployed. Delete it in the"
                    + " console, or with v1beta1: ScalewayCdn.builder().dialect(ScalewayDialect.V1BETA1).");
        }
        // deleting a pipeline takes its stages along by the vendor's word, but that was never recorded (§9)
        if (!upstreamFirst.isEmpty() && isThere(upstreamFirst.get(0))) {
            upstreamFirst.forEach(writer::delete);
        }
    }

    private boolean isThere(String pipelineId) {
        try {
            api.getPipeline(pipelineId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private boolean isThere(Stage stage) {
        try {
            switch (stage.kind()) {
                case DNS -> api.getDnsStage(stage.id());
                case TLS -> api.getTlsStage(stage.id());
                case CACHE -> api.getCacheStage(stage.id());
                default -> api.getBackendStage(stage.id());
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
