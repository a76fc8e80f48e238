package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Request;

/**
 * A request and what two distributions do with it. Immutable, thread-safe.
 *
 * @param request the request
 * @param first what the first distribution does with it
 * @param second what the second does with it
 */
public record DecisionPair(Request request, Decision first, Decision second) {}
