/**
 * One distribution on several providers: plans side by side, one result for each provider, and where two of them would
 * treat viewers differently. Start at {@link dev.anyedge.cdn.multi.MultiCdn}.
 */
@NullMarked
package dev.anyedge.cdn.multi;

import org.jspecify.annotations.NullMarked;
