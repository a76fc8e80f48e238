/** How a migration report is written: Markdown, JSON, HTML. Not for users. */
@NullMarked
package dev.anyedge.cdn.internal.migration;

import org.jspecify.annotations.NullMarked;
