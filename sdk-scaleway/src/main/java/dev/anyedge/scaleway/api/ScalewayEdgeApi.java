package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.ScalewayProfile;
import dev.anyedge.scaleway.internal.wire.CallRunner;
import dev.anyedge.scaleway.internal.wire.Connection;
import dev.anyedge.scaleway.internal.wire.Dialect;
import dev.anyedge.scaleway.internal.wire.EdgeCalls;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * The API of Scaleway Edge Services, version {@code v1beta1}: one method per operation. Safe for use by several threads;
 * to be closed.
 *
 * <pre>{@code
 * try (ScalewayEdgeApi api = ScalewayEdgeApi.create()) {          // environment, then the vendor's profile file
 *     Pipeline shop = api.createPipeline(PipelineRequest.of("shop"));
 *     BackendStage assets = api.createBackendStage(shop.id(), BackendStageRequest.of(
 *             BucketBackend.builder().bucketName("assets").bucketRegion("fr-par").build()));
 *     DnsStage dns = api.createDnsStage(shop.id(), DnsStageRequest.builder().next(StageLink.to(assets)).build());
 *     api.setHeadStage(shop.id(), HeadStageChange.add(dns.id()));
 * }
 * }</pre>
 *
 * <p>Calls that only read, and those that set absolute values (PUT, PATCH, DELETE), are repeated after a failure that
 * may pass. Calls that create something are repeated only when the provider surely has not acted; when their answer is
 * lost, look before you repeat them. Rate limits are waited out.
 */
public final class ScalewayEdgeApi implements AutoCloseable {
    private final CallRunner runner;
    private final EdgeCalls calls;

    private ScalewayEdgeApi(Builder from) {
        runner = from.connection.runner(Dialect.V1BETA1);
        calls = from.connection.calls(Dialect.V1BETA1);
    }

    /**
     * A client with the settings that the vendor's own tools would use: those of the environment, then those of the
     * profile file.
     *
     * @return a client
     * @throws ValidationException when there is no secret key, or a setting is malformed
     */
    public static ScalewayEdgeApi create() {
        return builder().build();
    }

    /**
     * A client with settings.
     *
     * @return a builder, not safe for use by several threads
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same operations as futures.
     *
     * @return the asynchronous client, which ends with this one
     */
    public AsyncScalewayEdgeApi async() {
        return new AsyncScalewayEdgeApi(runner, calls);
    }

    /**
     * The project that requests are for which name none.
     *
     * @return a UUID
     * @throws ValidationException when there is none; says how to set it
     */
    public String projectId() {
        return calls.project();
    }

    // Pipelines

    /**
     * Lists pipelines ({@code ListPipelines}).
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<Pipeline> listPipelines(PipelineFilter filter) {
        return new Listing<>(runner, calls.listPipelines(filter));
    }

    /**
     * Lists pipelines with all their stages ({@code ListPipelinesWithStages}): the cheapest read of a whole chain, but for the route rules.
     *
     * @param filter which
     * @return the pipelines, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<PipelineStages> listPipelinesWithStages(PipelineFilter filter) {
        return new Listing<>(runner, calls.listPipelinesWithStages(filter));
    }

    /**
     * Creates a pipeline ({@code CreatePipeline}), without stages and without head.
     *
     * @param request what it shall be
     * @return the pipeline as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Pipeline createPipeline(PipelineRequest request) {
        return runner.run(calls.createPipeline(request));
    }

    /**
     * Reads a pipeline ({@code GetPipeline}).
     *
     * @param id its id
     * @return the pipeline
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Pipeline getPipeline(String id) {
        return runner.run(calls.getPipeline(id));
    }

    /**
     * Changes name or description of a pipeline ({@code UpdatePipeline}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the pipeline as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Pipeline updatePipeline(String id, PipelineRequest request) {
        return runner.run(calls.updatePipeline(id, request));
    }

    /**
     * Deletes a pipeline with its stages, managed certificate and automatic DNS record ({@code DeletePipeline}).
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deletePipeline(String id) {
        runner.delete(calls.deletePipeline(id));
    }

    /**
     * Does what {@link #deletePipeline} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deletePipelineIfPresent(String id) {
        return runner.deleteIfPresent(calls.deletePipeline(id));
    }

    // Head

    /**
     * Lists the heads of a pipeline ({@code ListHeadStages}).
     *
     * @param pipelineId the pipeline
     * @return the heads; one, or none, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<HeadStage> listHeadStages(String pipelineId) {
        return new Listing<>(runner, calls.listHeadStages(pipelineId));
    }

    /**
     * Changes the head of a pipeline ({@code SetHeadStage}): with this, its chain goes live. Not repeated when an answer is lost.
     *
     * @param pipelineId the pipeline
     * @param change how
     * @return the head as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public HeadStage setHeadStage(String pipelineId, HeadStageChange change) {
        return runner.run(calls.setHeadStage(pipelineId, change));
    }

    // Stages

    /**
     * Lists the DNS stages of a pipeline ({@code ListDNSStages}).
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<DnsStage> listDnsStages(String pipelineId, DnsStageFilter filter) {
        return new Listing<>(runner, calls.listDnsStages(pipelineId, filter));
    }

    /**
     * Creates a DNS stage ({@code CreateDNSStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public DnsStage createDnsStage(String pipelineId, DnsStageRequest request) {
        return runner.run(calls.createDnsStage(pipelineId, request));
    }

    /**
     * Reads a DNS stage ({@code GetDNSStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public DnsStage getDnsStage(String id) {
        return runner.run(calls.getDnsStage(id));
    }

    /**
     * Changes what the request names of a DNS stage ({@code UpdateDNSStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public DnsStage updateDnsStage(String id, DnsStageRequest request) {
        return runner.run(calls.updateDnsStage(id, request));
    }

    /**
     * Deletes a DNS stage ({@code DeleteDNSStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteDnsStage(String id) {
        runner.delete(calls.deleteDnsStage(id));
    }

    /**
     * Does what {@link #deleteDnsStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteDnsStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteDnsStage(id));
    }

    /**
     * Lists the TLS stages of a pipeline ({@code ListTLSStages}).
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<TlsStage> listTlsStages(String pipelineId, TlsStageFilter filter) {
        return new Listing<>(runner, calls.listTlsStages(pipelineId, filter));
    }

    /**
     * Creates a TLS stage ({@code CreateTLSStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public TlsStage createTlsStage(String pipelineId, TlsStageRequest request) {
        return runner.run(calls.createTlsStage(pipelineId, request));
    }

    /**
     * Reads a TLS stage ({@code GetTLSStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public TlsStage getTlsStage(String id) {
        return runner.run(calls.getTlsStage(id));
    }

    /**
     * Changes what the request names of a TLS stage ({@code UpdateTLSStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public TlsStage updateTlsStage(String id, TlsStageRequest request) {
        return runner.run(calls.updateTlsStage(id, request));
    }

    /**
     * Deletes a TLS stage ({@code DeleteTLSStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteTlsStage(String id) {
        runner.delete(calls.deleteTlsStage(id));
    }

    /**
     * Does what {@link #deleteTlsStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteTlsStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteTlsStage(id));
    }

    /**
     * Lists the cache stages of a pipeline ({@code ListCacheStages}).
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<CacheStage> listCacheStages(String pipelineId) {
        return new Listing<>(runner, calls.listCacheStages(pipelineId));
    }

    /**
     * Creates a cache stage ({@code CreateCacheStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public CacheStage createCacheStage(String pipelineId, CacheStageRequest request) {
        return runner.run(calls.createCacheStage(pipelineId, request));
    }

    /**
     * Reads a cache stage ({@code GetCacheStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public CacheStage getCacheStage(String id) {
        return runner.run(calls.getCacheStage(id));
    }

    /**
     * Changes what the request names of a cache stage ({@code UpdateCacheStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public CacheStage updateCacheStage(String id, CacheStageRequest request) {
        return runner.run(calls.updateCacheStage(id, request));
    }

    /**
     * Deletes a cache stage ({@code DeleteCacheStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteCacheStage(String id) {
        runner.delete(calls.deleteCacheStage(id));
    }

    /**
     * Does what {@link #deleteCacheStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteCacheStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteCacheStage(id));
    }

    /**
     * Lists the route stages of a pipeline ({@code ListRouteStages}).
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<RouteStage> listRouteStages(String pipelineId) {
        return new Listing<>(runner, calls.listRouteStages(pipelineId));
    }

    /**
     * Creates a route stage ({@code CreateRouteStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public RouteStage createRouteStage(String pipelineId, RouteStageRequest request) {
        return runner.run(calls.createRouteStage(pipelineId, request));
    }

    /**
     * Reads a route stage ({@code GetRouteStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public RouteStage getRouteStage(String id) {
        return runner.run(calls.getRouteStage(id));
    }

    /**
     * Changes what the request names of a route stage ({@code UpdateRouteStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public RouteStage updateRouteStage(String id, RouteStageRequest request) {
        return runner.run(calls.updateRouteStage(id, request));
    }

    /**
     * Deletes a route stage ({@code DeleteRouteStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteRouteStage(String id) {
        runner.delete(calls.deleteRouteStage(id));
    }

    /**
     * Does what {@link #deleteRouteStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteRouteStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteRouteStage(id));
    }

    /**
     * Lists the WAF stages of a pipeline ({@code ListWafStages}).
     *
     * @param pipelineId the pipeline
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<WafStage> listWafStages(String pipelineId) {
        return new Listing<>(runner, calls.listWafStages(pipelineId));
    }

    /**
     * Creates a WAF stage ({@code CreateWafStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public WafStage createWafStage(String pipelineId, WafStageRequest request) {
        return runner.run(calls.createWafStage(pipelineId, request));
    }

    /**
     * Reads a WAF stage ({@code GetWafStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public WafStage getWafStage(String id) {
        return runner.run(calls.getWafStage(id));
    }

    /**
     * Changes what the request names of a WAF stage ({@code UpdateWafStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public WafStage updateWafStage(String id, WafStageRequest request) {
        return runner.run(calls.updateWafStage(id, request));
    }

    /**
     * Deletes a WAF stage ({@code DeleteWafStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteWafStage(String id) {
        runner.delete(calls.deleteWafStage(id));
    }

    /**
     * Does what {@link #deleteWafStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteWafStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteWafStage(id));
    }

    /**
     * Lists the backend stages of a pipeline ({@code ListBackendStages}).
     *
     * @param pipelineId the pipeline
     * @param filter which
     * @return the stages, linked or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<BackendStage> listBackendStages(String pipelineId, BackendStageFilter filter) {
        return new Listing<>(runner, calls.listBackendStages(pipelineId, filter));
    }

    /**
     * Creates a backend stage ({@code CreateBackendStage}).
     *
     * @param pipelineId the pipeline
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public BackendStage createBackendStage(String pipelineId, BackendStageRequest request) {
        return runner.run(calls.createBackendStage(pipelineId, request));
    }

    /**
     * Reads a backend stage ({@code GetBackendStage}).
     *
     * @param id its id
     * @return the stage
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public BackendStage getBackendStage(String id) {
        return runner.run(calls.getBackendStage(id));
    }

    /**
     * Changes what the request names of a backend stage ({@code UpdateBackendStage}).
     *
     * @param id its id
     * @param request what it shall be
     * @return the stage as it is now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public BackendStage updateBackendStage(String id, BackendStageRequest request) {
        return runner.run(calls.updateBackendStage(id, request));
    }

    /**
     * Deletes a backend stage ({@code DeleteBackendStage}). Take away what refers to it first.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteBackendStage(String id) {
        runner.delete(calls.deleteBackendStage(id));
    }

    /**
     * Does what {@link #deleteBackendStage} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteBackendStageIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteBackendStage(id));
    }

    /**
     * Searches all pipelines of a project for backend stages ({@code SearchBackendStages}).
     *
     * @param projectId the project
     * @param filter which
     * @return the stages, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<BackendStage> searchBackendStages(String projectId, BackendStageFilter filter) {
        return new Listing<>(runner, calls.searchBackendStages(projectId, filter));
    }

    /**
     * Searches all pipelines of a project for WAF stages ({@code SearchWafStages}).
     *
     * @param projectId the project
     * @return the stages, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<WafStage> searchWafStages(String projectId) {
        return new Listing<>(runner, calls.searchWafStages(projectId));
    }

    // Route rules

    /**
     * Lists the rules of a route stage ({@code ListRouteRules}).
     *
     * @param routeStageId the route stage
     * @return the rules in their order
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public List<RouteRule> listRouteRules(String routeStageId) {
        return runner.run(calls.listRouteRules(routeStageId));
    }

    /**
     * Replaces all rules of a route stage ({@code SetRouteRules}). Positions in the rules are not sent: their order counts.
     *
     * @param routeStageId the route stage
     * @param rules the rules, all of them, the first one that matches wins
     * @return the rules as they are now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public List<RouteRule> setRouteRules(String routeStageId, List<RouteRule> rules) {
        return runner.run(calls.setRouteRules(routeStageId, rules));
    }

    /**
     * Adds rules to a route stage ({@code AddRouteRules}). Not repeated when an answer is lost.
     *
     * @param routeStageId the route stage
     * @param rules the new rules
     * @param place where they go
     * @return the rules as the provider returns them
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public List<RouteRule> addRouteRules(String routeStageId, List<RouteRule> rules, RulePlace place) {
        return runner.run(calls.addRouteRules(routeStageId, rules, place));
    }

    /**
     * Searches all pipelines for route rules ({@code SearchRouteRules}).
     *
     * @param filter whose
     * @return the rules, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<RouteRule> searchRouteRules(OwnerFilter filter) {
        return new Listing<>(runner, calls.searchRouteRules(filter));
    }

    // VPC endpoints

    /**
     * Sets through which VPC endpoints a pipeline is reachable ({@code SetPipelineVPCEndpoints}).
     *
     * @param pipelineId the pipeline
     * @param vpcEndpointIds all its VPC endpoints
     * @return the endpoints as they are now
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public PipelineVpcEndpoints setPipelineVpcEndpoints(String pipelineId, List<String> vpcEndpointIds) {
        return runner.run(calls.setPipelineVpcEndpoints(pipelineId, vpcEndpointIds));
    }

    /**
     * Lists VPC endpoints ({@code ListVPCEndpoints}).
     *
     * @param filter whose
     * @return the endpoints, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<VpcEndpoint> listVpcEndpoints(OwnerFilter filter) {
        return new Listing<>(runner, calls.listVpcEndpoints(filter));
    }

    /**
     * Creates a VPC endpoint ({@code CreateVPCEndpoint}).
     *
     * @param request what it shall be
     * @return the endpoint
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public VpcEndpoint createVpcEndpoint(VpcEndpointRequest request) {
        return runner.run(calls.createVpcEndpoint(request));
    }

    /**
     * Reads a VPC endpoint ({@code GetVPCEndpoint}).
     *
     * @param id its id
     * @return the endpoint
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public VpcEndpoint getVpcEndpoint(String id) {
        return runner.run(calls.getVpcEndpoint(id));
    }

    /**
     * Deletes a VPC endpoint ({@code DeleteVPCEndpoint}).
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteVpcEndpoint(String id) {
        runner.delete(calls.deleteVpcEndpoint(id));
    }

    /**
     * Does what {@link #deleteVpcEndpoint} does, if there is anything to delete.
     *
     * @param id its id
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteVpcEndpointIfPresent(String id) {
        return runner.deleteIfPresent(calls.deleteVpcEndpoint(id));
    }

    // Purge requests

    /**
     * Lists purge requests ({@code ListPurgeRequests}).
     *
     * @param filter which
     * @return the purge requests, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<PurgeRequest> listPurgeRequests(PurgeRequestFilter filter) {
        return new Listing<>(runner, calls.listPurgeRequests(filter));
    }

    /**
     * Asks a pipeline to forget what it has cached ({@code CreatePurgeRequest}).
     *
     * @param pipelineId the pipeline
     * @param target what is to be forgotten
     * @return the purge request, usually pending
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public PurgeRequest createPurgeRequest(String pipelineId, PurgeTarget target) {
        return runner.run(calls.createPurgeRequest(pipelineId, target));
    }

    /**
     * Reads how far a purge request is ({@code GetPurgeRequest}).
     *
     * @param id its id
     * @return the purge request
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public PurgeRequest getPurgeRequest(String id) {
        return runner.run(calls.getPurgeRequest(id));
    }

    // Checks: they look, and change nothing

    /**
     * Checks whether a host name points where it should ({@code CheckDomain}).
     *
     * @param projectId the project
     * @param fqdn the host name
     * @param cname where it should point, {@code <pipeline id>.svc.edge.scw.cloud}
     * @return the outcome
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public DomainCheck checkDomain(String projectId, String fqdn, String cname) {
        return runner.run(calls.checkDomain(projectId, fqdn, cname));
    }

    /**
     * Checks whether a certificate can be used for a host name ({@code CheckPEMChain}).
     *
     * @param projectId the project
     * @param fqdn the host name
     * @param chain the certificate
     * @return the outcome
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public PemChainCheck checkPemChain(String projectId, String fqdn, PemChain chain) {
        return runner.run(calls.checkPemChain(projectId, fqdn, chain));
    }

    /**
     * Checks whether a load balancer can be used as an origin ({@code CheckLBOrigin}).
     *
     * @param lb the load balancer
     * @return the outcome
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public LbOriginCheck checkLbOrigin(LoadBalancer lb) {
        return runner.run(calls.checkLbOrigin(lb));
    }

    // Plans and bills

    /**
     * Lists the plans that there are ({@code ListPlans}).
     *
     * @return the plans
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public List<PlanDetails> listPlans() {
        return runner.run(calls.listPlans());
    }

    /**
     * Subscribes a project to a plan ({@code SelectPlan}), which it needs before it can use pipelines. Costs money.
     *
     * @param projectId the project
     * @param plan the plan
     * @return the plan
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Plan selectPlan(String projectId, PlanName plan) {
        return runner.run(calls.selectPlan(projectId, plan));
    }

    /**
     * Reads the plan that a project is subscribed to ({@code GetCurrentPlan}).
     *
     * @param projectId the project
     * @return the plan; not found without a subscription
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Plan getCurrentPlan(String projectId) {
        return runner.run(calls.getCurrentPlan(projectId));
    }

    /**
     * Ends a project's subscription ({@code DeleteCurrentPlan}). All its pipelines must be deleted before.
     *
     * @param projectId the project
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, also because there is nothing to delete, of the type that says what can be done
     */
    public void deleteCurrentPlan(String projectId) {
        runner.delete(calls.deleteCurrentPlan(projectId));
    }

    /**
     * Does what {@link #deleteCurrentPlan} does, if there is anything to delete.
     *
     * @param projectId the project
     * @return false when there was nothing
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public boolean deleteCurrentPlanIfPresent(String projectId) {
        return runner.deleteIfPresent(calls.deleteCurrentPlan(projectId));
    }

    /**
     * Reads a project's bill of the current month ({@code GetBilling}).
     *
     * @param projectId the project
     * @return the bill
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Billing getBilling(String projectId) {
        return runner.run(calls.getBilling(projectId));
    }

    /** Ends all calls that are under way and gives back what this client has created. May be called several times. */
    @Override
    public void close() {
        runner.close();
    }

    @Override
    public String toString() {
        return runner.toString();
    }

    /** Collects a client's settings. Not safe for use by several threads. */
    public static final class Builder {
        private final Connection connection = new Connection();

        private Builder() {}

        /**
         * Sets all settings as a profile has them. What is set here besides goes before them.
         *
         * @param profile the profile; without it, {@link ScalewayProfile#load()} where credentials are not set here
         * @return this builder
         */
        public Builder profile(ScalewayProfile profile) {
            connection.profile(profile);
            return this;
        }

        /**
         * Sets who calls.
         *
         * @param credentials the key
         * @return this builder
         */
        public Builder credentials(ScalewayCredentials credentials) {
            connection.credentials(credentials);
            return this;
        }

        /**
         * Sets the project for requests that name none.
         *
         * @param projectId a UUID
         * @return this builder
         * @throws ValidationException when it is not a UUID
         */
        public Builder projectId(String projectId) {
            connection.projectId(projectId);
            return this;
        }

        /**
         * Sets where the API is, for example a simulator.
         *
         * @param uri scheme and host; {@code https://api.scaleway.com} without it
         * @return this builder
         */
        public Builder baseUri(URI uri) {
            connection.baseUri(uri);
            return this;
        }

        /**
         * Adjusts the HTTP runtime: timeouts, retries, listeners, the JDK's client. Authorization and error reading stay
         * the client's own.
         *
         * @param settings is called once, when the client is built
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            connection.http(settings);
            return this;
        }

        /**
         * Makes the client. Nothing is opened before its first call.
         *
         * @return the client
         * @throws ValidationException when there is no secret key, or a setting is malformed
         */
        public ScalewayEdgeApi build() {
            return new ScalewayEdgeApi(this);
        }
    }
}
