package dev.anyedge.simulator.edge;

import java.util.Optional;

/** Knows which site a host name belongs to. Called from many threads at once, for every request. */
@FunctionalInterface
public interface EdgeDirectory {

    /**
     * The site that serves a host, as it is configured at this moment.
     *
     * @param host the host name, lower case, without port
     * @return the site, or empty when no site serves this host
     */
    Optional<EdgeSite> siteOf(String host);
}
