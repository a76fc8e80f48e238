/**
 * The neutral model in Scaleway's own language and back: a distribution becomes a chain of stages with route rules, and
 * any live pipeline becomes a distribution. Pure and offline; nothing disappears without a finding.
 */
@NullMarked
package dev.anyedge.scaleway.translate;

import org.jspecify.annotations.NullMarked;
