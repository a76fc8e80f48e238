package dev.anyedge.scaleway.api;

import java.util.List;

/** What a purge request shall make the cache forget (Scaleway reference §5.9). */
public sealed interface PurgeTarget {

    /** Everything that the pipeline has cached. */
    record Everything() implements PurgeTarget {}

    /**
     * Single objects.
     *
     * @param paths paths beginning with {@code /}, without wildcards; at least one. Five are documented, the API's limit
     *     is not known
     */
    record Assets(List<String> paths) implements PurgeTarget {

        /**
         * Copies the paths.
         *
         * @param paths the paths
         */
        public Assets {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Everything that the pipeline has cached.
     *
     * @return the target
     */
    static PurgeTarget everything() {
        return new Everything();
    }

    /**
     * Single objects.
     *
     * @param paths paths beginning with {@code /}, without wildcards; at least one
     * @return the target
     */
    static PurgeTarget assets(List<String> paths) {
        return new Assets(paths);
    }
}
