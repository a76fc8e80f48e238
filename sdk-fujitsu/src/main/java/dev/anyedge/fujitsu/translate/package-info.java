/**
 * The neutral model in the Fujitsu CDN's own language and back: a distribution becomes parameters and a cascade of rules,
 * and any live service becomes a distribution. Pure and offline; nothing disappears without a finding, and access never
 * widens.
 */
@NullMarked
package dev.anyedge.fujitsu.translate;

import org.jspecify.annotations.NullMarked;
