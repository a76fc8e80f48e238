package dev.anyedge.simulator.edge;

import java.util.List;
import java.util.Optional;

/**
 * Where a provider's document sends a request that the cache cannot answer, in the document's own words: the name of a
 * bucket, the id of a load balancer, a host. {@link Origins} knows what stands behind it on this machine.
 */
public sealed interface OriginReference {

    /**
     * What it is, for people: {@code bucket my-bucket}, {@code load balancer 4d27…}.
     *
     * @return a few words
     */
    String description();

    /**
     * An object storage bucket.
     *
     * @param name the bucket's name
     * @param region where it is
     * @param website whether it answers as a website (index and error documents) or as a store of objects
     */
    record Bucket(String name, String region, boolean website) implements OriginReference {
        @Override
        public String description() {
            return (website ? "website bucket " : "bucket ") + name;
        }
    }

    /**
     * A server that speaks HTTP.
     *
     * @param kind what the provider calls it, such as {@code load balancer}
     * @param names by which the user may have configured it, the most specific first: ids, host names
     * @param hostHeader the {@code Host} to send; empty for that of the configured URL
     */
    record Server(String kind, List<String> names, Optional<String> hostHeader) implements OriginReference {
        /**
         * Copies the list.
         *
         * @param kind for people
         * @param names by which it may be configured
         * @param hostHeader {@code Host} to send
         * @throws IllegalArgumentException when there is no name
         */
        public Server {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a " + kind + " without a name cannot be found: give at least one");
            }
        }

        @Override
        public String description() {
            return kind + " " + names.get(0);
        }
    }
}
