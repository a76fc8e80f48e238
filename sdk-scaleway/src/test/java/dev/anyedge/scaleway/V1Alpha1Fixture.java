package dev.anyedge.scaleway;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.List;

/** The first version of Scaleway's API for the contract suite. */
final class V1Alpha1Fixture extends ScalewayFixture {
    V1Alpha1Fixture() {
        super(ScalewayDialect.V1ALPHA1);
    }

    @Override
    public Translator<StageChain> translator() {
        return new Limited(super.translator());
    }

    @Override
    public List<Behavior> ruleBehaviors() {
        return List.of(
                Behavior.builder().origin("second").build(),
                Behavior.builder().origin("second").build());
    }

    @Override
    public List<Distribution> probes(Feature feature, List<Distribution> usual) {
        if (feature != Feature.LOAD_BALANCER_ORIGIN) {
            return super.probes(feature, usual);
        }
        LoadBalancerOrigin balancer =
                (LoadBalancerOrigin) usual.get(0).origin("probe").orElseThrow();
        Distribution withSockets = Distribution.builder()
                .from(usual.get(0))
                .origins(List.of(LoadBalancerOrigin.builder()
                        .from(balancer)
                        .websocket(true)
                        .build()))
                .build();
        return List.of(usual.get(0), withSockets);
    }

    @Override
    public Feature reportedAs(Feature feature) {
        return switch (feature) {
            case SEVERAL_ORIGINS,
                    RULE_ORIGIN,
                    PATH_CONDITION,
                    PATH_REGEX_CONDITION,
                    EXTENSION_CONDITION,
                    FILE_NAME_CONDITION,
                    METHOD_CONDITION,
                    SCHEME_CONDITION,
                    HOST_CONDITION,
                    NEGATED_CONDITION -> Feature.RULES;
            case RULE_FIREWALL -> Feature.FIREWALL;
            case WILDCARD_HOSTNAME -> feature;
            default -> super.reportedAs(feature);
        };
    }

    /** The translation together with what this version lacks. */
    private record Limited(Translator<StageChain> full) implements Translator<StageChain> {
        @Override
        public String provider() {
            return full.provider();
        }

        @Override
        public Capabilities capabilities() {
            return V1Alpha1Limits.of(full.capabilities());
        }

        @Override
        public Translation<StageChain> translate(Distribution distribution, TranslationContext<StageChain> context) {
            try {
                V1Alpha1Limits.prepare(distribution, PlanOptions.defaults());
            } catch (TranslationRefusedException e) {
                return Translation.refused(provider(), e.findings());
            }
            return full.translate(distribution, context);
        }

        @Override
        public Reading read(StageChain document) {
            return full.read(document);
        }

        @Override
        public Distribution normalise(Distribution distribution) {
            return full.normalise(distribution);
        }

        @Override
        public StageChain parse(String json) {
            return full.parse(json);
        }

        @Override
        public String print(StageChain document) {
            return full.print(document);
        }
    }
}
