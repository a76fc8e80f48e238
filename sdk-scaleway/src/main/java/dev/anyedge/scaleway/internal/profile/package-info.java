/**
 * Finds the settings of a user of Scaleway as the vendor's own tools do. The YAML parser is loaded only when there is a
 * file to parse.
 */
@NullMarked
package dev.anyedge.scaleway.internal.profile;

import org.jspecify.annotations.NullMarked;
