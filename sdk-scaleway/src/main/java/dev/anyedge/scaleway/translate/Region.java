package dev.anyedge.scaleway.translate;

import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that one route rule can pick out: some methods, some hosts, some paths.
 *
 * @param methods which methods; none: any
 * @param hosts which hosts
 * @param paths which paths
 * @param opaque whether something else narrows it that we do not understand
 */
record Region(List<MethodFilter> methods, TextSet hosts, TextSet paths, boolean opaque) {

    /** All requests. */
    static final Region ALL = new Region(List.of(), TextSet.EVERY, TextSet.EVERY, false);

    /** Requests that something picks out which we do not understand. */
    static final Region UNKNOWN = new Region(List.of(), TextSet.EVERY, TextSet.EVERY, true);

    /** No request. */
    static final Region NOTHING = new Region(List.of(), TextSet.EVERY, TextSet.NOTHING, false);

    Region withMethods(List<MethodFilter> newMethods) {
        return new Region(newMethods, hosts, paths, opaque);
    }

    Region withHosts(TextSet newHosts) {
        return new Region(methods, newHosts, paths, opaque);
    }

    Region withPaths(TextSet newPaths) {
        return new Region(methods, hosts, newPaths, opaque);
    }

    boolean isAll() {
        return methods.isEmpty() && hosts instanceof TextSet.Every && paths instanceof TextSet.Every && !opaque;
    }

    boolean isNothing() {
        return hosts.isNothing() || paths.isNothing();
    }

    /**
     * The requests in both regions.
     *
     * @return null when no route rule can pick them out
     */
    @Nullable
    Region intersect(Region other) {
        if (isAll()) {
            return other;
        }
        if (other.isAll()) {
            return this;
        }
        List<MethodFilter> bothMethods = methods;
        if (methods.isEmpty()) {
            bothMethods = other.methods;
        } else if (!other.methods.isEmpty() && !methods.equals(other.methods)) {
            bothMethods = new ArrayList<>(methods);
            bothMethods.retainAll(other.methods);
            if (bothMethods.isEmpty()) {
                return NOTHING;
            }
        }
        // Each dimension on its own may show that nothing is left, even where another is beyond us.
        TextSet bothPaths = paths.intersect(other.paths);
        TextSet bothHosts = hosts.intersect(other.hosts);
        if ((bothPaths != null && bothPaths.isNothing()) || (bothHosts != null && bothHosts.isNothing())) {
            return NOTHING;
        }
        if (bothPaths == null || bothHosts == null || opaque || other.opaque) {
            return null;
        }
        return new Region(bothMethods, bothHosts, bothPaths, false);
    }

    /** Whether this region certainly holds all requests of another. */
    boolean covers(Region other) {
        return !opaque
                && (methods.isEmpty() || (!other.methods.isEmpty() && methods.containsAll(other.methods)))
                && hosts.covers(other.hosts)
                && paths.covers(other.paths);
    }

    RuleHttpMatch toMatch() {
        RuleHttpMatch.Builder match = RuleHttpMatch.builder().methodFilters(methods);
        if (!(paths instanceof TextSet.Every)) {
            match.pathFilter(RuleFilter.regex(FilterText.write(paths)));
        }
        if (!(hosts instanceof TextSet.Every)) {
            match.hostFilter(RuleFilter.regex(FilterText.write(hosts)));
        }
        return match.build();
    }
}
