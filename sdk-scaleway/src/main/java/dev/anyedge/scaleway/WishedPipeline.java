package dev.anyedge.scaleway;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.List;
import java.util.Map;

/**
 * What is wished: a distribution and its translation.
 *
 * @param distribution the distribution
 * @param options how it was planned
 * @param chain its translation, with ids that only link the stages
 * @param findings what the translation has to say
 */
record WishedPipeline(Distribution distribution, PlanOptions options, StageChain chain, List<Finding> findings) {

    /** Translates as the options say. */
    static Translation<StageChain> translate(Distribution distribution, PlanOptions options) {
        return translate(
                distribution,
                options,
                (options.lenient() ? Strictness.lenient() : Strictness.strict())
                        .dropping(options.drop().toArray(new Feature[0])));
    }

    static Translation<StageChain> translate(Distribution distribution, PlanOptions options, Strictness strictness) {
        TranslationContext<StageChain> context =
                TranslationContext.<StageChain>strict().with(strictness);
        for (Map.Entry<String, Origin> replacement :
                options.originReplacements().entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return StageChainTranslator.create().translate(distribution, context);
    }
}
