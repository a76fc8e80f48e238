package dev.anyedge.fujitsu.api;

import java.util.Optional;

/**
 * How access logs are stored, as the headers of a service tell it (Fujitsu reference §2.3, §6.1). It has a state of its
 * own: storing may fail while delivery works. Headers may be empty or missing. Immutable, thread-safe.
 *
 * @param status how storing is; {@link ServiceStatus#UNSAID} when the provider did not say
 * @param detailedStatus the provider's own words about it
 * @param container where logs are stored; empty when they are not
 * @param objectPrefix how the names of log objects begin
 * @param keyContainer where the public key is
 * @param keyObject the public key; empty when logs are not encrypted
 */
public record AccessLogState(
        ServiceStatus status,
        Optional<String> detailedStatus,
        Optional<String> container,
        Optional<String> objectPrefix,
        Optional<String> keyContainer,
        Optional<String> keyObject) {}
