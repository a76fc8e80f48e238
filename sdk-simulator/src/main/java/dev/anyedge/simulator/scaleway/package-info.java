/**
 * Scaleway Edge Services on your own machine: the control plane with its pipelines, stages, head stages and purge
 * requests. Written from the provider's documented and recorded behaviour alone; it works on raw JSON.
 */
@NullMarked
package dev.anyedge.simulator.scaleway;

import org.jspecify.annotations.NullMarked;
