/**
 * What a user of Scaleway Edge Services begins with: {@link dev.anyedge.scaleway.ScalewayCdn}, who calls, and with which
 * settings. Each call of the API is in
 * {@code dev.anyedge.scaleway.api}.
 */
@NullMarked
package dev.anyedge.scaleway;

import org.jspecify.annotations.NullMarked;
