/**
 * JSON of the Scaleway API to values and back, written by hand over the tree: no reflection at start-up, unknown
 * members kept, every violation of the request rules found before anything is sent.
 */
@NullMarked
package dev.anyedge.scaleway.internal.wire;

import org.jspecify.annotations.NullMarked;
