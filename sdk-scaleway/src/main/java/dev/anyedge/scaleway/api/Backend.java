package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;

/** Which resource a backend stage fetches from: exactly one of these kinds (Scaleway reference §5.6). */
public sealed interface Backend
        permits BucketBackend,
                LoadBalancerBackend,
                ServerlessContainerBackend,
                ServerlessFunctionBackend,
                UnknownBackend {

    /**
     * The member that holds the resource on the wire.
     *
     * @return for example {@code scaleway_s3}
     */
    String member();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    Map<String, JsonValue> extra();

    /**
     * Calls the visitor's method for this kind of backend.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor returns
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of backend.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /**
         * A bucket.
         *
         * @param backend the backend
         * @return the visitor's result
         */
        R bucket(BucketBackend backend);

        /**
         * Load balancers.
         *
         * @param backend the backend
         * @return the visitor's result
         */
        R loadBalancer(LoadBalancerBackend backend);

        /**
         * A serverless container.
         *
         * @param backend the backend
         * @return the visitor's result
         */
        R container(ServerlessContainerBackend backend);

        /**
         * A serverless function.
         *
         * @param backend the backend
         * @return the visitor's result
         */
        R function(ServerlessFunctionBackend backend);

        /**
         * A kind that came later than this SDK.
         *
         * @param backend the backend
         * @return the visitor's result
         */
        R unknown(UnknownBackend backend);
    }
}
