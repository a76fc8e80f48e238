/**
 * Fujitsu's edge: how a service's rules document decides a request (Fujitsu reference §3). Pure; what serves and caches
 * is in {@link dev.anyedge.simulator.edge}.
 */
@NullMarked
package dev.anyedge.simulator.fujitsu.edge;

import org.jspecify.annotations.NullMarked;
