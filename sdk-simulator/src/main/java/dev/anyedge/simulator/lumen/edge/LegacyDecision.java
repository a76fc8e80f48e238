package dev.anyedge.simulator.lumen.edge;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import java.util.Optional;

/**
 * What the properties of version 1.0 decide for one request, in the provider's words. {@link #edge()} is the same in the words
 * of the neutral edge; the other components say what would apply also where the request is refused.
 *
 * @param edge what the edge is to do
 * @param property the primary alias; empty for an unknown host
 * @param originHost the origin server's host
 * @param originPath the raw path that the origin is asked for: its web root, then the viewer's path
 * @param resourceGroup the group that governs; empty when none matches
 * @param caching for how long the answer is kept
 * @param queryIgnored whether the query is no part of the cache key
 * @param refusedBy {@code geoblocking} or {@code tokenauth}; empty when nothing refuses
 */
public record LegacyDecision(
        EdgeDecision edge,
        Optional<String> property,
        Optional<String> originHost,
        String originPath,
        Optional<String> resourceGroup,
        EdgeCaching caching,
        boolean queryIgnored,
        Optional<String> refusedBy) {

    /**
     * Whether the cache or the origin answers.
     *
     * @return false for a refusal and an unknown host
     */
    public boolean served() {
        return edge.served();
    }
}
