/**
 * How paths, referers and addresses are compared: globs, regular expressions in RE2 syntax and sets of address ranges,
 * all in time linear in the request. Not API.
 */
@NullMarked
package dev.anyedge.cdn.internal.pattern;

import org.jspecify.annotations.NullMarked;
