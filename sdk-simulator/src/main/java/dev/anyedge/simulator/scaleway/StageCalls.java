package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import dev.anyedge.simulator.scaleway.WireShapes.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Stages of all six kinds (Scaleway reference §3.1): list and create under the pipeline, get, update and delete at top
 * level.
 */
final class StageCalls {

    private final ScalewayStore store;
    private final PipelineLifecycle lifecycle;
    private final WireShapes shapes;
    private final StageSettings settings;
    private final Projects projects;
    private final Dialect dialect;
    private final boolean goneStageIsForbidden;

    StageCalls(
            ScalewayStore store,
            PipelineLifecycle lifecycle,
            WireShapes shapes,
            StageSettings settings,
            Projects projects,
            Dialect dialect,
            boolean goneStageIsForbidden) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.shapes = shapes;
        this.settings = settings;
        this.projects = projects;
        this.dialect = dialect;
        this.goneStageIsForbidden = goneStageIsForbidden;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            String resource = kind.word() + "_stage";
            String nested = "/pipelines/{pipeline_id}/" + kind.word() + "-stages";
            String own = "/" + kind.word() + "-stages/{stage_id}";
            boolean updateRecorded = kind == StageKind.CACHE || kind == StageKind.BACKEND;
            operations.add(Operation.of("GET", nested, resource, call -> list(kind, call), Evidence.RECORDED));
            operations.add(Operation.of("POST", nested, resource, call -> create(kind, call), Evidence.RECORDED));
            operations.add(Operation.of("GET", own, resource, call -> get(kind, call), Evidence.RECORDED));
            operations.add(Operation.of(
                    "PATCH",
                    own,
                    resource,
                    call -> update(kind, call),
                    updateRecorded ? Evidence.RECORDED : Evidence.INFERRED));
            operations.add(Operation.of("DELETE", own, resource, call -> delete(kind, call), Evidence.RECORDED));
        }
        operations.add(Operation.of(
                "GET",
                "/search-backend-stages",
                "backend_stage",
                call -> search(StageKind.BACKEND, call),
                Evidence.INFERRED));
        operations.add(Operation.of(
                "GET", "/search-waf-stages", "waf_stage", call -> search(StageKind.WAF, call), Evidence.INFERRED));
        return operations;
    }

    private Optional<JsonNode> list(StageKind kind, Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        return page(kind, call, stage -> stage.pipelineId
                .filter(pipeline.id::equals)
                .isPresent());
    }

    private Optional<JsonNode> search(StageKind kind, Call call) {
        String projectId =
                call.query("project_id").orElseThrow(() -> ApiFailure.invalidArgument("project_id", "required", ""));
        projects.require(projectId, kind.word() + "_stage", "read");
        return page(kind, call, stage -> stage.pipelineId.isPresent() && stage.projectId.equalsIgnoreCase(projectId));
    }

    Optional<JsonNode> page(StageKind kind, Call call, Predicate<Stage> wanted) {
        List<Stage> matches = store.stages().stream()
                .filter(stage -> stage.kind == kind)
                .filter(dialect::knows)
                .filter(wanted)
                .filter(filter(kind, call))
                .toList();
        return Optional.of(new Listing(call, "stages")
                .of(matches, stage -> stage.created, stage -> shapes.stage(stage, Fresh.NOTHING)));
    }

    private static Predicate<Stage> filter(StageKind kind, Call call) {
        switch (kind) {
            case DNS:
                return equal(call, "fqdn", stage -> stage.settings.path("fqdns"), "");
            case TLS:
                return equal(call, "secret_id", stage -> stage.settings.path("secrets"), "secret_id")
                        .and(equal(call, "secret_region", stage -> stage.settings.path("secrets"), "region"));
            case BACKEND:
                return equal(call, "bucket_name", stage -> stage.settings.path("scaleway_s3"), "bucket_name")
                        .and(equal(call, "bucket_region", stage -> stage.settings.path("scaleway_s3"), "bucket_region"))
                        .and(equal(
                                call,
                                "lb_id",
                                stage -> stage.settings.path("scaleway_lb").path("lbs"),
                                "id"));
            default:
                return stage -> true;
        }
    }

    /** A query parameter against a member of an object, of one of several objects, or against strings in an array. */
    private static Predicate<Stage> equal(
            Call call, String parameter, java.util.function.Function<Stage, JsonNode> place, String member) {
        Optional<String> wanted = call.query(parameter);
        if (wanted.isEmpty()) {
            return stage -> true;
        }
        return stage -> {
            JsonNode found = place.apply(stage);
            if (found.isArray()) {
                return StreamSupport.stream(found.spliterator(), false)
                        .map(element -> member.isEmpty() ? element : element.path(member))
                        .anyMatch(value -> wanted.get().equals(value.asText()));
            }
            return wanted.get().equals(found.path(member).asText());
        };
    }

    private Optional<JsonNode> create(StageKind kind, Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        PipelineCalls.requireUnlocked(pipeline);
        return create(
                new Stage(store.newId(), kind, pipeline.projectId, Optional.of(pipeline.id), store.now()),
                call.arguments());
    }

    Optional<JsonNode> create(Stage stage, Arguments arguments) {
        settings.create(stage, arguments);
        store.add(stage);
        return Optional.of(shapes.stage(stage, Fresh.CREATED));
    }

    Optional<JsonNode> get(StageKind kind, Call call) {
        return Optional.of(shapes.stage(find(kind, call).orElseThrow(ApiFailure::notFound), Fresh.NOTHING));
    }

    Optional<JsonNode> update(StageKind kind, Call call) {
        Stage stage = find(kind, call).orElseThrow(ApiFailure::notFound);
        Optional<Pipeline> pipeline = stage.pipelineId.flatMap(store::findPipeline);
        pipeline.ifPresent(PipelineCalls::requireUnlocked);
        settings.update(stage, call.arguments());
        stage.updated = store.now();
        pipeline.ifPresent(one -> written(one, stage));
        return Optional.of(shapes.stage(stage, Fresh.UPDATED));
    }

    private Optional<Stage> find(StageKind kind, Call call) {
        return store.findStage(call.path("stage_id"))
                .filter(stage -> stage.kind == kind)
                .filter(dialect::knows);
    }

    /** A write to what viewers reach is deployed; a write to anything else changes no status. */
    private void written(Pipeline pipeline, Stage stage) {
        if (StageGraph.of(store, pipeline).reachable().contains(stage)) {
            lifecycle.deploy(pipeline);
        }
    }

    Optional<JsonNode> delete(StageKind kind, Call call) {
        Optional<Stage> found = find(kind, call);
        if (found.isEmpty()) {
            throw goneStageIsForbidden ? ApiFailure.permissionDenied() : ApiFailure.notFound();
        }
        Stage stage = found.get();
        Optional<Pipeline> pipeline = stage.pipelineId.flatMap(store::findPipeline);
        pipeline.ifPresent(PipelineCalls::requireUnlocked);
        boolean head =
                pipeline.flatMap(one -> one.head).filter(stage.id::equals).isPresent();
        if (head || store.stages().stream().anyMatch(other -> other.refersTo(stage.id))) {
            throw ApiFailure.bareInternalError();
        }
        store.remove(stage);
        return Optional.empty();
    }
}
