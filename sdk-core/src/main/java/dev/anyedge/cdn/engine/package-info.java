/**
 * What every provider shares to implement {@link dev.anyedge.cdn.Cdn}, for authors of providers: they say how to find,
 * draft and do ({@link dev.anyedge.cdn.engine.ProviderDriver}); the loops around it, with their refusals, their order
 * and their errors, are written once ({@link dev.anyedge.cdn.engine.CdnEngine}).
 */
@NullMarked
package dev.anyedge.cdn.engine;

import org.jspecify.annotations.NullMarked;
