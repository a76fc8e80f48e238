/**
 * The HTTP runtime that every provider module calls its API through: retries where they are safe, deadlines,
 * redaction, observation. Documented for authors of further providers; users meet only its configuration.
 */
@NullMarked
package dev.anyedge.cdn.http;

import org.jspecify.annotations.NullMarked;
