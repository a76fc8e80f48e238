/**
 * What Scaleway Edge Services does with a viewer's request, decided from the provider's document alone: the stages that
 * the control plane stores and the links between them. Pure; the server that acts on it is in {@link
 * dev.anyedge.simulator.edge}.
 */
@NullMarked
package dev.anyedge.simulator.scaleway.edge;

import org.jspecify.annotations.NullMarked;
