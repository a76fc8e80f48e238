package dev.anyedge.lumen.api;

import java.util.OptionalLong;

/**
 * A container of service images, one for each service component. That the two can be looked up is documented, path and
 * answer are inferred (Lumen reference §3.10).
 *
 * @param id what paths of version 2.0 begin with
 * @param scid the service component
 * @param accessGroup the account scope
 */
public record Subscriber(String id, String scid, OptionalLong accessGroup) {}
