/**
 * Working with a CDN: plan a change, apply it, wait for it, look at it, purge, delete. Start at
 * {@link dev.anyedge.cdn.Cdn}; a provider's module has the builder that makes one.
 */
@NullMarked
package dev.anyedge.cdn;

import org.jspecify.annotations.NullMarked;
