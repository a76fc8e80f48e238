package dev.anyedge.simulator.fujitsu.edge;

import dev.anyedge.simulator.edge.EdgeDecision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rules document decides for one request, in the provider's words. {@link #edge()} is the same in the words of
 * the neutral edge; the other components say what would apply even when the request is refused or redirected.
 *
 * @param edge what the edge is to do
 * @param allowed whether neither the protocol nor a restriction forbids it; a redirect is allowed
 * @param reason what forbids it, for people; {@code ""} when allowed
 * @param location where a redirect to HTTPS leads
 * @param origin where content comes from; empty when no matching rule says
 * @param cachingType the type of the {@code caching} behaviour; {@code ""} when no matching rule has one
 * @param ttl its time; empty where the type needs none
 * @param queryType the type of {@code cachekey-query-args}; {@code include-all} when no matching rule has one
 * @param queryNames its tokens, in the order of the document; empty for the {@code -all} types
 * @param originPath the path that the origin is asked for, without the query
 * @param tokenRequired whether a {@code token-auth} applies
 * @param rules for each behaviour that applies, the position of the rule that it comes from, from 0
 * @param opaque the behaviours that apply and have no public description, as JSON, by their names
 */
public record RulesDecision(
        EdgeDecision edge,
        boolean allowed,
        String reason,
        Optional<String> location,
        Optional<Origin> origin,
        String cachingType,
        Optional<Duration> ttl,
        String queryType,
        List<String> queryNames,
        String originPath,
        boolean tokenRequired,
        Map<String, Integer> rules,
        Map<String, String> opaque) {

    /**
     * Copies what is given.
     *
     * @param edge what to do
     * @param allowed whether nothing forbids it
     * @param reason what forbids it
     * @param location of the redirect
     * @param origin where content comes from
     * @param cachingType type of caching
     * @param ttl time of caching
     * @param queryType type of the query arguments
     * @param queryNames names of the query arguments
     * @param originPath path for the origin
     * @param tokenRequired whether a token is needed
     * @param rules where behaviours come from
     * @param opaque behaviours without a description
     */
    public RulesDecision {
        queryNames = List.copyOf(queryNames);
        rules = Map.copyOf(rules);
        opaque = Map.copyOf(opaque);
    }

    /**
     * The parameters of an {@code origin} behaviour.
     *
     * @param domain {@code originDomain}
     * @param hostHeaderType {@code origin}, {@code digital_property} or {@code fixed}
     * @param hostHeaderValue the host for {@code fixed}, else {@code -}
     * @param cacheKeyType {@code origin}, {@code digital_property} or {@code fixed}
     * @param cacheKeyValue the host for {@code fixed}, else {@code -}
     */
    public record Origin(
            String domain, String hostHeaderType, String hostHeaderValue, String cacheKeyType, String cacheKeyValue) {

        /** The Host that this origin is sent. */
        String hostHeader(String deliveryHost) {
            return pick(hostHeaderType, hostHeaderValue, deliveryHost);
        }

        /** The host that stands in the cache key. */
        String cacheHost(String deliveryHost) {
            return pick(cacheKeyType, cacheKeyValue, deliveryHost);
        }

        private String pick(String type, String fixed, String deliveryHost) {
            return switch (type) {
                case "origin" -> domain;
                case "fixed" -> fixed;
                default -> deliveryHost;
            };
        }
    }
}
