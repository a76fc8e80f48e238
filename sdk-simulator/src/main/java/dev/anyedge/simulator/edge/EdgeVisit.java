package dev.anyedge.simulator.edge;

import java.time.Instant;

/**
 * A request that a site answered.
 *
 * @param site the site's id
 * @param request what was asked
 * @param at when, on the edge's clock
 * @param status the status of the answer
 * @param bytes the length of the answer's body
 * @param hit whether the answer came from the cache without asking an origin
 */
public record EdgeVisit(String site, EdgeRequest request, Instant at, int status, long bytes, boolean hit) {}
