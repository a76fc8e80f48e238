/**
 * Which requests a set of matches picks, and what is left of them when others are taken out. Translation, reading and
 * linting all need to know when two rules cannot meet. Not API: not exported.
 */
@NullMarked
package dev.anyedge.fujitsu.internal.matching;

import org.jspecify.annotations.NullMarked;
