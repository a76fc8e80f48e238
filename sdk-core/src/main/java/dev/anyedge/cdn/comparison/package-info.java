/**
 * Where two distributions treat viewers differently, with a request for each difference and what both do with it. Start at
 * {@link dev.anyedge.cdn.comparison.Comparison}. Pure and offline; the same input gives the same result.
 */
@NullMarked
package dev.anyedge.cdn.comparison;

import org.jspecify.annotations.NullMarked;
