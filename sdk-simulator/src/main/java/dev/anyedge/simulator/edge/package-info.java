/**
 * The data plane that all simulated providers share: an HTTP server that finds the site for a host, lets the provider's
 * own package decide, and caches as a shared cache does. It knows requests, decisions and origins, and no provider: what
 * a stage, a rule or a service image means is decided elsewhere and arrives here as an {@link
 * dev.anyedge.simulator.edge.EdgeDecision}.
 */
@NullMarked
package dev.anyedge.simulator.edge;

import org.jspecify.annotations.NullMarked;
