package dev.anyedge.simulator.edge;

import java.time.Instant;

/**
 * A request that a site answered.
 *
 * @param site the site's id
 * @param request what was asked
 * @param at when, on the edge's clock
 * @param status the status of the answer
 */
public record EdgeVisit(String site, EdgeRequest request, Instant at, int status) {}
