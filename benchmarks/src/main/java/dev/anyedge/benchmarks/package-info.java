/**
 * Measurements: the SDK beside the bare program of the same job, in the same run, as ratios. Start at
 * {@link dev.anyedge.benchmarks.Benchmarks}.
 */
@NullMarked
package dev.anyedge.benchmarks;

import org.jspecify.annotations.NullMarked;
