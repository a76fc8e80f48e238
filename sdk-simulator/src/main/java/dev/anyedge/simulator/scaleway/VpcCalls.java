package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import dev.anyedge.simulator.scaleway.WireShapes.Fresh;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** VPC endpoints and which pipelines use them (Scaleway reference §3.1, §5.10). */
final class VpcCalls {

    private final ScalewayStore store;
    private final WireShapes shapes;
    private final Projects projects;

    VpcCalls(ScalewayStore store, WireShapes shapes, Projects projects) {
        this.store = store;
        this.shapes = shapes;
        this.projects = projects;
    }

    List<Operation> operations() {
        String own = "/vpc-endpoints/{vpc_endpoint_id}";
        return List.of(
                Operation.of("GET", "/vpc-endpoints", "vpc_endpoint", this::list, Evidence.INFERRED),
                Operation.of("POST", "/vpc-endpoints", "vpc_endpoint", this::create, Evidence.INFERRED),
                Operation.of("GET", own, "vpc_endpoint", this::get, Evidence.INFERRED),
                Operation.of("DELETE", own, "vpc_endpoint", this::delete, Evidence.INFERRED),
                Operation.of(
                        "PUT", "/pipelines/{pipeline_id}/vpc-endpoints", "vpc_endpoint", this::use, Evidence.INFERRED));
    }

    private Optional<JsonNode> list(Call call) {
        List<VpcEndpoint> matches = store.vpcEndpoints().stream()
                .filter(endpoint -> projects.selected(call, endpoint.projectId()))
                .toList();
        // the order by name is accepted although there is no name (Scaleway reference §7)
        return Optional.of(new Listing(call, "vpc_endpoints")
                .of(
                        matches,
                        VpcEndpoint::created,
                        endpoint -> "",
                        endpoint -> shapes.vpcEndpoint(endpoint, Fresh.NOTHING)));
    }

    private Optional<JsonNode> create(Call call) {
        Arguments arguments = call.arguments();
        String projectId = arguments.required("project_id", arguments.uuid("project_id"));
        String region = arguments.required("region", arguments.region("region"));
        String network = arguments.required("private_network_id", arguments.uuid("private_network_id"));
        arguments.check();
        projects.require(projectId, "vpc_endpoint", "write");
        VpcEndpoint endpoint = new VpcEndpoint(
                store.newId(),
                projectId.toLowerCase(Locale.ROOT),
                region,
                network.toLowerCase(Locale.ROOT),
                store.now());
        store.add(endpoint);
        return Optional.of(shapes.vpcEndpoint(endpoint, Fresh.CREATED));
    }

    private Optional<JsonNode> get(Call call) {
        return Optional.of(shapes.vpcEndpoint(find(call), Fresh.NOTHING));
    }

    private Optional<JsonNode> delete(Call call) {
        VpcEndpoint endpoint = find(call);
        if (store.pipelines().stream().anyMatch(pipeline -> pipeline.vpcEndpointIds.contains(endpoint.id()))) {
            throw ApiFailure.preconditionFailed("resource_still_in_use", "a pipeline uses the endpoint");
        }
        store.remove(endpoint);
        return Optional.empty();
    }

    private VpcEndpoint find(Call call) {
        return store.findVpcEndpoint(call.path("vpc_endpoint_id")).orElseThrow(ApiFailure::notFound);
    }

    private Optional<JsonNode> use(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        PipelineCalls.requireUnlocked(pipeline);
        Arguments arguments = call.arguments();
        Optional<List<String>> given = arguments.strings("vpc_endpoint_ids");
        if (given.isEmpty()) {
            arguments.refuse("vpc_endpoint_ids", "required", "");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : given.orElse(List.of())) {
            if (store.findVpcEndpoint(id.toLowerCase(Locale.ROOT)).isEmpty()) {
                arguments.refuse("vpc_endpoint_ids." + ids.size(), "constraint", "there is no such endpoint");
            }
            ids.add(id.toLowerCase(Locale.ROOT));
        }
        arguments.check();
        pipeline.vpcEndpointIds = List.copyOf(ids);
        pipeline.updated = store.now();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("pipeline_id", pipeline.id);
        ArrayNode endpoints = answer.putArray("vpc_endpoints");
        ids.forEach(id -> store.findVpcEndpoint(id)
                .ifPresent(endpoint -> endpoints.add(shapes.vpcEndpoint(endpoint, Fresh.NOTHING))));
        answer.put("total_count", endpoints.size());
        return Optional.of(answer);
    }
}
