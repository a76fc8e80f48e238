package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.DistributionJson;
import java.util.Optional;

/** Where content comes from. Immutable, thread-safe. */
public sealed interface Origin permits HttpOrigin, BucketOrigin, LoadBalancerOrigin, ServerlessOrigin {

    /**
     * Reads one origin in its JSON form, as it stands among the origins of a distribution.
     *
     * @param json a JSON object with {@code "type"}
     * @return the origin
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer
     */
    static Origin fromJson(String json) {
        return DistributionJson.readOrigin(json);
    }

    /**
     * The JSON form, as it stands among the origins of a distribution.
     *
     * @return compact JSON that {@link #fromJson} reads back
     */
    default String toJson() {
        return DistributionJson.writeOrigin(this);
    }

    /**
     * The id by which behaviours name this origin.
     *
     * @return unique in a distribution; matches {@code [A-Za-z0-9][A-Za-z0-9._-]{0,127}}
     */
    String id();

    /**
     * The same content at a plain host, for providers that know only hosts.
     *
     * @return an HTTP origin; empty when the content cannot be reached so; an {@link HttpOrigin} names itself
     */
    Optional<HttpOrigin> reachableAs();

    /**
     * What a provider has and the model has no word for.
     *
     * @return options by provider name
     */
    Options options();

    /**
     * Handles each variant.
     *
     * @param visitor what to do with each
     * @param <R> the result
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each variant of {@link Origin}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * A host.
         *
         * @param origin the origin
         * @return the result
         */
        R http(HttpOrigin origin);

        /**
         * A bucket of the provider's object storage.
         *
         * @param origin the origin
         * @return the result
         */
        R bucket(BucketOrigin origin);

        /**
         * A load balancer of the provider.
         *
         * @param origin the origin
         * @return the result
         */
        R loadBalancer(LoadBalancerOrigin origin);

        /**
         * A serverless function or container of the provider.
         *
         * @param origin the origin
         * @return the result
         */
        R serverless(ServerlessOrigin origin);
    }
}
