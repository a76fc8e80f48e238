/** How the model is checked, read and written. Not API. */
@NullMarked
package dev.anyedge.cdn.internal.model;

import org.jspecify.annotations.NullMarked;
