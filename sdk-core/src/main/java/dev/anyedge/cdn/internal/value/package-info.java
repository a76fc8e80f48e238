/** How the values of all modules are built. */
@NullMarked
package dev.anyedge.cdn.internal.value;

import org.jspecify.annotations.NullMarked;
