package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import dev.anyedge.simulator.scaleway.WireShapes.Fresh;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Pipelines and their head stage (Scaleway reference §5.1, §9). */
final class PipelineCalls {

    private final ScalewayStore store;
    private final PipelineLifecycle lifecycle;
    private final WireShapes shapes;
    private final Projects projects;
    private final OptionalInt pipelineQuota;
    private final boolean planEnforced;

    PipelineCalls(
            ScalewayStore store,
            PipelineLifecycle lifecycle,
            WireShapes shapes,
            Projects projects,
            OptionalInt pipelineQuota,
            boolean planEnforced) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.shapes = shapes;
        this.projects = projects;
        this.pipelineQuota = pipelineQuota;
        this.planEnforced = planEnforced;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("GET", "/pipelines", "pipeline", this::list, Evidence.RECORDED),
                Operation.of("POST", "/pipelines", "pipeline", this::create, Evidence.RECORDED),
                Operation.of("GET", "/pipelines/{pipeline_id}", "pipeline", this::get, Evidence.RECORDED),
                Operation.of("PATCH", "/pipelines/{pipeline_id}", "pipeline", this::update, Evidence.INFERRED),
                Operation.of("DELETE", "/pipelines/{pipeline_id}", "pipeline", this::delete, Evidence.RECORDED),
                Operation.of("GET", "/pipelines-stages", "pipeline", this::listWithStages, Evidence.INFERRED),
                Operation.of(
                        "GET", "/pipelines/{pipeline_id}/head-stages", "head_stage", this::heads, Evidence.INFERRED),
                Operation.of(
                        "POST",
                        "/pipelines/{pipeline_id}/set-head-stage",
                        "head_stage",
                        this::setHead,
                        Evidence.INFERRED));
    }

    Optional<JsonNode> list(Call call) {
        Optional<Boolean> lb = call.query("has_backend_stage_lb").map(Boolean::parseBoolean);
        List<Pipeline> matches = matching(call).stream()
                .filter(pipeline -> lb.isEmpty() || lb.get() == hasLoadBalancer(pipeline))
                .toList();
        return Optional.of(new Listing(call, "pipelines")
                .of(
                        matches,
                        pipeline -> pipeline.created,
                        pipeline -> pipeline.name,
                        pipeline -> shapes.pipeline(pipeline, Fresh.NOTHING)));
    }

    Optional<JsonNode> listWithStages(Call call) {
        return Optional.of(new Listing(call, "pipelines")
                .of(
                        matching(call),
                        pipeline -> pipeline.created,
                        pipeline -> pipeline.name,
                        pipeline -> shapes.pipelineStages(store, pipeline)));
    }

    private List<Pipeline> matching(Call call) {
        Optional<String> name = call.query("name");
        return store.pipelines().stream()
                .filter(pipeline -> projects.selected(call, pipeline.projectId))
                .filter(pipeline -> name.isEmpty() || pipeline.name.contains(name.get()))
                .toList();
    }

    private boolean hasLoadBalancer(Pipeline pipeline) {
        return store.stagesOf(pipeline.id, StageKind.BACKEND).stream()
                .anyMatch(stage -> stage.settings.has("scaleway_lb"));
    }

    private Optional<JsonNode> create(Call call) {
        return Optional.of(shapes.pipeline(create(call.arguments()), Fresh.CREATED));
    }

    Pipeline create(Arguments arguments) {
        String projectId = arguments.required("project_id", arguments.uuid("project_id"));
        String name = arguments.required("name", arguments.string("name"));
        String description = arguments.string("description").orElse("");
        arguments.check();
        projects.require(projectId, "pipeline", "write");
        if (planEnforced && !store.plans.containsKey(projectId)) {
            throw ApiFailure.preconditionFailed(
                    "attribute_must_be_set", "the project has to subscribe to a plan before pipelines can be created");
        }
        long existing = store.pipelines().stream()
                .filter(pipeline -> pipeline.projectId.equals(projectId))
                .count();
        if (pipelineQuota.isPresent() && existing >= pipelineQuota.getAsInt()) {
            throw ApiFailure.quotaExceeded("edge_pipelines", pipelineQuota.getAsInt(), (int) existing, projectId);
        }
        Pipeline pipeline = new Pipeline(store.newId(), projectId, name, description, store.now());
        store.add(pipeline);
        lifecycle.headless(pipeline);
        return pipeline;
    }

    Optional<JsonNode> get(Call call) {
        return Optional.of(shapes.pipeline(store.pipeline(call.path("pipeline_id")), Fresh.NOTHING));
    }

    private Optional<JsonNode> update(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        update(pipeline, call.arguments());
        return Optional.of(shapes.pipeline(pipeline, Fresh.UPDATED));
    }

    void update(Pipeline pipeline, Arguments arguments) {
        Optional<String> name = arguments.string("name");
        if (name.filter(String::isEmpty).isPresent()) {
            arguments.refuse("name", "constraint", "a pipeline needs a name");
        }
        Optional<String> description = arguments.string("description");
        arguments.check();
        requireUnlocked(pipeline);
        name.ifPresent(value -> pipeline.name = value);
        description.ifPresent(value -> pipeline.description = value);
        pipeline.updated = store.now();
    }

    Optional<JsonNode> delete(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        requireUnlocked(pipeline);
        store.remove(pipeline);
        return Optional.empty();
    }

    private Optional<JsonNode> heads(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        List<String> heads = pipeline.head.map(List::of).orElse(List.of());
        return Optional.of(new Listing(call, "head_stages").unordered(heads, id -> shapes.headStage(Optional.of(id))));
    }

    private Optional<JsonNode> setHead(Call call) {
        Pipeline pipeline = store.pipeline(call.path("pipeline_id"));
        Arguments arguments = call.arguments();
        Optional<Arguments> add = arguments.object("add_new_head_stage");
        Optional<Arguments> remove = arguments.object("remove_head_stage");
        Optional<Arguments> swap = arguments.object("swap_head_stage");
        long named =
                List.of(add, remove, swap).stream().filter(Optional::isPresent).count();
        if (named != 1) {
            arguments.refuse(
                    "action",
                    named == 0 ? "required" : "constraint",
                    "exactly one of add_new_head_stage, remove_head_stage, swap_head_stage");
        }
        arguments.check();
        requireUnlocked(pipeline);
        add.ifPresent(one -> {
            String stage = headCandidate(pipeline, one, "new_stage_id");
            if (pipeline.head.filter(head -> !head.equals(stage)).isPresent()) {
                throw ApiFailure.alreadyExists(
                        "head_stage", pipeline.head.orElse(""), "the pipeline has a head: use swap_head_stage");
            }
            become(pipeline, Optional.of(stage));
        });
        remove.ifPresent(one -> {
            requireHead(pipeline, one, "remove_stage_id");
            become(pipeline, Optional.empty());
        });
        swap.ifPresent(one -> {
            requireHead(pipeline, one, "current_stage_id");
            become(pipeline, Optional.of(headCandidate(pipeline, one, "new_stage_id")));
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("head_stage", shapes.headStage(pipeline.head));
        return Optional.of(answer);
    }

    /** A head is a DNS stage of the same pipeline (Scaleway reference §6). */
    private String headCandidate(Pipeline pipeline, Arguments arguments, String name) {
        String id = arguments.required(name, arguments.uuid(name)).toLowerCase(Locale.ROOT);
        arguments.check();
        Optional<Stage> stage = store.findStage(id)
                .filter(found -> found.kind == StageKind.DNS
                        && found.pipelineId.filter(pipeline.id::equals).isPresent());
        if (stage.isEmpty()) {
            arguments.refuse(name, "constraint", "a head is a DNS stage of the pipeline");
            arguments.check();
        }
        return id;
    }

    private static void requireHead(Pipeline pipeline, Arguments arguments, String name) {
        String id = arguments.required(name, arguments.uuid(name)).toLowerCase(Locale.ROOT);
        if (pipeline.head.filter(id::equals).isEmpty()) {
            arguments.refuse(name, "constraint", "this stage is not the head of the pipeline");
        }
        arguments.check();
    }

    private void become(Pipeline pipeline, Optional<String> head) {
        Instant now = store.now();
        pipeline.head = head;
        pipeline.updated = now;
        lifecycle.deploy(pipeline);
    }

    /** What the vendor has locked cannot be changed (Scaleway reference §5.1, §8.2). */
    static void requireUnlocked(Pipeline pipeline) {
        if (pipeline.status.equals("locked")) {
            throw ApiFailure.locked("pipeline", pipeline.id);
        }
    }
}
