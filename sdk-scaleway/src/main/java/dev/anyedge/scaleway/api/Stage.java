package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.model.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One link of a pipeline's chain. Immutable, thread-safe. */
public sealed interface Stage permits DnsStage, TlsStage, CacheStage, RouteStage, WafStage, BackendStage {

    /**
     * What kind of stage this is.
     *
     * @return the kind
     */
    StageKind kind();

    /**
     * The stage's id.
     *
     * @return a UUID as the provider assigns it
     */
    String id();

    /**
     * The pipeline that the stage belongs to.
     *
     * @return always there in v1beta1; empty in v1alpha1 until the stage is attached
     */
    Optional<String> pipelineId();

    /**
     * The project that the stage belongs to.
     *
     * @return v1alpha1 only; empty in v1beta1
     */
    Optional<String> projectId();

    /**
     * Whether the stage takes part in what is served.
     *
     * @return empty in answers from before April 2026 and in v1alpha1
     */
    Optional<StageStatus> status();

    /**
     * When the stage was created. The answer to the creation itself has nine fraction digits, later reads have six.
     *
     * @return the time, to the precision that the provider gave
     */
    Optional<Instant> createdAt();

    /**
     * When the stage was last changed.
     *
     * @return the time, to the precision that the provider gave
     */
    Optional<Instant> updatedAt();

    /**
     * Which stage comes next.
     *
     * @return the successor, for a route stage its default one; empty when there is none yet, and always for a backend
     *     stage
     */
    Optional<StageLink> next();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    Map<String, JsonValue> extra();

    /**
     * The stage as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    String toJson();

    /**
     * Calls the visitor's method for this kind of stage.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor returns
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of stage.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /**
         * A DNS stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R dns(DnsStage stage);

        /**
         * A TLS stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R tls(TlsStage stage);

        /**
         * A cache stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R cache(CacheStage stage);

        /**
         * A route stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R route(RouteStage stage);

        /**
         * A WAF stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R waf(WafStage stage);

        /**
         * A backend stage.
         *
         * @param stage the stage
         * @return the visitor's result
         */
        R backend(BackendStage stage);
    }
}
