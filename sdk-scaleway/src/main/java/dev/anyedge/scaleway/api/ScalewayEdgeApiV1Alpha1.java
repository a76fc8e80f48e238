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
 * The first version of the API of Scaleway Edge Services, {@code v1alpha1}, from which the vendor has withdrawn all its
 * clients: for who must speak it and says so. Whether it is still answered is not known; nothing falls back to it, and
 * {@link ScalewayEdgeApi} is the one to use. Safe for use by several threads; to be closed.
 *
 * <p>Chains are built from their end: backend, cache, TLS and DNS stages in the client's project, each naming its
 * successor, then the pipeline upon its DNS stage. There are no WAF and route stages, no serverless backends, no head
 * stage of its own; a request that asks for them is refused before it is sent.
 *
 * <pre>{@code
 * try (ScalewayEdgeApiV1Alpha1 api = ScalewayEdgeApiV1Alpha1.create()) {
 *     BackendStage assets = api.createBackendStage(BackendStageRequest.of(
 *             BucketBackend.builder().bucketName("assets").bucketRegion("fr-par").build()));
 *     DnsStage dns = api.createDnsStage(DnsStageRequest.builder().next(StageLink.to(assets)).build());
 *     Pipeline shop = api.createPipeline(PipelineRequest.builder().name("shop").dnsStageId(dns.id()).build());
 * }
 * }</pre>
 */
public final class ScalewayEdgeApiV1Alpha1 implements AutoCloseable {
    private final CallRunner runner;
    private final EdgeCalls calls;

    private ScalewayEdgeApiV1Alpha1(Builder from) {
        runner = from.connection.runner(Dialect.V1ALPHA1);
        calls = from.connection.calls(Dialect.V1ALPHA1);
    }

    /**
     * A client with the settings that the vendor's own tools would use: those of the environment, then those of the
     * profile file.
     *
     * @return a client
     * @throws ValidationException when there is no secret key, or a setting is malformed
     */
    public static ScalewayEdgeApiV1Alpha1 create() {
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
    public AsyncScalewayEdgeApiV1Alpha1 async() {
        return new AsyncScalewayEdgeApiV1Alpha1(runner, calls);
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
     * Creates a pipeline ({@code CreatePipeline}), last of all, upon its head.
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
     * Changes name, description or head of a pipeline ({@code UpdatePipeline}).
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
     * Deletes a pipeline ({@code DeletePipeline}). A pipeline that never was deployed is answered as if it were not there.
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

    // Stages

    /**
     * Lists DNS stages ({@code ListDNSStages}).
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<DnsStage> listDnsStages(StageScope scope, DnsStageFilter filter) {
        return new Listing<>(runner, calls.listDnsStages(scope, filter));
    }

    /**
     * Creates a DNS stage in the client's own project ({@code CreateDNSStage}).
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public DnsStage createDnsStage(DnsStageRequest request) {
        return runner.run(calls.createDnsStage(request));
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
     * Lists TLS stages ({@code ListTLSStages}).
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<TlsStage> listTlsStages(StageScope scope, TlsStageFilter filter) {
        return new Listing<>(runner, calls.listTlsStages(scope, filter));
    }

    /**
     * Creates a TLS stage in the client's own project ({@code CreateTLSStage}).
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public TlsStage createTlsStage(TlsStageRequest request) {
        return runner.run(calls.createTlsStage(request));
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
     * Lists cache stages ({@code ListCacheStages}).
     *
     * @param scope of which pipeline or project
     * @return the stages, attached or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<CacheStage> listCacheStages(StageScope scope) {
        return new Listing<>(runner, calls.listCacheStages(scope));
    }

    /**
     * Creates a cache stage in the client's own project ({@code CreateCacheStage}).
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public CacheStage createCacheStage(CacheStageRequest request) {
        return runner.run(calls.createCacheStage(request));
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
     * Lists backend stages ({@code ListBackendStages}).
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the stages, attached or not, yet to be fetched
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent
     */
    public Listing<BackendStage> listBackendStages(StageScope scope, BackendStageFilter filter) {
        return new Listing<>(runner, calls.listBackendStages(scope, filter));
    }

    /**
     * Creates a backend stage in the client's own project ({@code CreateBackendStage}).
     *
     * @param request what it shall be
     * @return the stage as it is now, in no pipeline yet
     * @throws dev.anyedge.cdn.error.ValidationException when the request cannot be sent; nothing was sent
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public BackendStage createBackendStage(BackendStageRequest request) {
        return runner.run(calls.createBackendStage(request));
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
        public ScalewayEdgeApiV1Alpha1 build() {
            return new ScalewayEdgeApiV1Alpha1(this);
        }
    }
}
