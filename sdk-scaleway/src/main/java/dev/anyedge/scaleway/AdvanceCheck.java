package dev.anyedge.scaleway;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;

/** Asks the provider about what a distribution uses, before anything is changed. */
interface AdvanceCheck {

    /** What the provider objects to; only looks. */
    List<Finding> check(Distribution distribution, PlanOptions options);
}
