/**
 * Tokens for content that is served only with one: made and checked as the edge checks them, from a distribution's {@link
 * dev.anyedge.cdn.model.TokenAuth}.
 */
@NullMarked
package dev.anyedge.cdn.token;

import org.jspecify.annotations.NullMarked;
