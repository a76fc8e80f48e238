/**
 * A CDN on your own machine. What the simulators of all providers share lives here; each provider has a package of its
 * own. Nothing in this module depends on the SDK, so that a misreading in a client cannot hide behind the same
 * misreading in its test double.
 */
@NullMarked
package dev.anyedge.simulator;

import org.jspecify.annotations.NullMarked;
