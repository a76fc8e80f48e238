package dev.anyedge.simulator.edge;

/**
 * One deployed configuration as it was at one moment. The server asks for it once per request, so that no request is
 * ever decided half by an old and half by a new configuration; an implementation must not change afterwards.
 */
public interface EdgeSite {

    /**
     * What the provider calls it: the id of a pipeline, a service, a property. Sites of different ids share no cache.
     *
     * @return the id; the same for the same site in all its versions
     */
    String id();

    /**
     * Decides one request.
     *
     * @param request the request, to a host of this site
     * @return the decision
     */
    EdgeDecision decide(EdgeRequest request);

    /**
     * The scheme of a request that does not say its own: the edge itself hears plain HTTP only.
     *
     * @return {@code https} or {@code http}
     */
    default String usualScheme() {
        return "https";
    }
}
