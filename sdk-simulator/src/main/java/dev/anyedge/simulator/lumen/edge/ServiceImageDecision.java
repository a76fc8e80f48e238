package dev.anyedge.simulator.lumen.edge;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service image decides for one request, in the provider's words. {@link #edge()} is the same in the words of the
 * neutral edge; the other components say what would apply also where the request is refused or redirected.
 *
 * @param edge what the edge is to do
 * @param aliasDefinitionId the alias definition of the host; empty for an unknown host
 * @param originId the origin definition; empty for an unknown host
 * @param originHost the origin's {@code host}
 * @param originPath the raw path that the origin is asked for: its web root, then the viewer's path
 * @param property the primary alias: the reporting id's name
 * @param trafficType the traffic type of the property
 * @param rule the path rule that decided; empty when none of the property's matched
 * @param caching for how long the answer is kept
 * @param queryIgnored whether the query is no part of the cache key
 * @param refusedBy the feature that keeps the viewer out: {@code ipBlocking}, {@code geoBlocking}, {@code tokenAuth},
 *     {@code denyPolicy}, or {@code protocol} for an alias that does not serve the scheme; set for redirects as well
 */
public record ServiceImageDecision(
        EdgeDecision edge,
        OptionalLong aliasDefinitionId,
        OptionalLong originId,
        Optional<String> originHost,
        String originPath,
        Optional<String> property,
        Optional<String> trafficType,
        Optional<Rule> rule,
        EdgeCaching caching,
        boolean queryIgnored,
        Optional<String> refusedBy) {

    /**
     * A path rule.
     *
     * @param group the match group's id, which is that of the origin
     * @param id the rule's id; its place in the group when it has none
     * @param expression the rule's expression
     */
    public record Rule(long group, long id, String expression) {}

    /**
     * Whether the cache or the origin answers.
     *
     * @return false for a refusal, a redirect and an unknown host
     */
    public boolean served() {
        return edge.served();
    }

    static ServiceImageDecision unknownHost(String host) {
        return new ServiceImageDecision(
                EdgeDecision.notServed(404, "No alias of the service image is '" + host + "'."),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EdgeCaching.bypass(),
                false,
                Optional.empty());
    }
}
