package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.HeadStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineError;
import dev.anyedge.scaleway.api.PipelineErrorCode;
import dev.anyedge.scaleway.api.PipelineErrorSeverity;
import dev.anyedge.scaleway.api.PipelineErrorStage;
import dev.anyedge.scaleway.api.PipelineErrorType;
import dev.anyedge.scaleway.api.PipelineStages;
import dev.anyedge.scaleway.api.PipelineStatus;
import dev.anyedge.scaleway.api.PipelineVpcEndpoints;
import dev.anyedge.scaleway.api.VpcEndpoint;
import java.util.Optional;

/** JSON of pipelines and what belongs to them as a whole (Scaleway reference §5.1, §5.2, §5.10). */
public final class PipelineJson {
    private PipelineJson() {}

    /**
     * Reads a pipeline.
     *
     * @param in its object
     * @return the pipeline
     */
    public static Pipeline pipeline(WireReader in) {
        return Pipeline.builder()
                .id(in.requiredText("id"))
                .name(in.text("name"))
                .description(in.text("description"))
                .status(in.word("status", PipelineStatus::new).orElse(PipelineStatus.UNKNOWN))
                .errors(in.objects("errors", PipelineJson::pipelineError))
                .projectId(in.optionalText("project_id"))
                .organizationId(in.optionalText("organization_id"))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .vpcEndpointIds(in.texts("vpc_endpoint_ids"))
                .dnsStageId(in.optionalText("dns_stage_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a pipeline.
     *
     * @param pipeline the pipeline
     * @return its object
     */
    public static WireWriter write(Pipeline pipeline) {
        return new WireWriter()
                .text("id", pipeline.id())
                .text("name", pipeline.name())
                .text("description", pipeline.description())
                .word("status", pipeline.status())
                .objects("errors", pipeline.errors(), PipelineJson::write)
                .text("project_id", pipeline.projectId())
                .text("organization_id", pipeline.organizationId())
                .instant("created_at", pipeline.createdAt())
                .instant("updated_at", pipeline.updatedAt())
                .texts("vpc_endpoint_ids", pipeline.vpcEndpointIds())
                .text("dns_stage_id", pipeline.dnsStageId())
                .extra(pipeline.extra());
    }

    /**
     * Reads a pipeline's error.
     *
     * @param in its object
     * @return the error
     */
    public static PipelineError pipelineError(WireReader in) {
        return PipelineError.builder()
                .stage(in.word("stage", PipelineErrorStage::new).orElse(PipelineErrorStage.UNKNOWN))
                .code(in.word("code", PipelineErrorCode::new).orElse(PipelineErrorCode.UNKNOWN))
                .severity(in.word("severity", PipelineErrorSeverity::new).orElse(PipelineErrorSeverity.UNKNOWN))
                .type(in.word("type", PipelineErrorType::new).orElse(PipelineErrorType.UNKNOWN))
                .message(in.text("message"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a pipeline's error.
     *
     * @param error the error
     * @return its object
     */
    public static WireWriter write(PipelineError error) {
        return new WireWriter()
                .word("stage", error.stage())
                .word("code", error.code())
                .word("severity", error.severity())
                .word("type", error.type())
                .text("message", error.message())
                .extra(error.extra());
    }

    /**
     * Reads a head stage.
     *
     * @param in its object
     * @return the head stage
     */
    public static HeadStage headStage(WireReader in) {
        return HeadStage.builder()
                .dnsStageId(in.optionalText("dns_stage_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a head stage.
     *
     * @param head the head stage
     * @return its object
     */
    public static WireWriter write(HeadStage head) {
        return new WireWriter().text("dns_stage_id", head.dnsStageId()).extra(head.extra());
    }

    /**
     * Reads a pipeline with its stages.
     *
     * @param in its object
     * @return the pipeline with its stages
     */
    public static PipelineStages pipelineStages(WireReader in) {
        return PipelineStages.builder()
                .pipeline(in.object("pipeline", PipelineJson::pipeline).orElseGet(() -> pipeline(WireReader.of("{}"))))
                .dnsStages(in.objects("dns_stages", StageJson::dnsStage))
                .tlsStages(in.objects("tls_stages", StageJson::tlsStage))
                .cacheStages(in.objects("cache_stages", StageJson::cacheStage))
                .routeStages(in.objects("route_stages", StageJson::routeStage))
                .wafStages(in.objects("waf_stages", StageJson::wafStage))
                .backendStages(in.objects("backend_stages", StageJson::backendStage))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a pipeline with its stages.
     *
     * @param stages the pipeline with its stages
     * @return its object
     */
    public static WireWriter write(PipelineStages stages) {
        return new WireWriter()
                .object("pipeline", Optional.of(stages.pipeline()), PipelineJson::write)
                .objects("dns_stages", stages.dnsStages(), StageJson::write)
                .objects("tls_stages", stages.tlsStages(), StageJson::write)
                .objects("cache_stages", stages.cacheStages(), StageJson::write)
                .objects("route_stages", stages.routeStages(), StageJson::write)
                .objects("waf_stages", stages.wafStages(), StageJson::write)
                .objects("backend_stages", stages.backendStages(), StageJson::write)
                .extra(stages.extra());
    }

    /**
     * Reads a VPC endpoint.
     *
     * @param in its object
     * @return the endpoint
     */
    public static VpcEndpoint vpcEndpoint(WireReader in) {
        return VpcEndpoint.builder()
                .id(in.requiredText("id"))
                .projectId(in.optionalText("project_id"))
                .region(in.optionalText("region"))
                .privateNetworkId(in.optionalText("private_network_id"))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a VPC endpoint.
     *
     * @param endpoint the endpoint
     * @return its object
     */
    public static WireWriter write(VpcEndpoint endpoint) {
        return new WireWriter()
                .text("id", endpoint.id())
                .text("project_id", endpoint.projectId())
                .text("region", endpoint.region())
                .text("private_network_id", endpoint.privateNetworkId())
                .instant("created_at", endpoint.createdAt())
                .instant("updated_at", endpoint.updatedAt())
                .extra(endpoint.extra());
    }

    /**
     * Reads the VPC endpoints of a pipeline.
     *
     * @param in their object
     * @return the endpoints
     */
    public static PipelineVpcEndpoints pipelineVpcEndpoints(WireReader in) {
        in.number("total_count");
        return PipelineVpcEndpoints.builder()
                .pipelineId(in.optionalText("pipeline_id"))
                .vpcEndpoints(in.objects("vpc_endpoints", PipelineJson::vpcEndpoint))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes the VPC endpoints of a pipeline.
     *
     * @param endpoints the endpoints
     * @return their object
     */
    public static WireWriter write(PipelineVpcEndpoints endpoints) {
        return new WireWriter()
                .text("pipeline_id", endpoints.pipelineId())
                .objects("vpc_endpoints", endpoints.vpcEndpoints(), PipelineJson::write)
                .number("total_count", endpoints.vpcEndpoints().size())
                .extra(endpoints.extra());
    }
}
