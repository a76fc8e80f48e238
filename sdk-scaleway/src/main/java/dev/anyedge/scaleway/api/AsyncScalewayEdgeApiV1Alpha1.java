package dev.anyedge.scaleway.api;

import dev.anyedge.scaleway.internal.wire.CallRunner;
import dev.anyedge.scaleway.internal.wire.EdgeCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@link ScalewayEdgeApiV1Alpha1} without waiting: the same operations as futures, which fail with the exceptions that
 * the blocking operations throw. Ends with the client that it comes from. Safe for use by several threads.
 */
public final class AsyncScalewayEdgeApiV1Alpha1 {
    private final CallRunner runner;
    private final EdgeCalls calls;

    AsyncScalewayEdgeApiV1Alpha1(CallRunner runner, EdgeCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    // Pipelines

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listPipelines(PipelineFilter)} without waiting.
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     */
    public AsyncListing<Pipeline> listPipelines(PipelineFilter filter) {
        return new AsyncListing<>(runner, calls.listPipelines(filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listPipelinesWithStages(PipelineFilter)} without waiting.
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     */
    public AsyncListing<PipelineStages> listPipelinesWithStages(PipelineFilter filter) {
        return new AsyncListing<>(runner, calls.listPipelinesWithStages(filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createPipeline(PipelineRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the pipeline as it is now; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> createPipeline(PipelineRequest request) {
        return runner.start(() -> calls.createPipeline(request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getPipeline(String)} without waiting.
     *
     * @param id its id
     * @return the pipeline; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> getPipeline(String id) {
        return runner.start(() -> calls.getPipeline(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#updatePipeline(String, PipelineRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the pipeline as it is now; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> updatePipeline(String id, PipelineRequest request) {
        return runner.start(() -> calls.updatePipeline(id, request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deletePipeline(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deletePipeline(String id) {
        return runner.startDelete(() -> calls.deletePipeline(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deletePipelineIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deletePipelineIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deletePipeline(id));
    }

    // Stages

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listDnsStages(StageScope, DnsStageFilter)} without waiting.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     */
    public AsyncListing<DnsStage> listDnsStages(StageScope scope, DnsStageFilter filter) {
        return new AsyncListing<>(runner, calls.listDnsStages(scope, filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createDnsStage(DnsStageRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> createDnsStage(DnsStageRequest request) {
        return runner.start(() -> calls.createDnsStage(request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getDnsStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> getDnsStage(String id) {
        return runner.start(() -> calls.getDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#updateDnsStage(String, DnsStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> updateDnsStage(String id, DnsStageRequest request) {
        return runner.start(() -> calls.updateDnsStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteDnsStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteDnsStage(String id) {
        return runner.startDelete(() -> calls.deleteDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteDnsStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteDnsStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listTlsStages(StageScope, TlsStageFilter)} without waiting.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     */
    public AsyncListing<TlsStage> listTlsStages(StageScope scope, TlsStageFilter filter) {
        return new AsyncListing<>(runner, calls.listTlsStages(scope, filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createTlsStage(TlsStageRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> createTlsStage(TlsStageRequest request) {
        return runner.start(() -> calls.createTlsStage(request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getTlsStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> getTlsStage(String id) {
        return runner.start(() -> calls.getTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#updateTlsStage(String, TlsStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> updateTlsStage(String id, TlsStageRequest request) {
        return runner.start(() -> calls.updateTlsStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteTlsStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteTlsStage(String id) {
        return runner.startDelete(() -> calls.deleteTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteTlsStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteTlsStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listCacheStages(StageScope)} without waiting.
     *
     * @param scope of which pipeline or project
     * @return the stages, attached or not, yet to be fetched
     */
    public AsyncListing<CacheStage> listCacheStages(StageScope scope) {
        return new AsyncListing<>(runner, calls.listCacheStages(scope));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createCacheStage(CacheStageRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> createCacheStage(CacheStageRequest request) {
        return runner.start(() -> calls.createCacheStage(request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getCacheStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> getCacheStage(String id) {
        return runner.start(() -> calls.getCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#updateCacheStage(String, CacheStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> updateCacheStage(String id, CacheStageRequest request) {
        return runner.start(() -> calls.updateCacheStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteCacheStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteCacheStage(String id) {
        return runner.startDelete(() -> calls.deleteCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteCacheStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteCacheStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listBackendStages(StageScope, BackendStageFilter)} without waiting.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     */
    public AsyncListing<BackendStage> listBackendStages(StageScope scope, BackendStageFilter filter) {
        return new AsyncListing<>(runner, calls.listBackendStages(scope, filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createBackendStage(BackendStageRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> createBackendStage(BackendStageRequest request) {
        return runner.start(() -> calls.createBackendStage(request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getBackendStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> getBackendStage(String id) {
        return runner.start(() -> calls.getBackendStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#updateBackendStage(String, BackendStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> updateBackendStage(String id, BackendStageRequest request) {
        return runner.start(() -> calls.updateBackendStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteBackendStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteBackendStage(String id) {
        return runner.startDelete(() -> calls.deleteBackendStage(id));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteBackendStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteBackendStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteBackendStage(id));
    }

    // Purge requests

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listPurgeRequests(PurgeRequestFilter)} without waiting.
     *
     * @param filter which
     * @return the purge requests, yet to be fetched
     */
    public AsyncListing<PurgeRequest> listPurgeRequests(PurgeRequestFilter filter) {
        return new AsyncListing<>(runner, calls.listPurgeRequests(filter));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#createPurgeRequest(String, PurgeTarget)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param target what is to be forgotten
     * @return the purge request, usually pending; cancelling it ends the call
     */
    public CompletableFuture<PurgeRequest> createPurgeRequest(String pipelineId, PurgeTarget target) {
        return runner.start(() -> calls.createPurgeRequest(pipelineId, target));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getPurgeRequest(String)} without waiting.
     *
     * @param id its id
     * @return the purge request; cancelling it ends the call
     */
    public CompletableFuture<PurgeRequest> getPurgeRequest(String id) {
        return runner.start(() -> calls.getPurgeRequest(id));
    }

    // Checks: they look, and change nothing

    /**
     * {@link ScalewayEdgeApiV1Alpha1#checkDomain(String, String, String)} without waiting.
     *
     * @param projectId the project
     * @param fqdn the host name
     * @param cname where it should point, {@code <pipeline id>.svc.edge.scw.cloud}
     * @return the outcome; cancelling it ends the call
     */
    public CompletableFuture<DomainCheck> checkDomain(String projectId, String fqdn, String cname) {
        return runner.start(() -> calls.checkDomain(projectId, fqdn, cname));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#checkPemChain(String, String, PemChain)} without waiting.
     *
     * @param projectId the project
     * @param fqdn the host name
     * @param chain the certificate
     * @return the outcome; cancelling it ends the call
     */
    public CompletableFuture<PemChainCheck> checkPemChain(String projectId, String fqdn, PemChain chain) {
        return runner.start(() -> calls.checkPemChain(projectId, fqdn, chain));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#checkLbOrigin(LoadBalancer)} without waiting.
     *
     * @param lb the load balancer
     * @return the outcome; cancelling it ends the call
     */
    public CompletableFuture<LbOriginCheck> checkLbOrigin(LoadBalancer lb) {
        return runner.start(() -> calls.checkLbOrigin(lb));
    }

    // Plans and bills

    /**
     * {@link ScalewayEdgeApiV1Alpha1#listPlans()} without waiting.
     *
     * @return the plans; cancelling it ends the call
     */
    public CompletableFuture<List<PlanDetails>> listPlans() {
        return runner.start(() -> calls.listPlans());
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#selectPlan(String, PlanName)} without waiting.
     *
     * @param projectId the project
     * @param plan the plan
     * @return the plan; cancelling it ends the call
     */
    public CompletableFuture<Plan> selectPlan(String projectId, PlanName plan) {
        return runner.start(() -> calls.selectPlan(projectId, plan));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getCurrentPlan(String)} without waiting.
     *
     * @param projectId the project
     * @return the plan; not found without a subscription; cancelling it ends the call
     */
    public CompletableFuture<Plan> getCurrentPlan(String projectId) {
        return runner.start(() -> calls.getCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteCurrentPlan(String)} without waiting.
     *
     * @param projectId the project
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteCurrentPlan(String projectId) {
        return runner.startDelete(() -> calls.deleteCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#deleteCurrentPlanIfPresent(String)} without waiting.
     *
     * @param projectId the project
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteCurrentPlanIfPresent(String projectId) {
        return runner.startDeleteIfPresent(() -> calls.deleteCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApiV1Alpha1#getBilling(String)} without waiting.
     *
     * @param projectId the project
     * @return the bill; cancelling it ends the call
     */
    public CompletableFuture<Billing> getBilling(String projectId) {
        return runner.start(() -> calls.getBilling(projectId));
    }

    @Override
    public String toString() {
        return runner.toString();
    }
}
