/**
 * Working with a CDN: plan a change, apply it, wait for it, look at it, purge, delete. Start at
 * {@link dev.anyedge.cdn.Cdn}; a provider's module has the builder that makes one, and
 * {@link dev.anyedge.cdn.Cdn#forProvider(String)} makes one without a compile-time dependency on that module. How a module
 * makes its provider known is said at {@link dev.anyedge.cdn.CdnProvider}.
 */
@NullMarked
package dev.anyedge.cdn;

import org.jspecify.annotations.NullMarked;
