package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Request;
import java.util.Optional;

/**
 * A request and what is done with it before and after. Immutable, thread-safe.
 *
 * @param request the request
 * @param before what the source does with it
 * @param after what the target does with it; empty when the target cannot hold the distribution in any form
 * @param difference in what they differ; empty when they agree
 * @param widens whether the target lets through, or protects less, what the source does not
 * @param announced whether a finding says that they differ; true when they agree
 */
public record ExampleRequest(
        Request request,
        Decision before,
        Optional<Decision> after,
        Optional<Aspect> difference,
        boolean widens,
        boolean announced) {}
