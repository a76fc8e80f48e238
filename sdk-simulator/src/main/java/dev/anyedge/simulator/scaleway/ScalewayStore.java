package dev.anyedge.simulator.scaleway;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Everything the control plane keeps, in order of creation. Not thread-safe: whoever uses it holds the one lock. */
final class ScalewayStore {

    private final SimulatorClock clock;

    /** The same ids in every run: a failure that depends on them can be repeated. */
    private final Random ids = new Random(20_240_625);

    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, PurgeRequest> purgeRequests = new LinkedHashMap<>();
    private final Map<String, VpcEndpoint> vpcEndpoints = new LinkedHashMap<>();

    /** Project to the plan it has subscribed to. */
    final Map<String, String> plans = new LinkedHashMap<>();

    ScalewayStore(SimulatorClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    String newId() {
        return randomId(ids);
    }

    /** A random UUID, version 4. */
    static String randomId(Random random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    void add(Pipeline pipeline) {
        pipelines.put(pipeline.id, pipeline);
    }

    void add(Stage stage) {
        stages.put(stage.id, stage);
    }

    void add(PurgeRequest request) {
        purgeRequests.put(request.id, request);
    }

    void add(VpcEndpoint endpoint) {
        vpcEndpoints.put(endpoint.id(), endpoint);
    }

    Collection<Pipeline> pipelines() {
        return Collections.unmodifiableCollection(pipelines.values());
    }

    Collection<Stage> stages() {
        return Collections.unmodifiableCollection(stages.values());
    }

    List<Stage> stagesOf(String pipelineId) {
        return stages.values().stream()
                .filter(stage -> stage.pipelineId.filter(pipelineId::equals).isPresent())
                .toList();
    }

    List<Stage> stagesOf(String pipelineId, StageKind kind) {
        return stagesOf(pipelineId).stream().filter(stage -> stage.kind == kind).toList();
    }

    Collection<PurgeRequest> purgeRequests() {
        return Collections.unmodifiableCollection(purgeRequests.values());
    }

    Collection<VpcEndpoint> vpcEndpoints() {
        return Collections.unmodifiableCollection(vpcEndpoints.values());
    }

    Optional<Pipeline> findPipeline(String id) {
        return Optional.ofNullable(pipelines.get(id));
    }

    Optional<Stage> findStage(String id) {
        return Optional.ofNullable(stages.get(id));
    }

    Optional<PurgeRequest> findPurgeRequest(String id) {
        return Optional.ofNullable(purgeRequests.get(id));
    }

    Optional<VpcEndpoint> findVpcEndpoint(String id) {
        return Optional.ofNullable(vpcEndpoints.get(id));
    }

    Pipeline pipeline(String id) {
        return findPipeline(id).orElseThrow(ApiFailure::notFound);
    }

    Stage stage(StageKind kind, String id) {
        return findStage(id).filter(stage -> stage.kind == kind).orElseThrow(ApiFailure::notFound);
    }

    /** Removes a pipeline and what belongs to it (Scaleway reference §9: the stages go with it). */
    void remove(Pipeline pipeline) {
        pipelines.remove(pipeline.id);
        stages.values()
                .removeIf(stage -> stage.pipelineId.filter(pipeline.id::equals).isPresent());
        purgeRequests.values().removeIf(request -> request.pipelineId.equals(pipeline.id));
    }

    void remove(Stage stage) {
        stages.remove(stage.id);
    }

    void remove(VpcEndpoint endpoint) {
        vpcEndpoints.remove(endpoint.id());
    }
}
