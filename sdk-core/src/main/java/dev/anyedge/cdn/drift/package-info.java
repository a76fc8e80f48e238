/**
 * What someone has changed by hand at a provider since a distribution was deployed. Start at
 * {@link dev.anyedge.cdn.drift.Drift}.
 */
@NullMarked
package dev.anyedge.cdn.drift;

import org.jspecify.annotations.NullMarked;
