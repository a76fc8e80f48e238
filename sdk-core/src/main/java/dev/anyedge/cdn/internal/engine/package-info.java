/** How plans are written, read and shown. Not API. */
@NullMarked
package dev.anyedge.cdn.internal.engine;

import org.jspecify.annotations.NullMarked;
