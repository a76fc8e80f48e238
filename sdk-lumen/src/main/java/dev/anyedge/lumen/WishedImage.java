package dev.anyedge.lumen;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.translate.LumenDocument;
import dev.anyedge.lumen.translate.LumenTranslator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is wished, as far as that goes without knowing what is live.
 *
 * @param distribution the distribution
 * @param options which deployment, how strict, which origins to replace
 */
record WishedImage(Distribution distribution, PlanOptions options) {

    Translation<LumenDocument> translation(
            LumenTranslator translator, ServiceImage live, Supplier<IdAllocator> ids, SecretSource secrets) {
        return translator.translate(
                distribution, context().withLive(LumenDocument.of(live)).withIds(ids), secrets);
    }

    TranslationContext<LumenDocument> context() {
        Strictness strictness = options.lenient() ? Strictness.lenient() : Strictness.strict();
        TranslationContext<LumenDocument> context = TranslationContext.<LumenDocument>strict()
                .with(strictness.dropping(options.drop().toArray(Feature[]::new)));
        for (Map.Entry<String, Origin> entry : options.originReplacements().entrySet()) {
            context = context.withOrigin(entry.getKey(), entry.getValue());
        }
        return context;
    }
}
