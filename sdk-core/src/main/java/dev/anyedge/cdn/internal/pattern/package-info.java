/**
 * How paths and referers are compared: globs and regular expressions in RE2 syntax,
 * all in time linear in the request. Not API.
 */
@NullMarked
package dev.anyedge.cdn.internal.pattern;

import org.jspecify.annotations.NullMarked;
