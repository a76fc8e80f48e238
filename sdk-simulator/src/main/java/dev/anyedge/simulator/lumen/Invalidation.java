package dev.anyedge.simulator.lumen;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One path of an invalidation request, on its way through the network. */
final class Invalidation {

    final String id;
    final LumenAccount.Service service;
    final String property;
    final Set<String> sites;
    final PurgePattern pattern;
    final boolean force;
    final Instant at;
    Optional<Instant> doneAt = Optional.empty();

    Invalidation(
            String id,
            LumenAccount.Service service,
            String property,
            Set<String> sites,
            PurgePattern pattern,
            boolean force,
            Instant at) {
        this.id = id;
        this.service = service;
        this.property = property;
        this.sites = sites;
        this.pattern = pattern;
        this.force = force;
        this.at = at;
    }
}
