package dev.anyedge.simulator.scaleway.edge;

import dev.anyedge.simulator.edge.EdgeDecision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a stage graph decides for one request, in the provider's words. {@link #edge()} is the same in the words of the
 * neutral edge; the other components are empty when the request is not served.
 *
 * @param edge what the edge is to do
 * @param pipelineId the pipeline's id; {@code ""} when the document has none
 * @param stages the stages on the request's way, as {@code kind:id}, from {@code dns:} to {@code backend:}
 * @param backend where the way ends
 * @param fallbackTtl the cache stage's time for answers without freshness; empty when there is no cache stage on the way
 * @param cookiesIncluded whether requests with cookies use the cache; false without a cache stage
 * @param waf the firewall on the way; empty for none
 * @param routeRule the position, from 1, of the route rule that decided; empty when the route stage's default did, or
 *     there is no route stage
 */
public record StageGraphDecision(
        EdgeDecision edge,
        String pipelineId,
        List<String> stages,
        Optional<Backend> backend,
        Optional<Duration> fallbackTtl,
        boolean cookiesIncluded,
        Optional<Waf> waf,
        OptionalInt routeRule) {

    /**
     * Copies the list.
     *
     * @param edge what to do
     * @param pipelineId id of the pipeline
     * @param stages stages on the way
     * @param backend end of the way
     * @param fallbackTtl time of the cache stage
     * @param cookiesIncluded whether requests with cookies use the cache
     * @param waf firewall on the way
     * @param routeRule position of the rule that decided
     */
    public StageGraphDecision {
        stages = List.copyOf(stages);
    }

    /**
     * Whether the cache or the backend answers.
     *
     * @return true when served; a redirect is not
     */
    public boolean served() {
        return edge.served();
    }

    /**
     * Whether there is a cache stage on the way.
     *
     * @return true when answers may be cached
     */
    public boolean cached() {
        return fallbackTtl.isPresent();
    }

    /**
     * A backend stage.
     *
     * @param stageId the stage's id
     * @param kind the member that says what it is: {@code scaleway_s3}, {@code scaleway_lb}, {@code
     *     scaleway_serverless_container}, {@code scaleway_serverless_function}
     * @param targets the members of what it leads to, as text, without those that are null: one map, or for load
     *     balancers one per entry of {@code lbs}
     */
    public record Backend(String stageId, String kind, List<Map<String, String>> targets) {
        /**
         * Copies the targets.
         *
         * @param stageId id of the stage
         * @param kind member that says what it is
         * @param targets members of what it leads to
         */
        public Backend {
            targets = targets.stream().map(Map::copyOf).toList();
        }

        /**
         * The target that requests go to: the first one. (Only backends with one were ever recorded.)
         *
         * @return its members as text
         */
        public Map<String, String> target() {
            return targets.get(0);
        }
    }

    /**
     * A firewall stage. The simulator shows what is on the way; it inspects nothing and blocks nothing.
     *
     * @param stageId the stage's id
     * @param mode {@code disable}, {@code log_only} or {@code enable}
     * @param paranoiaLevel 1 to 4
     */
    public record Waf(String stageId, String mode, int paranoiaLevel) {}
}
