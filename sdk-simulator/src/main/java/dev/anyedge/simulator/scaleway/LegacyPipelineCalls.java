package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import dev.anyedge.simulator.scaleway.WireShapes.Fresh;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pipelines in v1alpha1 (Scaleway reference §3.2, §3.3): the last to be built, upon a DNS stage that becomes head. */
final class LegacyPipelineCalls {

    private final ScalewayStore store;
    private final PipelineLifecycle lifecycle;
    private final PipelineCalls pipelines;
    private final LegacyShapes shapes;

    LegacyPipelineCalls(
            ScalewayStore store, PipelineLifecycle lifecycle, PipelineCalls pipelines, LegacyShapes shapes) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.pipelines = pipelines;
        this.shapes = shapes;
    }

    List<Operation> operations() {
        String one = "/pipelines/{pipeline_id}";
        return List.of(
                Operation.of("GET", "/pipelines", "pipeline", pipelines::list, Evidence.INFERRED),
                Operation.of("POST", "/pipelines", "pipeline", this::create, Evidence.RECORDED),
                Operation.of("GET", one, "pipeline", pipelines::get, Evidence.RECORDED),
                Operation.of("PATCH", one, "pipeline", this::update, Evidence.INFERRED),
                Operation.of("DELETE", one, "pipeline", this::delete, Evidence.RECORDED),
                Operation.of("GET", "/pipelines-stages", "pipeline", pipelines::listWithStages, Evidence.INFERRED));
    }

    private Optional<JsonNode> create(Call call) {
        Optional<String> head = head(call, Optional.empty());
        Pipeline pipeline = pipelines.create(call.arguments());
        head.ifPresent(stage -> build(pipeline, Optional.of(stage)));
        return Optional.of(shapes.pipeline(pipeline, Fresh.CREATED));
    }

    private Optional<JsonNode> update(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        Optional<String> given = call.arguments().string("dns_stage_id");
        Optional<String> head = head(call, Optional.of(pipeline.id));
        pipelines.update(pipeline, call.arguments());
        if (given.isPresent()) {
            build(pipeline, head);
        }
        return Optional.of(shapes.pipeline(pipeline, Fresh.UPDATED));
    }

    /** The stage to become head, empty where none was named. */
    private Optional<String> head(Call call, Optional<String> pipelineId) {
        Arguments arguments = call.arguments();
        if (arguments.string("dns_stage_id").filter(id -> !id.isEmpty()).isEmpty()) {
            arguments.check();
            return Optional.empty();
        }
        Optional<String> id = arguments.uuid("dns_stage_id").map(text -> text.toLowerCase(Locale.ROOT));
        arguments.check();
        Optional<Stage> stage = id.flatMap(store::findStage).filter(found -> found.kind == StageKind.DNS);
        boolean free = stage.isPresent()
                && StageGraph.from(store, stage).reachable().stream()
                        .allMatch(one -> one.pipelineId.isEmpty() || one.pipelineId.equals(pipelineId));
        if (!free) {
            arguments.refuse("dns_stage_id", "constraint", "a head is a DNS stage of no other pipeline");
            arguments.check();
        }
        return id;
    }

    private void build(Pipeline pipeline, Optional<String> head) {
        pipeline.head = head;
        LegacyStageCalls.adopt(store, pipeline);
        lifecycle.deploy(pipeline);
    }

    /** A pipeline that was never deployed has no version that could be deleted; it goes all the same [inferred]. */
    private Optional<JsonNode> delete(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        boolean withoutVersion = pipeline.head.isEmpty() && !pipeline.everDeployed;
        pipelines.delete(call);
        if (withoutVersion) {
            throw ApiFailure.notFound("PipelineVersion not Found");
        }
        return Optional.empty();
    }
}
