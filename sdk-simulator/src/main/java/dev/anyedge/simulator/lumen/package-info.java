/**
 * Lumen's Media Portal API on this machine: signatures, scopes, service images with their environments, version 1.0,
 * invalidations and the calls around them. Start with {@link dev.anyedge.simulator.lumen.LumenSimulator}. The service itself
 * closed in January 2024, and much of version 2.0 was never public: what is inferred is marked in answers.
 */
@NullMarked
package dev.anyedge.simulator.lumen;

import org.jspecify.annotations.NullMarked;
