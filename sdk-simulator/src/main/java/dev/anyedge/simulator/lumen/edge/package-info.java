/**
 * How a Lumen edge decides: by a promoted service image (version 2.0) or by the properties of version 1.0, from the
 * provider's documents alone. What the reference leaves open stands in {@link
 * dev.anyedge.simulator.lumen.edge.InferredLayout} and in the words that a decision carries.
 */
@NullMarked
package dev.anyedge.simulator.lumen.edge;

import org.jspecify.annotations.NullMarked;
