package dev.anyedge.fujitsu.api;

import java.util.Optional;

/**
 * A service as the list tells it (Fujitsu reference §2.1). Immutable, thread-safe.
 *
 * @param id opaque
 * @param status how it is
 * @param accessLogStatus how log storing is; older answers do not have it
 * @param deliveryName the host name that viewers use, without scheme; empty while there is none. On the wire it is {@code
 *     links.href}
 * @param resourceUrl the address of the service in the API. On the wire it is {@code links.rel}
 */
public record ServiceSummary(
        String id,
        ServiceStatus status,
        Optional<ServiceStatus> accessLogStatus,
        Optional<String> deliveryName,
        Optional<String> resourceUrl) {}
