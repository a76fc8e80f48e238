package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a target would do with a distribution that it refuses, so that a report can show both decisions: whatever can be
 * dropped is dropped, and where it needs an origin or certificate of another kind, one stands in.
 *
 * @param wished what was asked for, with the origins that stand in: what the outcome compares with
 * @param outcome what the target would do; empty when no form of the distribution fits it
 */
record StandIn(Distribution wished, Optional<Distribution> outcome) {
    private static final List<BiFunction<String, Integer, Origin>> ORIGINS = List.of(
            (id, at) -> BucketOrigin.builder()
                    .id(id)
                    .bucket("your-replacement-" + (at + 1))
                    .region("fr-par")
                    .build(),
            (id, at) -> HttpOrigin.builder()
                    .id(id)
                    .host("your-replacement-" + (at + 1) + ".example")
                    .build());
    private static final List<Certificate> CERTIFICATES =
            List.of(Certificate.managed(), Certificate.external("your-replacement"), Certificate.shared());

    static StandIn of(Distribution distribution, Translator<String> target, Map<String, Origin> replacements) {
        Distribution wished = distribution;
        Map<String, Origin> origins = new LinkedHashMap<>(replacements);
        int rounds = Math.max(ORIGINS.size(), CERTIFICATES.size());
        for (int round = 0; round <= rounds; round++) {
            Translation<String> translation = translate(wished, target, origins);
            if (translation.document().isPresent()) {
                return new StandIn(
                        wished,
                        Optional.of(target.read(translation.document().get()).distribution()));
            }
            wished = replaced(wished, translation.findings(), round, origins);
        }
        return new StandIn(distribution, Optional.empty());
    }

    private static Translation<String> translate(
            Distribution wished, Translator<String> target, Map<String, Origin> origins) {
        TranslationContext<String> context =
                TranslationContext.<String>strict().with(Strictness.lenient().dropping(Feature.values()));
        for (Map.Entry<String, Origin> origin : origins.entrySet()) {
            context = context.withOrigin(origin.getKey(), origin.getValue());
        }
        return target.translate(wished, context);
    }

    private static Distribution replaced(
            Distribution wished, List<Finding> findings, int round, Map<String, Origin> replacements) {
        List<Origin> origins = new ArrayList<>(wished.origins());
        List<Endpoint> endpoints = new ArrayList<>(wished.endpoints());
        for (Finding finding : findings) {
            String[] steps = finding.pointer().split("/");
            if (!finding.severity().refuses() || steps.length < 3) {
                continue;
            }
            if (steps[1].equals("origins") && round < ORIGINS.size()) {
                int at = Integer.parseInt(steps[2]);
                String id = origins.get(at).id();
                origins.set(at, ORIGINS.get(round).apply(id, at));
                replacements.remove(id);
            } else if (steps[1].equals("endpoints") && round < CERTIFICATES.size()) {
                int at = Integer.parseInt(steps[2]);
                endpoints.set(at, with(endpoints.get(at), CERTIFICATES.get(round)));
            }
        }
        return Distribution.builder()
                .from(wished)
                .origins(origins)
                .endpoints(endpoints)
                .build();
    }

    private static Endpoint with(Endpoint endpoint, Certificate certificate) {
        if (endpoint.certificate().isEmpty()) {
            return endpoint;
        }
        Optional<Certificate> other = Optional.of(certificate);
        return endpoint.accept(new Endpoint.Visitor<Endpoint>() {
            @Override
            public Endpoint custom(Endpoint.Custom custom) {
                return new Endpoint.Custom(custom.hostname(), custom.viewerProtocol(), other, custom.options());
            }

            @Override
            public Endpoint wildcard(Endpoint.Wildcard wildcard) {
                return new Endpoint.Wildcard(wildcard.hostname(), wildcard.viewerProtocol(), other, wildcard.options());
            }

            @Override
            public Endpoint assigned(Endpoint.Assigned assigned) {
                return assigned;
            }
        });
    }
}
