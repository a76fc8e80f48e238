/** JSON as all modules of the SDK read and write it. Not API: exported to the SDK's own modules only. */
@NullMarked
package dev.anyedge.cdn.internal.json;

import org.jspecify.annotations.NullMarked;
