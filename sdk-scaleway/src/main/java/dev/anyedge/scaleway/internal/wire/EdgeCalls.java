package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Repeat;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageFilter;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.Billing;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageFilter;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.DomainCheck;
import dev.anyedge.scaleway.api.HeadStage;
import dev.anyedge.scaleway.api.HeadStageChange;
import dev.anyedge.scaleway.api.LbOriginCheck;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.OwnerFilter;
import dev.anyedge.scaleway.api.PemChain;
import dev.anyedge.scaleway.api.PemChainCheck;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PipelineStages;
import dev.anyedge.scaleway.api.PipelineVpcEndpoints;
import dev.anyedge.scaleway.api.Plan;
import dev.anyedge.scaleway.api.PlanDetails;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeRequestFilter;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.RulePlace;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageScope;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageFilter;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.VpcEndpoint;
import dev.anyedge.scaleway.api.VpcEndpointRequest;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every operation of the API, once: method, path, query, body, and when it may be repeated (Scaleway reference §3, §8.3).
 * Blocking and asynchronous clients make their calls from here.
 *
 * <p>GET, PUT, DELETE and PATCH may be repeated: a PATCH of this API sets absolute values. A POST may not, because it
 * makes something; the checks look only.
 */
public final class EdgeCalls {
    private static final String JSON = "application/json";

    private final Dialect dialect;
    private final Optional<String> project;
    private final Redaction redaction;

    /**
     * Calls of one version.
     *
     * @param dialect which version is spoken
     * @param project the client's own project
     * @param redaction where secrets in requests are registered
     */
    public EdgeCalls(Dialect dialect, Optional<String> project, Redaction redaction) {
        this.dialect = dialect;
        this.project = project;
        this.redaction = redaction;
    }

    // Pipelines

    /**
     * {@code ListPipelines}.
     *
     * @param filter which
     * @return the call
     */
    public ListCall<Pipeline> listPipelines(PipelineFilter filter) {
        Map<String, String> query = pipelineQuery("ListPipelines", filter);
        filter.hasBackendStageLb().ifPresent(has -> query.put("has_backend_stage_lb", has.toString()));
        return list(
                "ListPipelines",
                "/pipelines",
                query,
                "pipelines",
                PipelineJson::pipeline,
                ListCall.Sorting.BY_CREATION_OR_NAME);
    }

    /**
     * {@code ListPipelinesWithStages}.
     *
     * @param filter which
     * @return the call
     */
    public ListCall<PipelineStages> listPipelinesWithStages(PipelineFilter filter) {
        if (filter.hasBackendStageLb().isPresent()) {
            throw invalid(
                    "ListPipelinesWithStages",
                    "/has_backend_stage_lb",
                    "a value",
                    "nothing: only ListPipelines has it");
        }
        return list(
                "ListPipelinesWithStages",
                "/pipelines-stages",
                pipelineQuery("ListPipelinesWithStages", filter),
                "pipelines",
                PipelineJson::pipelineStages,
                ListCall.Sorting.BY_CREATION_OR_NAME);
    }

    private Map<String, String> pipelineQuery(String operation, PipelineFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        filter.name().ifPresent(name -> query.put("name", name));
        owner(operation, query, filter.organizationId(), filter.projectId());
        return query;
    }

    private void owner(
            String operation, Map<String, String> query, Optional<String> organizationId, Optional<String> projectId) {
        RequestRules rules = new RequestRules(operation, dialect);
        id(rules, query, "organization_id", organizationId);
        id(rules, query, "project_id", projectId);
        rules.check();
    }

    private static void id(RequestRules rules, Map<String, String> query, String name, Optional<String> value) {
        rules.id("/" + name, value);
        value.ifPresent(v -> query.put(name, v));
    }

    /**
     * {@code CreatePipeline}.
     *
     * @param request the body
     * @return the call
     */
    public Call<Pipeline> createPipeline(PipelineRequest request) {
        String operation = "CreatePipeline";
        return send(operation, request("POST", operation, "/pipelines"), PipelineJson::pipeline, rules -> {
            rules.required(
                    "/name", request.name().filter(name -> !name.isEmpty()).isPresent(), "a name that is not empty");
            rules.head(request.dnsStageId());
            return new WireWriter()
                    .text("project_id", project(rules, request.projectId()))
                    .text("name", request.name())
                    .text("description", request.description().orElse(""))
                    .text("dns_stage_id", request.dnsStageId());
        });
    }

    /**
     * {@code GetPipeline}.
     *
     * @param id which
     * @return the call
     */
    public Call<Pipeline> getPipeline(String id) {
        return get("GetPipeline", "/pipelines", "pipeline_id", id, PipelineJson::pipeline);
    }

    /**
     * {@code UpdatePipeline}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<Pipeline> updatePipeline(String id, PipelineRequest request) {
        String operation = "UpdatePipeline";
        return send(
                operation, one("PATCH", operation, "/pipelines", "pipeline_id", id), PipelineJson::pipeline, rules -> {
                    if (request.projectId().isPresent()) {
                        rules.wrong("/project_id", "a project", "nothing: a pipeline stays in its project");
                    }
                    rules.head(request.dnsStageId());
                    request.name().ifPresent(name -> rules.text("/name", name));
                    return new WireWriter()
                            .text("name", request.name())
                            .text("description", request.description())
                            .text("dns_stage_id", request.dnsStageId());
                });
    }

    /**
     * {@code DeletePipeline}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deletePipeline(String id) {
        return delete("DeletePipeline", "/pipelines", "pipeline_id", id);
    }

    // Head

    /**
     * {@code ListHeadStages}.
     *
     * @param pipelineId which pipeline
     * @return the call
     */
    public ListCall<HeadStage> listHeadStages(String pipelineId) {
        String operation = "ListHeadStages";
        requireId(operation, "pipeline_id", pipelineId);
        return new ListCall<>(
                operation,
                () -> request("GET", operation, "/pipelines")
                        .segment(pipelineId)
                        .path("/head-stages"),
                Map.of(),
                "head_stages",
                PipelineJson::headStage,
                ListCall.Sorting.NONE);
    }

    /**
     * {@code SetHeadStage}.
     *
     * @param pipelineId which pipeline
     * @param change how
     * @return the call
     */
    public Call<HeadStage> setHeadStage(String pipelineId, HeadStageChange change) {
        String operation = "SetHeadStage";
        return send(
                operation,
                one("POST", operation, "/pipelines", "pipeline_id", pipelineId).path("/set-head-stage"),
                answer -> answer.object("head_stage", PipelineJson::headStage)
                        .orElseGet(() -> HeadStage.builder().build()),
                rules -> head(rules, change));
    }

    private static WireWriter head(RequestRules rules, HeadStageChange change) {
        WireWriter ids = new WireWriter();
        String member;
        if (change instanceof HeadStageChange.Add add) {
            member = "add_new_head_stage";
            rules.id("/" + member + "/new_stage_id", add.newStageId());
            ids.text("new_stage_id", add.newStageId());
        } else if (change instanceof HeadStageChange.Remove remove) {
            member = "remove_head_stage";
            rules.id("/" + member + "/remove_stage_id", remove.stageId());
            ids.text("remove_stage_id", remove.stageId());
        } else {
            HeadStageChange.Swap swap = (HeadStageChange.Swap) change;
            member = "swap_head_stage";
            rules.id("/" + member + "/new_stage_id", swap.newStageId())
                    .id("/" + member + "/current_stage_id", swap.currentStageId());
            ids.text("new_stage_id", swap.newStageId()).text("current_stage_id", swap.currentStageId());
        }
        return new WireWriter().object(member, Optional.of(ids), body -> body);
    }

    // VPC endpoints

    /**
     * {@code SetPipelineVPCEndpoints}.
     *
     * @param pipelineId which pipeline
     * @param vpcEndpointIds the endpoints, all of them
     * @return the call
     */
    public Call<PipelineVpcEndpoints> setPipelineVpcEndpoints(String pipelineId, List<String> vpcEndpointIds) {
        String operation = "SetPipelineVPCEndpoints";
        return send(
                operation,
                one("PUT", operation, "/pipelines", "pipeline_id", pipelineId).path("/vpc-endpoints"),
                PipelineJson::pipelineVpcEndpoints,
                rules -> {
                    rules.ids("/vpc_endpoint_ids", vpcEndpointIds);
                    return new WireWriter().texts("vpc_endpoint_ids", vpcEndpointIds);
                });
    }

    /**
     * {@code ListVPCEndpoints}.
     *
     * @param filter whose
     * @return the call
     */
    public ListCall<VpcEndpoint> listVpcEndpoints(OwnerFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        owner("ListVPCEndpoints", query, filter.organizationId(), filter.projectId());
        return list(
                "ListVPCEndpoints",
                "/vpc-endpoints",
                query,
                "vpc_endpoints",
                PipelineJson::vpcEndpoint,
                ListCall.Sorting.BY_CREATION_OR_NAME);
    }

    /**
     * {@code CreateVPCEndpoint}.
     *
     * @param request the body
     * @return the call
     */
    public Call<VpcEndpoint> createVpcEndpoint(VpcEndpointRequest request) {
        String operation = "CreateVPCEndpoint";
        return send(operation, request("POST", operation, "/vpc-endpoints"), PipelineJson::vpcEndpoint, rules -> {
            rules.region("/region", request.region()).id("/private_network_id", request.privateNetworkId());
            return new WireWriter()
                    .text("project_id", project(rules, request.projectId()))
                    .text("region", request.region())
                    .text("private_network_id", request.privateNetworkId());
        });
    }

    /**
     * {@code GetVPCEndpoint}.
     *
     * @param id which
     * @return the call
     */
    public Call<VpcEndpoint> getVpcEndpoint(String id) {
        return get("GetVPCEndpoint", "/vpc-endpoints", "vpc_endpoint_id", id, PipelineJson::vpcEndpoint);
    }

    /**
     * {@code DeleteVPCEndpoint}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteVpcEndpoint(String id) {
        return delete("DeleteVPCEndpoint", "/vpc-endpoints", "vpc_endpoint_id", id);
    }

    // Stages

    private <S extends Stage> ListCall<S> listStages(
            StageType<S, ?> type, String pipelineId, Map<String, String> query) {
        String operation = type.operation("List") + "s";
        requireId(operation, "pipeline_id", pipelineId);
        return new ListCall<>(
                operation,
                () -> request("GET", operation, "/pipelines")
                        .segment(pipelineId)
                        .path(type.path()),
                query,
                "stages",
                type.reader(),
                ListCall.Sorting.BY_CREATION);
    }

    private <S extends Stage> ListCall<S> listFlat(StageType<S, ?> type, StageScope scope, Map<String, String> query) {
        String operation = type.operation("List") + "s";
        RequestRules rules = new RequestRules(operation, dialect);
        id(rules, query, "pipeline_id", scope.pipelineId());
        id(rules, query, "project_id", scope.projectId());
        rules.check();
        return list(operation, type.path(), query, "stages", type.reader(), ListCall.Sorting.BY_CREATION);
    }

    private <S extends Stage, R> Call<S> createStage(StageType<S, R> type, String pipelineId, R request) {
        String operation = type.operation("Create");
        return send(
                operation,
                one("POST", operation, "/pipelines", "pipeline_id", pipelineId).path(type.path()),
                type.reader(),
                rules -> type.body().write(rules, request, true));
    }

    private <S extends Stage, R> Call<S> createFlat(StageType<S, R> type, R request) {
        String operation = type.operation("Create");
        return send(operation, request("POST", operation, type.path()), type.reader(), rules -> type.body()
                .write(rules, request, true)
                .text("project_id", project(rules, Optional.empty())));
    }

    private <S extends Stage> Call<S> getStage(StageType<S, ?> type, String id) {
        return get(type.operation("Get"), type.path(), type.idMember(), id, type.reader());
    }

    private <S extends Stage, R> Call<S> updateStage(StageType<S, R> type, String id, R request) {
        String operation = type.operation("Update");
        return send(
                operation,
                one("PATCH", operation, type.path(), type.idMember(), id),
                type.reader(),
                rules -> type.body().write(rules, request, false));
    }

    private Call<Boolean> deleteStage(StageType<?, ?> type, String id) {
        return delete(type.operation("Delete"), type.path(), type.idMember(), id);
    }

    /**
     * {@code ListDNSStages}.
     *
     * @param pipelineId in which pipeline
     * @param filter which
     * @return the call
     */
    public ListCall<DnsStage> listDnsStages(String pipelineId, DnsStageFilter filter) {
        return listStages(StageType.DNS, pipelineId, query(filter));
    }

    /**
     * {@code CreateDNSStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<DnsStage> createDnsStage(String pipelineId, DnsStageRequest request) {
        return createStage(StageType.DNS, pipelineId, request);
    }

    /**
     * {@code GetDNSStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<DnsStage> getDnsStage(String id) {
        return getStage(StageType.DNS, id);
    }

    /**
     * {@code UpdateDNSStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<DnsStage> updateDnsStage(String id, DnsStageRequest request) {
        return updateStage(StageType.DNS, id, request);
    }

    /**
     * {@code DeleteDNSStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteDnsStage(String id) {
        return deleteStage(StageType.DNS, id);
    }

    /**
     * {@code ListDNSStages} of v1alpha1.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the call
     */
    public ListCall<DnsStage> listDnsStages(StageScope scope, DnsStageFilter filter) {
        return listFlat(StageType.DNS, scope, query(filter));
    }

    /**
     * {@code CreateDNSStage} of v1alpha1.
     *
     * @param request the body
     * @return the call
     */
    public Call<DnsStage> createDnsStage(DnsStageRequest request) {
        return createFlat(StageType.DNS, request);
    }

    /**
     * {@code ListTLSStages}.
     *
     * @param pipelineId in which pipeline
     * @param filter which
     * @return the call
     */
    public ListCall<TlsStage> listTlsStages(String pipelineId, TlsStageFilter filter) {
        return listStages(StageType.TLS, pipelineId, query(filter));
    }

    /**
     * {@code CreateTLSStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<TlsStage> createTlsStage(String pipelineId, TlsStageRequest request) {
        return createStage(StageType.TLS, pipelineId, request);
    }

    /**
     * {@code GetTLSStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<TlsStage> getTlsStage(String id) {
        return getStage(StageType.TLS, id);
    }

    /**
     * {@code UpdateTLSStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<TlsStage> updateTlsStage(String id, TlsStageRequest request) {
        return updateStage(StageType.TLS, id, request);
    }

    /**
     * {@code DeleteTLSStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteTlsStage(String id) {
        return deleteStage(StageType.TLS, id);
    }

    /**
     * {@code ListTLSStages} of v1alpha1.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the call
     */
    public ListCall<TlsStage> listTlsStages(StageScope scope, TlsStageFilter filter) {
        return listFlat(StageType.TLS, scope, query(filter));
    }

    /**
     * {@code CreateTLSStage} of v1alpha1.
     *
     * @param request the body
     * @return the call
     */
    public Call<TlsStage> createTlsStage(TlsStageRequest request) {
        return createFlat(StageType.TLS, request);
    }

    /**
     * {@code ListCacheStages}.
     *
     * @param pipelineId in which pipeline
     * @return the call
     */
    public ListCall<CacheStage> listCacheStages(String pipelineId) {
        return listStages(StageType.CACHE, pipelineId, Map.of());
    }

    /**
     * {@code CreateCacheStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<CacheStage> createCacheStage(String pipelineId, CacheStageRequest request) {
        return createStage(StageType.CACHE, pipelineId, request);
    }

    /**
     * {@code GetCacheStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<CacheStage> getCacheStage(String id) {
        return getStage(StageType.CACHE, id);
    }

    /**
     * {@code UpdateCacheStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<CacheStage> updateCacheStage(String id, CacheStageRequest request) {
        return updateStage(StageType.CACHE, id, request);
    }

    /**
     * {@code DeleteCacheStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteCacheStage(String id) {
        return deleteStage(StageType.CACHE, id);
    }

    /**
     * {@code ListCacheStages} of v1alpha1.
     *
     * @param scope of which pipeline or project
     * @return the call
     */
    public ListCall<CacheStage> listCacheStages(StageScope scope) {
        return listFlat(StageType.CACHE, scope, new LinkedHashMap<>());
    }

    /**
     * {@code CreateCacheStage} of v1alpha1.
     *
     * @param request the body
     * @return the call
     */
    public Call<CacheStage> createCacheStage(CacheStageRequest request) {
        return createFlat(StageType.CACHE, request);
    }

    /**
     * {@code ListRouteStages}.
     *
     * @param pipelineId in which pipeline
     * @return the call
     */
    public ListCall<RouteStage> listRouteStages(String pipelineId) {
        return listStages(StageType.ROUTE, pipelineId, Map.of());
    }

    /**
     * {@code CreateRouteStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<RouteStage> createRouteStage(String pipelineId, RouteStageRequest request) {
        return createStage(StageType.ROUTE, pipelineId, request);
    }

    /**
     * {@code GetRouteStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<RouteStage> getRouteStage(String id) {
        return getStage(StageType.ROUTE, id);
    }

    /**
     * {@code UpdateRouteStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<RouteStage> updateRouteStage(String id, RouteStageRequest request) {
        return updateStage(StageType.ROUTE, id, request);
    }

    /**
     * {@code DeleteRouteStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteRouteStage(String id) {
        return deleteStage(StageType.ROUTE, id);
    }

    /**
     * {@code ListWafStages}.
     *
     * @param pipelineId in which pipeline
     * @return the call
     */
    public ListCall<WafStage> listWafStages(String pipelineId) {
        return listStages(StageType.WAF, pipelineId, Map.of());
    }

    /**
     * {@code CreateWafStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<WafStage> createWafStage(String pipelineId, WafStageRequest request) {
        return createStage(StageType.WAF, pipelineId, request);
    }

    /**
     * {@code GetWafStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<WafStage> getWafStage(String id) {
        return getStage(StageType.WAF, id);
    }

    /**
     * {@code UpdateWafStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<WafStage> updateWafStage(String id, WafStageRequest request) {
        return updateStage(StageType.WAF, id, request);
    }

    /**
     * {@code DeleteWafStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteWafStage(String id) {
        return deleteStage(StageType.WAF, id);
    }

    /**
     * {@code ListBackendStages}.
     *
     * @param pipelineId in which pipeline
     * @param filter which
     * @return the call
     */
    public ListCall<BackendStage> listBackendStages(String pipelineId, BackendStageFilter filter) {
        return listStages(StageType.BACKEND, pipelineId, query("ListBackendStages", filter));
    }

    /**
     * {@code CreateBackendStage}.
     *
     * @param pipelineId in which pipeline
     * @param request the body
     * @return the call
     */
    public Call<BackendStage> createBackendStage(String pipelineId, BackendStageRequest request) {
        return createStage(StageType.BACKEND, pipelineId, request);
    }

    /**
     * {@code GetBackendStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<BackendStage> getBackendStage(String id) {
        return getStage(StageType.BACKEND, id);
    }

    /**
     * {@code UpdateBackendStage}.
     *
     * @param id which
     * @param request the body
     * @return the call
     */
    public Call<BackendStage> updateBackendStage(String id, BackendStageRequest request) {
        return updateStage(StageType.BACKEND, id, request);
    }

    /**
     * {@code DeleteBackendStage}.
     *
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteBackendStage(String id) {
        return deleteStage(StageType.BACKEND, id);
    }

    /**
     * {@code ListBackendStages} of v1alpha1.
     *
     * @param scope of which pipeline or project
     * @param filter which
     * @return the call
     */
    public ListCall<BackendStage> listBackendStages(StageScope scope, BackendStageFilter filter) {
        return listFlat(StageType.BACKEND, scope, query("ListBackendStages", filter));
    }

    /**
     * {@code CreateBackendStage} of v1alpha1.
     *
     * @param request the body
     * @return the call
     */
    public Call<BackendStage> createBackendStage(BackendStageRequest request) {
        return createFlat(StageType.BACKEND, request);
    }

    private Map<String, String> query(DnsStageFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        filter.fqdn().ifPresent(fqdn -> query.put("fqdn", fqdn));
        return query;
    }

    private Map<String, String> query(TlsStageFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        RequestRules rules = new RequestRules("ListTLSStages", dialect);
        id(rules, query, "secret_id", filter.secretId());
        filter.secretRegion().ifPresent(region -> query.put("secret_region", region));
        rules.check();
        return query;
    }

    private Map<String, String> query(String operation, BackendStageFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        RequestRules rules = new RequestRules(operation, dialect);
        filter.bucketName().ifPresent(name -> query.put("bucket_name", name));
        filter.bucketRegion().ifPresent(region -> query.put("bucket_region", region));
        id(rules, query, "lb_id", filter.lbId());
        rules.check();
        return query;
    }

    /**
     * {@code SearchBackendStages}.
     *
     * @param projectId in which project
     * @param filter which
     * @return the call
     */
    public ListCall<BackendStage> searchBackendStages(String projectId, BackendStageFilter filter) {
        String operation = "SearchBackendStages";
        requireId(operation, "project_id", projectId);
        Map<String, String> query = query(operation, filter);
        query.put("project_id", projectId);
        return list(
                operation,
                "/search-backend-stages",
                query,
                "stages",
                StageJson::backendStage,
                ListCall.Sorting.BY_CREATION);
    }

    /**
     * {@code SearchWafStages}.
     *
     * @param projectId in which project
     * @return the call
     */
    public ListCall<WafStage> searchWafStages(String projectId) {
        String operation = "SearchWafStages";
        requireId(operation, "project_id", projectId);
        return list(
                operation,
                "/search-waf-stages",
                Map.of("project_id", projectId),
                "stages",
                StageJson::wafStage,
                ListCall.Sorting.BY_CREATION);
    }

    // Route rules

    /**
     * {@code SearchRouteRules}.
     *
     * @param filter whose
     * @return the call
     */
    public ListCall<RouteRule> searchRouteRules(OwnerFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        owner("SearchRouteRules", query, filter.organizationId(), filter.projectId());
        return list(
                "SearchRouteRules",
                "/search-route-rules",
                query,
                "route_rules",
                RouteRuleJson::routeRule,
                ListCall.Sorting.BY_CREATION);
    }

    /**
     * {@code ListRouteRules}.
     *
     * @param routeStageId which route stage
     * @return the call
     */
    public Call<List<RouteRule>> listRouteRules(String routeStageId) {
        return new Call<>(routeRules("GET", "ListRouteRules", routeStageId).build(), EdgeCalls::rules);
    }

    /**
     * {@code SetRouteRules}.
     *
     * @param routeStageId which route stage
     * @param rules the rules, all of them
     * @return the call
     */
    public Call<List<RouteRule>> setRouteRules(String routeStageId, List<RouteRule> rules) {
        String operation = "SetRouteRules";
        return send(
                operation, routeRules("PUT", operation, routeStageId), EdgeCalls::rules, check -> rules(check, rules));
    }

    /**
     * {@code AddRouteRules}.
     *
     * @param routeStageId which route stage
     * @param rules the new rules
     * @param place where they go
     * @return the call
     */
    public Call<List<RouteRule>> addRouteRules(String routeStageId, List<RouteRule> rules, RulePlace place) {
        String operation = "AddRouteRules";
        return send(operation, routeRules("POST", operation, routeStageId), EdgeCalls::rules, check -> {
            WireWriter out = rules(check, rules);
            if (place instanceof RulePlace.After after) {
                check.range("/after_position", after.position(), 1, Integer.MAX_VALUE);
                out.number("after_position", after.position());
            } else if (place instanceof RulePlace.Before before) {
                check.range("/before_position", before.position(), 1, Integer.MAX_VALUE);
                out.number("before_position", before.position());
            }
            return out;
        });
    }

    private ApiRequest.Builder routeRules(String method, String operation, String routeStageId) {
        return one(method, operation, "/route-stages", "route_stage_id", routeStageId)
                .path("/route-rules");
    }

    private static WireWriter rules(RequestRules check, List<RouteRule> rules) {
        check.rules(rules);
        return new WireWriter().objects("route_rules", rules, rule -> RouteRuleJson.write(rule.unplaced()));
    }

    private static List<RouteRule> rules(WireReader answer) {
        return List.copyOf(answer.objects("route_rules", RouteRuleJson::routeRule));
    }

    // Purge requests

    /**
     * {@code ListPurgeRequests}.
     *
     * @param filter which
     * @return the call
     */
    public ListCall<PurgeRequest> listPurgeRequests(PurgeRequestFilter filter) {
        String operation = "ListPurgeRequests";
        Map<String, String> query = new LinkedHashMap<>();
        owner(operation, query, filter.organizationId(), filter.projectId());
        filter.pipelineId().ifPresent(id -> requireId(operation, "pipeline_id", id));
        filter.pipelineId().ifPresent(id -> query.put("pipeline_id", id));
        return list(
                operation,
                "/purge-requests",
                query,
                "purge_requests",
                PurgeJson::purgeRequest,
                ListCall.Sorting.BY_CREATION);
    }

    /**
     * {@code CreatePurgeRequest}.
     *
     * @param pipelineId which pipeline
     * @param target what is to be forgotten
     * @return the call
     */
    public Call<PurgeRequest> createPurgeRequest(String pipelineId, PurgeTarget target) {
        String operation = "CreatePurgeRequest";
        return send(operation, request("POST", operation, "/purge-requests"), PurgeJson::purgeRequest, rules -> {
            rules.id("/pipeline_id", pipelineId);
            WireWriter out = new WireWriter().text("pipeline_id", pipelineId);
            if (target instanceof PurgeTarget.Assets assets) {
                rules.assets(assets.paths());
                return out.texts("assets", assets.paths());
            }
            return out.flag("all", true);
        });
    }

    /**
     * {@code GetPurgeRequest}.
     *
     * @param id which
     * @return the call
     */
    public Call<PurgeRequest> getPurgeRequest(String id) {
        return get("GetPurgeRequest", "/purge-requests", "purge_request_id", id, PurgeJson::purgeRequest);
    }

    // Checks

    /**
     * {@code CheckDomain}.
     *
     * @param projectId in which project
     * @param fqdn the host name
     * @param cname where it should point
     * @return the call
     */
    public Call<DomainCheck> checkDomain(String projectId, String fqdn, String cname) {
        String operation = "CheckDomain";
        return send(
                operation,
                request("POST", operation, "/check-domain").repeat(Repeat.ALWAYS),
                PlanJson::domainCheck,
                rules -> {
                    rules.id("/project_id", projectId).text("/fqdn", fqdn).text("/cname", cname);
                    return new WireWriter()
                            .text("project_id", projectId)
                            .text("fqdn", fqdn)
                            .text("cname", cname);
                });
    }

    /**
     * {@code CheckPEMChain}.
     *
     * @param projectId in which project
     * @param fqdn the host name
     * @param chain the certificate
     * @return the call
     */
    public Call<PemChainCheck> checkPemChain(String projectId, String fqdn, PemChain chain) {
        String operation = "CheckPEMChain";
        return send(
                operation,
                request("POST", operation, "/check-pem-chain").repeat(Repeat.ALWAYS),
                PlanJson::pemChainCheck,
                rules -> {
                    rules.id("/project_id", projectId).text("/fqdn", fqdn);
                    WireWriter out =
                            new WireWriter().text("project_id", projectId).text("fqdn", fqdn);
                    if (chain instanceof PemChain.Stored stored) {
                        rules.id("/secret/secret_id", stored.secret().secretId())
                                .region("/secret/secret_region", stored.secret().region());
                        // secret_region here, region everywhere else (Scaleway reference §5.10)
                        return out.object("secret", Optional.of(stored.secret()), secret -> new WireWriter()
                                .text("secret_id", secret.secretId())
                                .text("secret_region", secret.region()));
                    }
                    String pem = ((PemChain.Raw) chain).pem();
                    rules.required("/raw", !pem.isEmpty(), "a certificate with its private key, as PEM");
                    redaction.secret(pem);
                    redaction.secret(WireJson.escaped(pem));
                    return out.text("raw", pem);
                });
    }

    /**
     * {@code CheckLBOrigin}.
     *
     * @param lb the load balancer
     * @return the call
     */
    public Call<LbOriginCheck> checkLbOrigin(LoadBalancer lb) {
        String operation = "CheckLBOrigin";
        return send(
                operation,
                request("POST", operation, "/check-lb-origin").repeat(Repeat.ALWAYS),
                PlanJson::lbOriginCheck,
                rules -> {
                    rules.loadBalancer("/lb", lb);
                    return new WireWriter().object("lb", Optional.of(lb), rules::write);
                });
    }

    // Plans and bills

    /**
     * {@code ListPlans}.
     *
     * @return the call
     */
    public Call<List<PlanDetails>> listPlans() {
        return new Call<>(
                request("GET", "ListPlans", "/plans").build(),
                answer -> List.copyOf(answer.objects("plans", PlanJson::planDetails)));
    }

    /**
     * {@code SelectPlan}.
     *
     * @param projectId for which project
     * @param plan which plan
     * @return the call
     */
    public Call<Plan> selectPlan(String projectId, PlanName plan) {
        String operation = "SelectPlan";
        return send(
                operation,
                request("PATCH", operation, "/current-plan").repeat(Repeat.ALWAYS),
                PlanJson::plan,
                rules -> {
                    rules.id("/project_id", projectId).word("/plan_name", plan, "starter, professional or advanced");
                    return new WireWriter().text("project_id", projectId).word("plan_name", plan);
                });
    }

    /**
     * {@code GetCurrentPlan}.
     *
     * @param projectId of which project
     * @return the call
     */
    public Call<Plan> getCurrentPlan(String projectId) {
        return get("GetCurrentPlan", "/current-plan", "project_id", projectId, PlanJson::plan);
    }

    /**
     * {@code DeleteCurrentPlan}.
     *
     * @param projectId of which project
     * @return the call
     */
    public Call<Boolean> deleteCurrentPlan(String projectId) {
        return delete("DeleteCurrentPlan", "/current-plan", "project_id", projectId);
    }

    /**
     * {@code GetBilling}.
     *
     * @param projectId of which project
     * @return the call
     */
    public Call<Billing> getBilling(String projectId) {
        return get("GetBilling", "/billing", "project_id", projectId, PlanJson::billing);
    }

    // What all have in common

    /**
     * The client's own project.
     *
     * @return its id
     * @throws ValidationException when the client has none
     */
    public String project() {
        return project.orElseThrow(() -> invalid("", "/project_id", "nothing", NO_PROJECT));
    }

    private static final String NO_PROJECT =
            "a project: name it in the call, with projectId(…) on the client, as SCW_DEFAULT_PROJECT_ID or as"
                    + " default_project_id in the profile";

    private Optional<String> project(RequestRules rules, Optional<String> asked) {
        Optional<String> id = asked.or(() -> project);
        rules.required("/project_id", id.isPresent(), NO_PROJECT);
        rules.id("/project_id", id);
        return id;
    }

    private ApiRequest.Builder request(String method, String operation, String path) {
        ApiRequest.Builder request = ApiRequest.of(operation, method, dialect.prefix() + path);
        return method.equals("PATCH") ? request.repeat(Repeat.ALWAYS) : request;
    }

    private ApiRequest.Builder one(String method, String operation, String path, String idName, String id) {
        requireId(operation, idName, id);
        return request(method, operation, path).segment(id);
    }

    private <T> Call<T> get(String operation, String path, String idName, String id, Function<WireReader, T> answer) {
        return new Call<>(one("GET", operation, path, idName, id).build(), answer);
    }

    private Call<Boolean> delete(String operation, String path, String idName, String id) {
        return new Call<>(one("DELETE", operation, path, idName, id).build(), null);
    }

    private <T> ListCall<T> list(
            String operation,
            String path,
            Map<String, String> query,
            String member,
            Function<WireReader, T> item,
            ListCall.Sorting sorting) {
        return new ListCall<>(operation, () -> request("GET", operation, path), query, member, item, sorting);
    }

    private <T> Call<T> send(
            String operation,
            ApiRequest.Builder request,
            Function<WireReader, T> answer,
            Function<RequestRules, WireWriter> body) {
        RequestRules rules = new RequestRules(operation, dialect);
        WireWriter written = body.apply(rules);
        rules.check();
        return new Call<>(request.body(WireJson.write(written.tree()), JSON).build(), answer);
    }

    private static void requireId(String operation, String name, String value) {
        if (!RequestRules.isId(value)) {
            throw invalid(
                    operation,
                    "/" + name,
                    value.isEmpty() ? "nothing" : "\"" + value + "\"",
                    "a UUID as the provider assigned it");
        }
    }

    private static ValidationException invalid(String operation, String pointer, String found, String allowed) {
        return new ValidationException(
                ("request " + operation).trim(),
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
