/**
 * The contract suite: what every provider must do, in the same words for all of them. An author of a provider implements
 * {@link dev.anyedge.tck.ProviderFixture} with a simulator and subclasses {@link dev.anyedge.tck.ProviderContract}; what
 * the provider cannot do is declared through its capabilities, and the suite checks the declaration.
 */
@NullMarked
package dev.anyedge.tck;

import org.jspecify.annotations.NullMarked;
