package dev.anyedge.cdn;

import java.util.List;

/**
 * What to remove from the edge's caches, and how. Immutable, thread-safe.
 *
 * @param everything whether everything is meant; then there are no paths
 * @param paths paths that begin with {@code /}; {@code *} only where the provider takes patterns
 * @param mode how
 */
public record Purge(boolean everything, List<String> paths, Mode mode) {

    /**
     * Copies the paths.
     *
     * @param everything whether everything is meant
     * @param paths paths that begin with {@code /}
     * @param mode how
     */
    public Purge {
        paths = List.copyOf(paths);
    }

    /** How content is removed. */
    public enum Mode {
        /** It is gone: the next request goes to the origin. */
        DELETE,
        /** It is stale: the origin is asked whether it is still good. */
        INVALIDATE
    }

    /**
     * Everything.
     *
     * @return the purge
     */
    public static Purge all() {
        return new Purge(true, List.of(), Mode.DELETE);
    }

    /**
     * Some paths.
     *
     * @param paths each begins with {@code /}
     * @return the purge
     */
    public static Purge paths(String... paths) {
        return new Purge(false, List.of(paths), Mode.DELETE);
    }

    /**
     * The same content, removed in another way.
     *
     * @param newMode how
     * @return the purge
     */
    public Purge withMode(Mode newMode) {
        return new Purge(everything, paths, newMode);
    }
}
