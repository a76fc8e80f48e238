package dev.anyedge.fujitsu.api;

import java.time.Duration;
import java.util.Optional;

/**
 * What the provider says to a purge (Fujitsu reference §5). There is no other way to learn when it is done. Immutable.
 *
 * @param effectiveAfter {@code X-Estimated-Seconds}: how long it takes about; older answers do not have it
 */
public record PurgeEstimate(Optional<Duration> effectiveAfter) {}
