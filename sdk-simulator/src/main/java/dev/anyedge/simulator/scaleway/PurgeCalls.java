package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import dev.anyedge.simulator.scaleway.WireShapes.Fresh;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Purge requests (Scaleway reference §5.9): paths or everything, done some time later, not to be recalled. */
final class PurgeCalls {

    private final ScalewayStore store;
    private final PipelineLifecycle lifecycle;
    private final WireShapes shapes;
    private final Projects projects;

    PurgeCalls(ScalewayStore store, PipelineLifecycle lifecycle, WireShapes shapes, Projects projects) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.shapes = shapes;
        this.projects = projects;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("GET", "/purge-requests", "purge_request", this::list, Evidence.INFERRED),
                Operation.of("POST", "/purge-requests", "purge_request", this::create, Evidence.INFERRED),
                Operation.of(
                        "GET", "/purge-requests/{purge_request_id}", "purge_request", this::get, Evidence.INFERRED));
    }

    private Optional<JsonNode> list(Call call) {
        Optional<String> pipelineId = call.query("pipeline_id");
        List<PurgeRequest> matches = store.purgeRequests().stream()
                .filter(request -> pipelineId.isEmpty() || pipelineId.get().equalsIgnoreCase(request.pipelineId))
                .filter(request -> store.findPipeline(request.pipelineId)
                        .filter(pipeline -> projects.selected(call, pipeline.projectId))
                        .isPresent())
                .toList();
        return Optional.of(new Listing(call, "purge_requests")
                .of(matches, request -> request.created, request -> shapes.purgeRequest(request, Fresh.NOTHING)));
    }

    private Optional<JsonNode> create(Call call) {
        Arguments arguments = call.arguments();
        String pipelineId =
                arguments.required("pipeline_id", arguments.uuid("pipeline_id")).toLowerCase(Locale.ROOT);
        Optional<List<String>> assets = arguments.strings("assets").filter(list -> !list.isEmpty());
        boolean all = arguments.bool("all").orElse(false);
        if (assets.isPresent() && all) {
            arguments.refuse("assets", "constraint", "either assets or all, not both");
        } else if (assets.isEmpty() && !all) {
            arguments.refuse("assets", "required", "either assets or all");
        }
        int index = 0;
        for (String asset : assets.orElse(List.of())) {
            if (!asset.startsWith("/")) {
                arguments.refuse("assets." + index, "format", "an asset is a path that begins with '/'");
            }
            index++;
        }
        arguments.check();
        Pipeline pipeline = store.pipeline(pipelineId);
        PipelineCalls.requireUnlocked(pipeline);
        PurgeRequest request = new PurgeRequest(
                store.newId(), pipelineId, all, assets.orElse(List.of()), store.now(), lifecycle.stepEnd());
        store.add(request);
        return Optional.of(shapes.purgeRequest(request, Fresh.CREATED));
    }

    private Optional<JsonNode> get(Call call) {
        PurgeRequest request =
                store.findPurgeRequest(call.path("purge_request_id")).orElseThrow(ApiFailure::notFound);
        return Optional.of(shapes.purgeRequest(request, Fresh.NOTHING));
    }
}
