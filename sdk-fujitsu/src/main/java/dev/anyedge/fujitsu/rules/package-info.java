/**
 * The rules dialect of the Fujitsu CDN as immutable values: matches, behaviours, rules and the document of them, with a
 * reader that keeps what it does not know, a writer, and a linter. Usable without the neutral model: whoever writes
 * rules by hand finds every value of the dialect here, and cannot build an invalid one.
 */
@NullMarked
package dev.anyedge.fujitsu.rules;

import org.jspecify.annotations.NullMarked;
