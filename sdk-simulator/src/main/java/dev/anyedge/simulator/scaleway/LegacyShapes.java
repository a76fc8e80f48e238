package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** How stored things looked in answers of v1alpha1 (Scaleway reference §3.3): as later, without what came later. */
final class LegacyShapes extends WireShapes {

    private static final List<String> LATER_IN_STAGES = List.of(
            "status",
            "default_fqdn",
            "default_private_fqdn",
            "wildcard_domain",
            "full_private",
            "include_cookies",
            "waf_stage_id",
            "route_stage_id");
    private static final List<String> LATER_IN_LOAD_BALANCERS = List.of("has_websocket", "private_network_id");
    private static final Set<String> LATER_CODES = Set.of(
            "tls_managed_unsupported",
            "tls_not_wildcard",
            "tls_caa_malfunction",
            "pipeline_invalid_workflow",
            "pipeline_missing_head_stage",
            "pipeline_websocket_limit",
            "pipeline_configuration_failed");

    LegacyShapes(String organizationId) {
        super(organizationId, Dialect.V1ALPHA1);
    }

    @Override
    ObjectNode pipeline(Pipeline pipeline, Fresh fresh) {
        ObjectNode json = super.pipeline(pipeline, fresh);
        json.remove("vpc_endpoint_ids");
        pipeline.head.ifPresent(head -> json.put("dns_stage_id", head));
        if (pipeline.status.equals("locked")) {
            json.put("status", "error");
        }
        if (pipeline.head.isEmpty()) {
            // nothing to say about a pipeline without stages: it stayed pending
            json.put("status", "pending");
            json.putArray("errors");
        }
        for (JsonNode error : json.path("errors")) {
            if (LATER_CODES.contains(error.path("code").asText())) {
                ((ObjectNode) error).put("code", "unknown_code");
            }
        }
        return json;
    }

    @Override
    ObjectNode stage(Stage stage, Fresh fresh) {
        ObjectNode json = super.stage(stage, fresh);
        json.remove(LATER_IN_STAGES);
        json.put("project_id", stage.projectId);
        json.put("pipeline_id", stage.pipelineId.orElse(null));
        if (json.at("/scaleway_lb/lbs") instanceof ArrayNode lbs) {
            lbs.forEach(lb -> ((ObjectNode) lb).remove(LATER_IN_LOAD_BALANCERS));
        }
        return json;
    }
}
