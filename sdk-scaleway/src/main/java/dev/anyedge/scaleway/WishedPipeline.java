package dev.anyedge.scaleway;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.List;

/**
 * What is wished: a distribution and its translation.
 *
 * @param distribution the distribution
 * @param options how it was planned
 * @param chain its translation, with ids that only link the stages
 * @param findings what the translation has to say
 */
record WishedPipeline(Distribution distribution, PlanOptions options, StageChain chain, List<Finding> findings) {}
