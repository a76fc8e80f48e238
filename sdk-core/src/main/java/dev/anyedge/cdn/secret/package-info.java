/**
 * Where secrets come from. A model holds references only; they are read at the moment of a write, or when a token is
 * signed, and by nothing else.
 */
@NullMarked
package dev.anyedge.cdn.secret;

import org.jspecify.annotations.NullMarked;
