package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stages in v1alpha1 (Scaleway reference §3.2): flat paths, owned by a project, and by a pipeline only once it has been
 * built upon them.
 */
final class LegacyStageCalls {

    private final ScalewayStore store;
    private final StageCalls stages;
    private final Projects projects;

    LegacyStageCalls(ScalewayStore store, StageCalls stages, Projects projects) {
        this.store = store;
        this.stages = stages;
        this.projects = projects;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (StageKind kind : Dialect.V1ALPHA1.kinds()) {
            String resource = kind.word() + "_stage";
            String all = "/" + kind.word() + "-stages";
            String one = all + "/{stage_id}";
            operations.add(Operation.of("GET", all, resource, call -> list(kind, call), Evidence.INFERRED));
            operations.add(Operation.of("POST", all, resource, call -> create(kind, call), Evidence.RECORDED));
            operations.add(Operation.of("GET", one, resource, call -> stages.get(kind, call), Evidence.RECORDED));
            operations.add(Operation.of("PATCH", one, resource, call -> update(kind, call), Evidence.INFERRED));
            operations.add(Operation.of("DELETE", one, resource, call -> stages.delete(kind, call), Evidence.RECORDED));
        }
        return operations;
    }

    private Optional<JsonNode> list(StageKind kind, Call call) {
        Optional<String> pipeline = call.query("pipeline_id").map(id -> id.toLowerCase(Locale.ROOT));
        return stages.page(
                kind,
                call,
                stage -> projects.selected(call, stage.projectId)
                        && (pipeline.isEmpty() || stage.pipelineId.equals(pipeline)));
    }

    private Optional<JsonNode> create(StageKind kind, Call call) {
        Arguments arguments = call.arguments();
        String projectId =
                arguments.required("project_id", arguments.uuid("project_id")).toLowerCase(Locale.ROOT);
        arguments.check();
        projects.require(projectId, kind.word() + "_stage", "write");
        return stages.create(new Stage(store.newId(), kind, projectId, Optional.empty(), store.now()), arguments);
    }

    private Optional<JsonNode> update(StageKind kind, Call call) {
        Optional<JsonNode> answer = stages.update(kind, call);
        store.pipelines().forEach(pipeline -> adopt(store, pipeline));
        return answer;
    }

    /** What a pipeline reaches belongs to it from then on. */
    static void adopt(ScalewayStore store, Pipeline pipeline) {
        for (Stage stage : StageGraph.of(store, pipeline).reachable()) {
            if (stage.pipelineId.isEmpty()) {
                stage.pipelineId = Optional.of(pipeline.id);
            }
        }
    }
}
