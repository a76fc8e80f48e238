package dev.anyedge.cdn;

import java.util.List;
import java.util.Set;

/**
 * What to remove from the edge's caches, and how. Immutable, thread-safe.
 *
 * @param everything whether everything is meant; then there are no paths
 * @param paths paths that begin with {@code /}; {@code *} only where the provider takes patterns
 * @param mode how
 * @param allow what the purge may do beyond that, for providers that need it: {@link Permission#CONFIGURATION}
 */
public record Purge(boolean everything, List<String> paths, Mode mode, Set<Permission> allow) {

    /**
     * Copies the paths.
     *
     * @param everything whether everything is meant
     * @param paths paths that begin with {@code /}
     * @param mode how
     * @param allow what the purge may do beyond that
     */
    public Purge {
        paths = List.copyOf(paths);
        allow = Set.copyOf(allow);
    }

    /**
     * A purge that may do nothing beyond that.
     *
     * @param everything whether everything is meant
     * @param paths paths that begin with {@code /}
     * @param mode how
     */
    public Purge(boolean everything, List<String> paths, Mode mode) {
        this(everything, paths, mode, Set.of());
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
        return new Purge(everything, paths, newMode, allow);
    }

    /**
     * The same purge with permission.
     *
     * @param permissions what it may do, for example {@link Permission#CONFIGURATION}
     * @return the purge
     */
    public Purge allowing(Permission... permissions) {
        return new Purge(everything, paths, mode, Set.of(permissions));
    }
}
