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
import dev.anyedge.scaleway.api.HeadStageChange;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
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

/** The writes of v1beta1 whose repetition makes a second resource, each as a {@link SurePost}. */
final class StageWriter {
    private final ScalewayEdgeApi api;
    private final SurePost post;

    StageWriter(ScalewayEdgeApi api, Timekeeper time) {
        this.api = api;
        this.post = new SurePost(time);
    }

    /** Makes a pipeline; there was none with this name. */
    String createPipeline(String projectId, String name, String description) {
        PipelineRequest request = PipelineRequest.builder()
                .projectId(projectId)
                .name(name)
                .description(description)
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
     * Makes a stage.
     *
     * @param wished what it shall be
     * @param next what comes after it
     * @param known ids of stages that were there before
     * @return the stage's id
     */
    String create(String pipelineId, Stage wished, Optional<StageLink> next, Set<String> known) {
        Predicate<Stage> made = stage -> !known.contains(stage.id())
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
                                () -> api.createDnsStage(pipelineId, request),
                                () -> api.listDnsStages(pipelineId, DnsStageFilter.none())
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
                                () -> api.createTlsStage(pipelineId, request),
                                () -> api.listTlsStages(pipelineId, TlsStageFilter.none())
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
                                () -> api.createCacheStage(pipelineId, request),
                                () -> api.listCacheStages(pipelineId).all(),
                                made::test)
                        .id();
            }

            @Override
            public String route(RouteStage stage) {
                RouteStageRequest request = RouteStageRequest.builder()
                        .from(stage.toRequest())
                        .next(next)
                        .build();
                return post.once(
                                () -> api.createRouteStage(pipelineId, request),
                                () -> api.listRouteStages(pipelineId).all(),
                                made::test)
                        .id();
            }

            @Override
            public String waf(WafStage stage) {
                WafStageRequest request = WafStageRequest.builder()
                        .from(stage.toRequest())
                        .next(next)
                        .build();
                return post.once(
                                () -> api.createWafStage(pipelineId, request),
                                () -> api.listWafStages(pipelineId).all(),
                                made::test)
                        .id();
            }

            @Override
            public String backend(BackendStage stage) {
                BackendStageRequest request = stage.toRequest();
                return post.once(
                                () -> api.createBackendStage(pipelineId, request),
                                () -> api.listBackendStages(pipelineId, BackendStageFilter.none())
                                        .all(),
                                made::test)
                        .id();
            }
        });
    }

    /** Deletes a stage; one that is gone already is deleted. */
    void delete(Stage stage) {
        switch (stage.kind()) {
            case DNS -> api.deleteDnsStageIfPresent(stage.id());
            case TLS -> api.deleteTlsStageIfPresent(stage.id());
            case CACHE -> api.deleteCacheStageIfPresent(stage.id());
            case ROUTE -> api.deleteRouteStageIfPresent(stage.id());
            case WAF -> api.deleteWafStageIfPresent(stage.id());
            case BACKEND -> api.deleteBackendStageIfPresent(stage.id());
        }
    }

    void addHead(String pipelineId, String dnsStageId) {
        setHead(pipelineId, HeadStageChange.add(dnsStageId), heads -> heads.contains(dnsStageId));
    }

    void removeHead(String pipelineId, String dnsStageId) {
        setHead(pipelineId, HeadStageChange.remove(dnsStageId), heads -> !heads.contains(dnsStageId));
    }

    private void setHead(String pipelineId, HeadStageChange change, Predicate<List<String>> done) {
        post.once(
                () -> {
                    api.setHeadStage(pipelineId, change);
                    return change;
                },
                () -> done.test(heads(pipelineId)) ? List.of(change) : List.of(),
                found -> true);
    }

    List<String> heads(String pipelineId) {
        return api.listHeadStages(pipelineId).stream()
                .flatMap(head -> head.dnsStageId().stream())
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /**
     * Asks for a purge.
     *
     * @param latest lists the requests that were made last
     * @param made whether one of those is this one
     */
    PurgeRequest purge(
            String pipelineId, PurgeTarget target, Supplier<List<PurgeRequest>> latest, Predicate<PurgeRequest> made) {
        return post.once(() -> api.createPurgeRequest(pipelineId, target), latest, made);
    }
}
