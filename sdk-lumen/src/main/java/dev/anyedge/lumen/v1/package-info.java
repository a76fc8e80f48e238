/**
 * The configuration of version 1.0 as immutable values: properties, and the resource groups, configuration groups,
 * definitions and tokens of a property or of a whole service component. Unknown members are kept.
 */
@NullMarked
package dev.anyedge.lumen.v1;

import org.jspecify.annotations.NullMarked;
