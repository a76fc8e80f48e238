/**
 * Fujitsu's CDN on this machine: Keystone identity, the eight calls of the control plane, asynchronous checks and
 * deployments on the simulator's clock, purges, reports of the edge's own traffic. Written from the Fujitsu reference
 * alone; how rules decide requests is in {@link dev.anyedge.simulator.fujitsu.edge}.
 */
@NullMarked
package dev.anyedge.simulator.fujitsu;

import org.jspecify.annotations.NullMarked;
