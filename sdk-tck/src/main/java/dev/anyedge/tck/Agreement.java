package dev.anyedge.tck;

import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import java.util.List;
import java.util.Optional;

/** Compares what a distribution means with what an edge does, request by request. */
final class Agreement {
    private final ProviderFixture<?> provider;

    Agreement(ProviderFixture<?> provider) {
        this.provider = provider;
    }

    /**
     * The first request that is decided differently.
     *
     * @return what differs, in words; empty when all agree
     */
    Optional<String> difference(Distribution distribution, List<Finding> findings, Edge edge, long seed, int requests) {
        boolean assigned = distribution.endpoints().stream().anyMatch(Endpoint.Assigned.class::isInstance);
        List<String> names = assigned ? edge.assignedHosts() : List.of();
        Evaluator evaluator = Evaluator.of(distribution, names);
        Exempt exempt = new Exempt(findings);
        boolean emptied = findings.stream()
                .anyMatch(finding -> finding.feature() == Feature.BYPASS && finding.severity() == Severity.ADJUSTED);
        Requests random = new Requests(distribution, seed, names);
        for (int i = 0; i < requests; i++) {
            Request request = random.next();
            if (exempt.contains(request)) {
                continue;
            }
            Viewed meant = Viewed.meant(evaluator.decide(request), request, provider::words);
            if (emptied) {
                meant = meant.withoutBypass();
            }
            Viewed seen = edge.decide(request);
            if (!meant.agreesWith(seen)) {
                return Optional.of("request seed " + seed + ", request " + i + ": " + request + "\n  meant " + meant
                        + "\n  seen  " + seen);
            }
        }
        return Optional.empty();
    }
}
