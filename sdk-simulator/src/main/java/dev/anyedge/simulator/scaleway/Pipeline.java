package dev.anyedge.simulator.scaleway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stored pipeline. */
final class Pipeline {

    final String id;
    final String projectId;
    final Instant created;
    Instant updated;
    String name;
    String description;
    String status = "warning";
    List<PipelineError> errors = List.of();
    List<String> vpcEndpointIds = List.of();

    /** The DNS stage that is head. */
    Optional<String> head = Optional.empty();

    /** When the deployment that is under way ends. */
    Optional<Instant> deployedAt = Optional.empty();

    /** Whether a deployment ever came to its end. */
    boolean everDeployed;

    Pipeline(String id, String projectId, String name, String description, Instant created) {
        this.id = id;
        this.projectId = projectId;
        this.name = name;
        this.description = description;
        this.created = created;
        this.updated = created;
    }

    /** The name under which the edge serves it without further ado (Scaleway reference §9). */
    String assignedHost() {
        return id + ".svc.edge.scw.cloud";
    }
}
