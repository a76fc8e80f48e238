package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.model.Distribution;
import java.util.Optional;

/**
 * Which deployment is meant. Immutable.
 *
 * @param id the provider's id, when the user gave it; then it alone counts
 * @param distribution what is wished; without an id, its name or host names find the deployment
 */
public record Lookup(Optional<String> id, Distribution distribution) {}
