/** How decisions are written. Not for users. */
@NullMarked
package dev.anyedge.cdn.internal.evaluation;

import org.jspecify.annotations.NullMarked;
