package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stored stage. What is particular to its kind sits in {@link #settings}, in the form in which it is answered. */
final class Stage {

    final String id;
    final StageKind kind;
    final String projectId;
    final Instant created;

    /** Empty only for a v1alpha1 stage that no pipeline has taken in yet. */
    Optional<String> pipelineId;

    Instant updated;
    boolean active;
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    Optional<StageLink> successor = Optional.empty();

    /** Of a route stage. */
    List<RouteRule> rules = List.of();

    /** Of a TLS stage: when its managed certificate ends, once there is one. */
    Optional<Instant> certificateExpires = Optional.empty();

    /** Of a DNS stage: the assigned name, once it is head and deployed. */
    String defaultFqdn = "";

    Stage(String id, StageKind kind, String projectId, Optional<String> pipelineId, Instant created) {
        this.id = id;
        this.kind = kind;
        this.projectId = projectId;
        this.pipelineId = pipelineId;
        this.created = created;
        this.updated = created;
    }

    boolean refersTo(String stageId) {
        return successor.filter(link -> link.stageId().equals(stageId)).isPresent()
                || rules.stream().anyMatch(rule -> rule.target().stageId().equals(stageId));
    }
}
