package dev.anyedge.simulator.scaleway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stored purge request. */
final class PurgeRequest {

    final String id;
    final String pipelineId;
    final boolean all;
    final List<String> assets;
    final Instant created;
    Instant updated;
    String status = "pending";

    /** When it takes effect; empty once it has. */
    Optional<Instant> doneAt;

    PurgeRequest(String id, String pipelineId, boolean all, List<String> assets, Instant created, Instant doneAt) {
        this.id = id;
        this.pipelineId = pipelineId;
        this.all = all;
        this.assets = assets;
        this.created = created;
        this.updated = created;
        this.doneAt = Optional.of(doneAt);
    }
}
