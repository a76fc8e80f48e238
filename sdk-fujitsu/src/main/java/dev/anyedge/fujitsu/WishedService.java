package dev.anyedge.fujitsu;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.rules.TokenKey;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.fujitsu.translate.ServiceParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is wished: a distribution, its translation, and the token keys that could be read, to compare them with those that
 * are live. Immutable.
 *
 * @param distribution the distribution
 * @param options how it was planned
 * @param translation its translation, as far as that goes without knowing what is live
 * @param keys the key that each reference leads to; empty where it cannot be read here
 */
record WishedService(
        Distribution distribution,
        PlanOptions options,
        Translation<FujitsuDocument> translation,
        Map<SecretRef, Optional<TokenKey>> keys) {

    static WishedService of(Distribution distribution, PlanOptions options, SecretSource secrets) {
        Translation<FujitsuDocument> translation = translate(distribution, options, Optional.empty());
        Map<SecretRef, Optional<TokenKey>> keys = new HashMap<>();
        translation.orThrow().rules().keys().stream()
                .filter(key -> !key.isLiteral())
                .forEach(key -> keys.computeIfAbsent(key.reference(), reference -> read(key, secrets)));
        return new WishedService(distribution, options, translation, Map.copyOf(keys));
    }

    /** The parameters of the service. */
    ServiceParameters parameters() {
        return translation.orThrow().parameters().orElseGet(() -> ServiceParameters.builder()
                .build());
    }

    private static Optional<TokenKey> read(TokenKey key, SecretSource secrets) {
        try {
            return Optional.of(TokenKey.literal(key.resolve(secrets)));
        } catch (SecretUnavailableException e) {
            // a plan may be made where there are no secrets; the write will say it
            return Optional.empty();
        }
    }

    /** The translation for a service that is live. */
    FujitsuDocument document(Service service, Optional<FujitsuDocument> live) {
        FujitsuDocument document = translation.orThrow();
        // keys that were printed are known to the service alone
        if (live.isPresent()
                && keys.keySet().stream().anyMatch(reference -> reference.text().startsWith("redacted:"))) {
            return translate(distribution, options, live).orThrow();
        }
        return service.deliveryName()
                .map(name -> new FujitsuDocument(
                        document.parameters(), document.rules().withDigitalProperty(name)))
                .orElse(document);
    }

    static Translation<FujitsuDocument> translate(
            Distribution distribution, PlanOptions options, Optional<FujitsuDocument> live) {
        Strictness strictness = (options.lenient() ? Strictness.lenient() : Strictness.strict())
                .dropping(options.drop().toArray(new Feature[0]));
        TranslationContext<FujitsuDocument> context =
                TranslationContext.<FujitsuDocument>strict().with(strictness);
        if (live.isPresent()) {
            context = context.withLive(live.get());
        }
        for (Map.Entry<String, Origin> replacement :
                options.originReplacements().entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return FujitsuTranslator.create().translate(distribution, context);
    }

    /** Rules with the keys that could be read in place of references to them. */
    RulesDocument withKeys(RulesDocument rules) {
        return rules.withKeys(key -> key.isLiteral()
                ? key
                : keys.getOrDefault(key.reference(), Optional.empty()).orElse(key));
    }

    /** Whether a key could not be read. */
    boolean lacksKeys() {
        return keys.containsValue(Optional.<TokenKey>empty());
    }
}
