/**
 * Scaleway Edge Services as its API speaks: pipelines, stages, route rules, purge requests and plans as immutable
 * values, and a client with one method per operation. Usable on its own; knows nothing of the neutral model beyond
 * {@link dev.anyedge.cdn.model.JsonValue}.
 *
 * <p>Values are read leniently, because the API gains members and enum words almost monthly: an unknown member is kept
 * in {@code extra()}, an unknown word stays as it is in its {@link dev.anyedge.scaleway.api.WireEnum}. They are written
 * strictly.
 */
@NullMarked
package dev.anyedge.scaleway.api;

import org.jspecify.annotations.NullMarked;
