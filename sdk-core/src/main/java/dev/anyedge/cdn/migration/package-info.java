/**
 * Moving a distribution from one provider to another: the other provider's document, and a report of what stays the same,
 * what is adjusted and what is lost, with example requests and what both providers do with them. Start at
 * {@link dev.anyedge.cdn.migration.Migration}. Pure and offline.
 */
@NullMarked
package dev.anyedge.cdn.migration;

import org.jspecify.annotations.NullMarked;
