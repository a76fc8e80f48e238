/** How decisions are written, and told in other names. Not for users. */
@NullMarked
package dev.anyedge.cdn.internal.evaluation;

import org.jspecify.annotations.NullMarked;
