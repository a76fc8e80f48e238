package dev.anyedge.scaleway.translate;

import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.UnknownBackend;
import java.util.Optional;
import java.util.Set;

/** Names for what has none at the provider: the same document always gives the same names. */
final class OriginNames {
    private static final int LONGEST = 120;

    private OriginNames() {}

    /** A name for an origin, after its resource. */
    static String invent(Optional<Backend> backend, Set<String> given) {
        String wish = backend.map(OriginNames::resource).orElse("");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < wish.length() && name.length() < LONGEST; i++) {
            char c = wish.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (alphanumeric || (!name.isEmpty() && (c == '.' || c == '_' || c == '-'))) {
                name.append(c);
            }
        }
        String stem = name.isEmpty() ? "origin" : name.toString();
        String free = stem;
        for (int n = 2; !given.add(free); n++) {
            free = stem + "-" + n;
        }
        return free;
    }

    /** A name for the rule of a route. */
    static String rule(int index) {
        return "route-" + (index + 1);
    }

    private static String resource(Backend backend) {
        return backend.accept(new Backend.Visitor<String>() {
            @Override
            public String bucket(BucketBackend bucket) {
                return bucket.bucketName();
            }

            @Override
            public String loadBalancer(LoadBalancerBackend balancers) {
                return balancers.lbs().isEmpty() ? "" : balancers.lbs().get(0).id();
            }

            @Override
            public String container(ServerlessContainerBackend container) {
                return container.containerId();
            }

            @Override
            public String function(ServerlessFunctionBackend function) {
                return function.functionId();
            }

            @Override
            public String unknown(UnknownBackend unknown) {
                return unknown.member();
            }
        });
    }
}
