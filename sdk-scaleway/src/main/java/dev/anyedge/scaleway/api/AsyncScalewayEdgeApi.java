package dev.anyedge.scaleway.api;

import dev.anyedge.scaleway.internal.wire.CallRunner;
import dev.anyedge.scaleway.internal.wire.EdgeCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@link ScalewayEdgeApi} without waiting: the same operations as futures, which fail with the exceptions that the
 * blocking operations throw. Ends with the client that it comes from. Safe for use by several threads.
 *
 * <pre>{@code
 * CompletableFuture<Pipeline> pipeline = api.async().getPipeline(id);
 * }</pre>
 */
public final class AsyncScalewayEdgeApi {
    private final CallRunner runner;
    private final EdgeCalls calls;

    AsyncScalewayEdgeApi(CallRunner runner, EdgeCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    // Pipelines

    /**
     * {@link ScalewayEdgeApi#listPipelines(PipelineFilter)} without waiting.
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     */
    public AsyncListing<Pipeline> listPipelines(PipelineFilter filter) {
        return new AsyncListing<>(runner, calls.listPipelines(filter));
    }

    /**
     * {@link ScalewayEdgeApi#listPipelinesWithStages(PipelineFilter)} without waiting.
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     */
    public AsyncListing<PipelineStages> listPipelinesWithStages(PipelineFilter filter) {
        return new AsyncListing<>(runner, calls.listPipelinesWithStages(filter));
    }

    /**
     * {@link ScalewayEdgeApi#createPipeline(PipelineRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the pipeline as it is now; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> createPipeline(PipelineRequest request) {
        return runner.start(() -> calls.createPipeline(request));
    }

    /**
     * {@link ScalewayEdgeApi#getPipeline(String)} without waiting.
     *
     * @param id its id
     * @return the pipeline; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> getPipeline(String id) {
        return runner.start(() -> calls.getPipeline(id));
    }

    /**
     * {@link ScalewayEdgeApi#updatePipeline(String, PipelineRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the pipeline as it is now; cancelling it ends the call
     */
    public CompletableFuture<Pipeline> updatePipeline(String id, PipelineRequest request) {
        return runner.start(() -> calls.updatePipeline(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deletePipeline(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deletePipeline(String id) {
        return runner.startDelete(() -> calls.deletePipeline(id));
    }

    /**
     * {@link ScalewayEdgeApi#deletePipelineIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deletePipelineIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deletePipeline(id));
    }

    // Head

    /**
     * {@link ScalewayEdgeApi#listHeadStages(String)} without waiting.
     *
     * @param pipelineId the pipeline
     * @return the heads; one, or none, yet to be fetched
     */
    public AsyncListing<HeadStage> listHeadStages(String pipelineId) {
        return new AsyncListing<>(runner, calls.listHeadStages(pipelineId));
    }

    /**
     * {@link ScalewayEdgeApi#setHeadStage(String, HeadStageChange)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param change how
     * @return the head as it is now; cancelling it ends the call
     */
    public CompletableFuture<HeadStage> setHeadStage(String pipelineId, HeadStageChange change) {
        return runner.start(() -> calls.setHeadStage(pipelineId, change));
    }

    // Stages

    /**
     * {@link ScalewayEdgeApi#listDnsStages(String, DnsStageFilter)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<DnsStage> listDnsStages(String pipelineId, DnsStageFilter filter) {
        return new AsyncListing<>(runner, calls.listDnsStages(pipelineId, filter));
    }

    /**
     * {@link ScalewayEdgeApi#createDnsStage(String, DnsStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> createDnsStage(String pipelineId, DnsStageRequest request) {
        return runner.start(() -> calls.createDnsStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getDnsStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> getDnsStage(String id) {
        return runner.start(() -> calls.getDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateDnsStage(String, DnsStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<DnsStage> updateDnsStage(String id, DnsStageRequest request) {
        return runner.start(() -> calls.updateDnsStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteDnsStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteDnsStage(String id) {
        return runner.startDelete(() -> calls.deleteDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteDnsStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteDnsStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteDnsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#listTlsStages(String, TlsStageFilter)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<TlsStage> listTlsStages(String pipelineId, TlsStageFilter filter) {
        return new AsyncListing<>(runner, calls.listTlsStages(pipelineId, filter));
    }

    /**
     * {@link ScalewayEdgeApi#createTlsStage(String, TlsStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> createTlsStage(String pipelineId, TlsStageRequest request) {
        return runner.start(() -> calls.createTlsStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getTlsStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> getTlsStage(String id) {
        return runner.start(() -> calls.getTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateTlsStage(String, TlsStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<TlsStage> updateTlsStage(String id, TlsStageRequest request) {
        return runner.start(() -> calls.updateTlsStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteTlsStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteTlsStage(String id) {
        return runner.startDelete(() -> calls.deleteTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteTlsStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteTlsStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteTlsStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#listCacheStages(String)} without waiting.
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<CacheStage> listCacheStages(String pipelineId) {
        return new AsyncListing<>(runner, calls.listCacheStages(pipelineId));
    }

    /**
     * {@link ScalewayEdgeApi#createCacheStage(String, CacheStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> createCacheStage(String pipelineId, CacheStageRequest request) {
        return runner.start(() -> calls.createCacheStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getCacheStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> getCacheStage(String id) {
        return runner.start(() -> calls.getCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateCacheStage(String, CacheStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<CacheStage> updateCacheStage(String id, CacheStageRequest request) {
        return runner.start(() -> calls.updateCacheStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteCacheStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteCacheStage(String id) {
        return runner.startDelete(() -> calls.deleteCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteCacheStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteCacheStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteCacheStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#listRouteStages(String)} without waiting.
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<RouteStage> listRouteStages(String pipelineId) {
        return new AsyncListing<>(runner, calls.listRouteStages(pipelineId));
    }

    /**
     * {@link ScalewayEdgeApi#createRouteStage(String, RouteStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<RouteStage> createRouteStage(String pipelineId, RouteStageRequest request) {
        return runner.start(() -> calls.createRouteStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getRouteStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<RouteStage> getRouteStage(String id) {
        return runner.start(() -> calls.getRouteStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateRouteStage(String, RouteStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<RouteStage> updateRouteStage(String id, RouteStageRequest request) {
        return runner.start(() -> calls.updateRouteStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteRouteStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteRouteStage(String id) {
        return runner.startDelete(() -> calls.deleteRouteStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteRouteStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteRouteStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteRouteStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#listWafStages(String)} without waiting.
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<WafStage> listWafStages(String pipelineId) {
        return new AsyncListing<>(runner, calls.listWafStages(pipelineId));
    }

    /**
     * {@link ScalewayEdgeApi#createWafStage(String, WafStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<WafStage> createWafStage(String pipelineId, WafStageRequest request) {
        return runner.start(() -> calls.createWafStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getWafStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<WafStage> getWafStage(String id) {
        return runner.start(() -> calls.getWafStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateWafStage(String, WafStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<WafStage> updateWafStage(String id, WafStageRequest request) {
        return runner.start(() -> calls.updateWafStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteWafStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteWafStage(String id) {
        return runner.startDelete(() -> calls.deleteWafStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteWafStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteWafStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteWafStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#listBackendStages(String, BackendStageFilter)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     */
    public AsyncListing<BackendStage> listBackendStages(String pipelineId, BackendStageFilter filter) {
        return new AsyncListing<>(runner, calls.listBackendStages(pipelineId, filter));
    }

    /**
     * {@link ScalewayEdgeApi#createBackendStage(String, BackendStageRequest)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> createBackendStage(String pipelineId, BackendStageRequest request) {
        return runner.start(() -> calls.createBackendStage(pipelineId, request));
    }

    /**
     * {@link ScalewayEdgeApi#getBackendStage(String)} without waiting.
     *
     * @param id its id
     * @return the stage; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> getBackendStage(String id) {
        return runner.start(() -> calls.getBackendStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#updateBackendStage(String, BackendStageRequest)} without waiting.
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now; cancelling it ends the call
     */
    public CompletableFuture<BackendStage> updateBackendStage(String id, BackendStageRequest request) {
        return runner.start(() -> calls.updateBackendStage(id, request));
    }

    /**
     * {@link ScalewayEdgeApi#deleteBackendStage(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteBackendStage(String id) {
        return runner.startDelete(() -> calls.deleteBackendStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteBackendStageIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteBackendStageIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteBackendStage(id));
    }

    /**
     * {@link ScalewayEdgeApi#searchBackendStages(String, BackendStageFilter)} without waiting.
     *
     * @param projectId the project
     * @param filter which
     * @return the stages, yet to be fetched
     */
    public AsyncListing<BackendStage> searchBackendStages(String projectId, BackendStageFilter filter) {
        return new AsyncListing<>(runner, calls.searchBackendStages(projectId, filter));
    }

    /**
     * {@link ScalewayEdgeApi#searchWafStages(String)} without waiting.
     *
     * @param projectId the project
     * @return the stages, yet to be fetched
     */
    public AsyncListing<WafStage> searchWafStages(String projectId) {
        return new AsyncListing<>(runner, calls.searchWafStages(projectId));
    }

    // Route rules

    /**
     * {@link ScalewayEdgeApi#listRouteRules(String)} without waiting.
     *
     * @param routeStageId the route stage
     * @return the rules in their order; cancelling it ends the call
     */
    public CompletableFuture<List<RouteRule>> listRouteRules(String routeStageId) {
        return runner.start(() -> calls.listRouteRules(routeStageId));
    }

    /**
     * {@link ScalewayEdgeApi#setRouteRules(String, List)} without waiting.
     *
     * @param routeStageId the route stage
     * @param rules the rules, all of them, the first one that matches wins
     * @return the rules as they are now; cancelling it ends the call
     */
    public CompletableFuture<List<RouteRule>> setRouteRules(String routeStageId, List<RouteRule> rules) {
        return runner.start(() -> calls.setRouteRules(routeStageId, rules));
    }

    /**
     * {@link ScalewayEdgeApi#addRouteRules(String, List, RulePlace)} without waiting.
     *
     * @param routeStageId the route stage
     * @param rules the new rules
     * @param place where they go
     * @return the rules as the provider returns them; cancelling it ends the call
     */
    public CompletableFuture<List<RouteRule>> addRouteRules(
            String routeStageId, List<RouteRule> rules, RulePlace place) {
        return runner.start(() -> calls.addRouteRules(routeStageId, rules, place));
    }

    /**
     * {@link ScalewayEdgeApi#searchRouteRules(OwnerFilter)} without waiting.
     *
     * @param filter whose
     * @return the rules, yet to be fetched
     */
    public AsyncListing<RouteRule> searchRouteRules(OwnerFilter filter) {
        return new AsyncListing<>(runner, calls.searchRouteRules(filter));
    }

    // VPC endpoints

    /**
     * {@link ScalewayEdgeApi#setPipelineVpcEndpoints(String, List)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param vpcEndpointIds all its VPC endpoints
     * @return the endpoints as they are now; cancelling it ends the call
     */
    public CompletableFuture<PipelineVpcEndpoints> setPipelineVpcEndpoints(
            String pipelineId, List<String> vpcEndpointIds) {
        return runner.start(() -> calls.setPipelineVpcEndpoints(pipelineId, vpcEndpointIds));
    }

    /**
     * {@link ScalewayEdgeApi#listVpcEndpoints(OwnerFilter)} without waiting.
     *
     * @param filter whose
     * @return the endpoints, yet to be fetched
     */
    public AsyncListing<VpcEndpoint> listVpcEndpoints(OwnerFilter filter) {
        return new AsyncListing<>(runner, calls.listVpcEndpoints(filter));
    }

    /**
     * {@link ScalewayEdgeApi#createVpcEndpoint(VpcEndpointRequest)} without waiting.
     *
     * @param request what it shall be
     * @return the endpoint; cancelling it ends the call
     */
    public CompletableFuture<VpcEndpoint> createVpcEndpoint(VpcEndpointRequest request) {
        return runner.start(() -> calls.createVpcEndpoint(request));
    }

    /**
     * {@link ScalewayEdgeApi#getVpcEndpoint(String)} without waiting.
     *
     * @param id its id
     * @return the endpoint; cancelling it ends the call
     */
    public CompletableFuture<VpcEndpoint> getVpcEndpoint(String id) {
        return runner.start(() -> calls.getVpcEndpoint(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteVpcEndpoint(String)} without waiting.
     *
     * @param id its id
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteVpcEndpoint(String id) {
        return runner.startDelete(() -> calls.deleteVpcEndpoint(id));
    }

    /**
     * {@link ScalewayEdgeApi#deleteVpcEndpointIfPresent(String)} without waiting.
     *
     * @param id its id
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteVpcEndpointIfPresent(String id) {
        return runner.startDeleteIfPresent(() -> calls.deleteVpcEndpoint(id));
    }

    // Purge requests

    /**
     * {@link ScalewayEdgeApi#listPurgeRequests(PurgeRequestFilter)} without waiting.
     *
     * @param filter which
     * @return the purge requests, yet to be fetched
     */
    public AsyncListing<PurgeRequest> listPurgeRequests(PurgeRequestFilter filter) {
        return new AsyncListing<>(runner, calls.listPurgeRequests(filter));
    }

    /**
     * {@link ScalewayEdgeApi#createPurgeRequest(String, PurgeTarget)} without waiting.
     *
     * @param pipelineId the pipeline
     * @param target what is to be forgotten
     * @return the purge request, usually pending; cancelling it ends the call
     */
    public CompletableFuture<PurgeRequest> createPurgeRequest(String pipelineId, PurgeTarget target) {
        return runner.start(() -> calls.createPurgeRequest(pipelineId, target));
    }

    /**
     * {@link ScalewayEdgeApi#getPurgeRequest(String)} without waiting.
     *
     * @param id its id
     * @return the purge request; cancelling it ends the call
     */
    public CompletableFuture<PurgeRequest> getPurgeRequest(String id) {
        return runner.start(() -> calls.getPurgeRequest(id));
    }

    // Checks: they look, and change nothing

    /**
     * {@link ScalewayEdgeApi#checkDomain(String, String, String)} without waiting.
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
     * {@link ScalewayEdgeApi#checkPemChain(String, String, PemChain)} without waiting.
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
     * {@link ScalewayEdgeApi#checkLbOrigin(LoadBalancer)} without waiting.
     *
     * @param lb the load balancer
     * @return the outcome; cancelling it ends the call
     */
    public CompletableFuture<LbOriginCheck> checkLbOrigin(LoadBalancer lb) {
        return runner.start(() -> calls.checkLbOrigin(lb));
    }

    // Plans and bills

    /**
     * {@link ScalewayEdgeApi#listPlans()} without waiting.
     *
     * @return the plans; cancelling it ends the call
     */
    public CompletableFuture<List<PlanDetails>> listPlans() {
        return runner.start(() -> calls.listPlans());
    }

    /**
     * {@link ScalewayEdgeApi#selectPlan(String, PlanName)} without waiting.
     *
     * @param projectId the project
     * @param plan the plan
     * @return the plan; cancelling it ends the call
     */
    public CompletableFuture<Plan> selectPlan(String projectId, PlanName plan) {
        return runner.start(() -> calls.selectPlan(projectId, plan));
    }

    /**
     * {@link ScalewayEdgeApi#getCurrentPlan(String)} without waiting.
     *
     * @param projectId the project
     * @return the plan; not found without a subscription; cancelling it ends the call
     */
    public CompletableFuture<Plan> getCurrentPlan(String projectId) {
        return runner.start(() -> calls.getCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApi#deleteCurrentPlan(String)} without waiting.
     *
     * @param projectId the project
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> deleteCurrentPlan(String projectId) {
        return runner.startDelete(() -> calls.deleteCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApi#deleteCurrentPlanIfPresent(String)} without waiting.
     *
     * @param projectId the project
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteCurrentPlanIfPresent(String projectId) {
        return runner.startDeleteIfPresent(() -> calls.deleteCurrentPlan(projectId));
    }

    /**
     * {@link ScalewayEdgeApi#getBilling(String)} without waiting.
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
