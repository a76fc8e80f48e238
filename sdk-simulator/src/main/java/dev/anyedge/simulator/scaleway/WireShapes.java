package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * How stored things look in answers of v1beta1 (Scaleway reference §4, §5): members of a oneof that are not chosen are
 * absent, arrays are always there, wrapped values are null when unset.
 */
class WireShapes {

    /** What the call that is being answered has written: its time stamps carry more digits. */
    enum Fresh {
        NOTHING,
        UPDATED,
        CREATED
    }

    private final String organizationId;
    private final Dialect dialect;

    WireShapes(String organizationId) {
        this(organizationId, Dialect.V1BETA1);
    }

    WireShapes(String organizationId, Dialect dialect) {
        this.organizationId = organizationId;
        this.dialect = dialect;
    }

    ObjectNode pipeline(Pipeline pipeline, Fresh fresh) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", pipeline.id);
        json.put("name", pipeline.name);
        json.put("description", pipeline.description);
        json.put("project_id", pipeline.projectId);
        json.put("organization_id", organizationId);
        json.put("status", pipeline.status);
        ArrayNode errors = json.putArray("errors");
        pipeline.errors.forEach(error -> errors.add(error.toJson()));
        ArrayNode endpoints = json.putArray("vpc_endpoint_ids");
        pipeline.vpcEndpointIds.forEach(endpoints::add);
        return stamps(json, pipeline.created, pipeline.updated, fresh);
    }

    ObjectNode stage(Stage stage, Fresh fresh) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", stage.id);
        json.put("pipeline_id", stage.pipelineId.orElse(""));
        json.put("status", stage.active ? "active" : "inactive");
        json.setAll(stage.settings.deepCopy());
        stage.successor.ifPresent(link -> json.put(link.kind().linkKey(), link.stageId()));
        if (stage.kind == StageKind.DNS) {
            json.put("default_fqdn", stage.defaultFqdn);
            json.put("default_private_fqdn", "");
        } else if (stage.kind == StageKind.TLS) {
            json.put(
                    "certificate_expires_at",
                    stage.certificateExpires.map(Timestamps::read).orElse(null));
        }
        return stamps(json, stage.created, stage.updated, fresh);
    }

    ArrayNode routeRules(Stage route) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        int position = 0;
        for (RouteRule rule : route.rules) {
            position++;
            ObjectNode json = rules.addObject();
            json.set("rule_http_match", rule.match().deepCopy());
            json.put(rule.target().kind().linkKey(), rule.target().stageId());
            json.put("position", position);
            json.put("route_stage_id", route.id);
        }
        return rules;
    }

    ObjectNode headStage(Optional<String> dnsStageId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        dnsStageId.ifPresent(id -> json.put("dns_stage_id", id));
        return json;
    }

    ObjectNode purgeRequest(PurgeRequest request, Fresh fresh) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", request.id);
        json.put("pipeline_id", request.pipelineId);
        json.put("status", request.status);
        if (request.all) {
            json.put("all", true);
        } else {
            ArrayNode assets = json.putArray("assets");
            request.assets.forEach(assets::add);
        }
        return stamps(json, request.created, request.updated, fresh);
    }

    ObjectNode vpcEndpoint(VpcEndpoint endpoint, Fresh fresh) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", endpoint.id());
        json.put("project_id", endpoint.projectId());
        json.put("region", endpoint.region());
        json.put("private_network_id", endpoint.privateNetworkId());
        return stamps(json, endpoint.created(), endpoint.created(), fresh);
    }

    /** A pipeline with all its stages; without route rules, which have calls of their own. */
    ObjectNode pipelineStages(ScalewayStore store, Pipeline pipeline) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("pipeline", pipeline(pipeline, Fresh.NOTHING));
        for (StageKind kind : dialect.kinds()) {
            ArrayNode stages = json.putArray(kind.word() + "_stages");
            store.stagesOf(pipeline.id, kind).stream()
                    .filter(dialect::knows)
                    .forEach(stage -> stages.add(stage(stage, Fresh.NOTHING)));
        }
        return json;
    }

    /** What an edge decides by. */
    ObjectNode document(ScalewayStore store, Pipeline pipeline) {
        ObjectNode json = pipelineStages(store, pipeline);
        ArrayNode routes = json.putArray("route_stages");
        for (Stage route : store.stagesOf(pipeline.id, StageKind.ROUTE)) {
            ObjectNode stage = stage(route, Fresh.NOTHING);
            stage.set("route_rules", routeRules(route));
            routes.add(stage);
        }
        json.set("head_stage", headStage(pipeline.head));
        return json;
    }

    private static ObjectNode stamps(ObjectNode json, Instant created, Instant updated, Fresh fresh) {
        json.put("created_at", fresh == Fresh.CREATED ? Timestamps.written(created) : Timestamps.read(created));
        json.put("updated_at", fresh == Fresh.NOTHING ? Timestamps.read(updated) : Timestamps.written(updated));
        return json;
    }
}
