/**
 * The contract between the neutral model and a provider's own language: translation both ways, findings for everything
 * that does not carry over, and what a provider can do at all. Pure and offline.
 */
@NullMarked
package dev.anyedge.cdn.translation;

import org.jspecify.annotations.NullMarked;
