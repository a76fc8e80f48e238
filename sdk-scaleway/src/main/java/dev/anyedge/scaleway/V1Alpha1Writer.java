package dev.anyedge.scaleway;

import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageFilter;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageFilter;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.StageScope;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageFilter;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The writes of v1alpha1 to stages and pipelines; those whose repetition makes a second one are {@link SurePost}s. */
final class V1Alpha1Writer implements StagePatch.Calls {
    private final ScalewayEdgeApiV1Alpha1 api;
    private final SurePost post;

    V1Alpha1Writer(ScalewayEdgeApiV1Alpha1 api, Timekeeper time) {
        this.api = api;
        this.post = new SurePost(time);
    }

    /** Makes a pipeline upon a DNS stage; there was none with this name. */
    String createPipeline(String projectId, String name, String description, String dnsStageId) {
        PipelineRequest request = PipelineRequest.builder()
                .projectId(projectId)
                .name(name)
                .description(description)
                .dnsStageId(dnsStageId)
                .build();
        PipelineFilter filter =
                PipelineFilter.builder().name(name).projectId(projectId).build();
        return post.once(
                        () -> api.createPipeline(request),
                        () -> api.listPipelines(filter).all(),
                        pipeline -> pipeline.name().equals(name))
                .id();
    }

    /**
     * Makes a stage that belongs to no pipeline yet.
     *
     * @param wished what it shall be
     * @param next what comes after it
     * @param known ids of stages that were there before
     * @return the stage's id
     */
    String create(Stage wished, Optional<StageLink> next, Set<String> known) {
        StageScope project = StageScope.project(api.projectId());
        Predicate<Stage> made = stage -> !known.contains(stage.id())
                && stage.pipelineId().filter(id -> !id.isEmpty()).isEmpty()
                && StageShapes.settings(stage).equals(StageShapes.settings(wished))
                && stage.next().equals(next);
        return wished.accept(new Stage.Visitor<String>() {
            @Override
            public String dns(DnsStage stage) {
                DnsStageRequest request = DnsStageRequest.builder()
                        .from(stage.toRequest())
                        .next(next)
                        .build();
                return post.once(
                                () -> api.createDnsStage(request),
                                () -> api.listDnsStages(project, DnsStageFilter.none())
                                        .all(),
                                made::test)
                        .id();
            }

            @Override
            public String tls(TlsStage stage) {
                TlsStageRequest request = TlsStageRequest.builder()
                        .from(stage.toRequest())
                        .next(next)
                        .build();
                return post.once(
                                () -> api.createTlsStage(request),
                                () -> api.listTlsStages(project, TlsStageFilter.none())
                                        .all(),
                                made::test)
                        .id();
            }

            @Override
            public String cache(CacheStage stage) {
                CacheStageRequest request = CacheStageRequest.builder()
                        .from(stage.toRequest())
                        .next(next)
                        .build();
                return post.once(
                                () -> api.createCacheStage(request),
                                () -> api.listCacheStages(project).all(),
                                made::test)
                        .id();
            }

            @Override
            public String backend(BackendStage stage) {
                BackendStageRequest request = stage.toRequest();
                return post.once(
                                () -> api.createBackendStage(request),
                                () -> api.listBackendStages(project, BackendStageFilter.none())
                                        .all(),
                                made::test)
                        .id();
            }

            @Override
            public String route(RouteStage stage) {
                throw unknown(stage);
            }

            @Override
            public String waf(WafStage stage) {
                throw unknown(stage);
            }
        });
    }

    /** Deletes a stage; one that is gone already is deleted, in whichever way the provider says so. */
    void delete(Stage stage) {
        switch (stage.kind()) {
            case DNS -> api.deleteDnsStageIfPresent(stage.id());
            case TLS -> api.deleteTlsStageIfPresent(stage.id());
            case CACHE -> api.deleteCacheStageIfPresent(stage.id());
            case BACKEND -> api.deleteBackendStageIfPresent(stage.id());
            default -> throw unknown(stage);
        }
    }

    PurgeRequest purge(
            String pipelineId, PurgeTarget target, Supplier<List<PurgeRequest>> latest, Predicate<PurgeRequest> made) {
        return post.once(() -> api.createPurgeRequest(pipelineId, target), latest, made);
    }

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
    public void backend(String id, BackendStageRequest request) {
        api.updateBackendStage(id, request);
    }

    @Override
    public void route(String id, RouteStageRequest request) {
        throw new IllegalStateException("v1alpha1 has no route stages: " + id);
    }

    @Override
    public void waf(String id, WafStageRequest request) {
        throw new IllegalStateException("v1alpha1 has no firewall stages: " + id);
    }

    private static IllegalStateException unknown(Stage stage) {
        return new IllegalStateException("v1alpha1 has no " + stage.kind().text() + " stages: " + stage.id());
    }
}
