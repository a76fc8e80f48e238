package dev.anyedge.cdn.internal.evaluation;

import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;

/** An origin under another id: the same content, told in the names of another distribution. */
public final class NamedOrigin {
    private NamedOrigin() {}

    /**
     * The same origin with another id.
     *
     * @param origin an origin
     * @param id the id that it is to have, as {@link Origin#id} allows it
     * @return an origin that differs in nothing else
     */
    public static Origin of(Origin origin, String id) {
        return origin.accept(new Origin.Visitor<Origin>() {
            @Override
            public Origin http(HttpOrigin http) {
                return HttpOrigin.builder().from(http).id(id).build();
            }

            @Override
            public Origin bucket(BucketOrigin bucket) {
                return BucketOrigin.builder().from(bucket).id(id).build();
            }

            @Override
            public Origin loadBalancer(LoadBalancerOrigin balancer) {
                return LoadBalancerOrigin.builder().from(balancer).id(id).build();
            }

            @Override
            public Origin serverless(ServerlessOrigin serverless) {
                return ServerlessOrigin.builder().from(serverless).id(id).build();
            }
        });
    }
}
