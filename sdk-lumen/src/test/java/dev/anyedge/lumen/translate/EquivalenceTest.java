package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.token.UrlHashSigner;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.Images;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the model means and what the simulated edge does with the translated image are the same, and what is read back is
 * what was written. The edge is written from the provider's documentation alone; what that leaves open is inferred there.
 */
class EquivalenceTest {
    private static final long SEED = 20261126;
    private static final int TIMES = Integer.getInteger("anyedge.cases", 1);
    private static final int DISTRIBUTIONS = 1_500 * TIMES;
    private static final int REQUESTS = 60;
    private static final SecretSource SECRETS = reference -> reference.text();

    private final LumenTranslator translator = LumenTranslator.create();

    @Test
    void theEdgeDecidesEveryRequestAsTheModelDoes() {
        LumenDistributions generator = new LumenDistributions(SEED);
        int accepted = 0;
        int decisions = 0;
        for (int i = 0; i < DISTRIBUTIONS; i++) {
            String label = "seed " + SEED + ", case " + i;
            Distribution distribution = generator.next();
            Translation<LumenDocument> translation = translator.translate(distribution, TranslationContext.strict());
            if (translation.document().isEmpty()) {
                assertThat(translation.findings()).as(label).anyMatch(finding -> finding.severity()
                        .refuses());
                continue;
            }
            accepted++;
            // the edge knows the secrets
            String json = translation.orThrow().image().toWireJson(InferredShapes.proposed(), SECRETS);
            decisions += agree(label, distribution, distribution, json, SEED + i);
            assertThat(ImageRules.violations(translation.orThrow().image()))
                    .as("%s%n%s", label, json)
                    .isEmpty();
            if (i % 20 == 0) {
                assertThat(Images.schemaViolations(json))
                        .as("%s%n%s", label, json)
                        .isEmpty();
            }
        }
        assertThat(accepted).isGreaterThan(DISTRIBUTIONS / 2);
        assertThat(decisions).isGreaterThanOrEqualTo(50_000);
    }

    @Test
    void whatIsTranslatedIsReadBackAsTheSame() {
        LumenDistributions generator = new LumenDistributions(SEED + 1);
        for (int i = 0; i < DISTRIBUTIONS / 4; i++) {
            String label = "seed " + (SEED + 1) + ", case " + i;
            Distribution distribution = generator.next();
            Optional<LumenDocument> document = translator
                    .translate(distribution, TranslationContext.strict())
                    .document();
            if (document.isEmpty()) {
                continue;
            }
            String json = translator.print(document.get());
            Reading reading = translator.read(translator.parse(json));
            assertThat(refusals(reading.findings())).as(label).isEmpty();
            Distribution normal = translator.normalise(distribution);
            assertThat(translator.normalise(reading.distribution()).toJson())
                    .as("%s%n%s%n%s", label, distribution.toJson(), json)
                    .isEqualTo(normal.toJson());
            String wire = document.get().image().toWireJson(InferredShapes.proposed(), SECRETS);
            agree(label, distribution, reading.distribution(), wire, SEED + i);
            LumenDocument again = translator
                    .translate(reading.distribution(), TranslationContext.strict())
                    .orThrow();
            assertThat(again.image())
                    .as("%s%n%s%n%s", label, json, translator.print(again))
                    .isEqualTo(document.get().image());
        }
    }

    private static List<Finding> refusals(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity().refuses()).toList();
    }

    /** Compares the edge with the model, for requests to the hosts of a distribution. */
    static int agree(String label, Distribution hosts, Distribution distribution, String json, long seed) {
        ServiceImageDecider edge = ServiceImageDecider.of(json);
        Evaluator model = Evaluator.of(distribution);
        Requests requests = new Requests(hosts, seed);
        int decisions = 0;
        for (int n = 0; n < REQUESTS; n++) {
            Request request = requests.next();
            Decision decision = model.decide(request);
            ServiceImageDecision decided = edge.decide(signed(edge(request), request, decision, distribution));
            decisions++;
            // plain HTTP is refused where the model redirects, as the finding says; and what would apply to a scheme
            // that is not served, or to anything while nothing is, nobody asks
            boolean adjusted = decision.refusal()
                            .map(Refusal::cause)
                            .filter(cause -> cause == Refusal.Cause.VIEWER_PROTOCOL || cause == Refusal.Cause.DISABLED)
                            .isPresent()
                    || decision.endpoint()
                                    .map(Endpoint::viewerProtocol)
                                    .equals(Optional.of(ViewerProtocol.REDIRECT_TO_HTTPS))
                            && request.scheme().equals("http");
            if (adjusted) {
                assertThat(decided.served()).as(label).isFalse();
                continue;
            }
            assertThat(edgeView(decided))
                    .as("%s%n%s%n%s%n%s", label, request, distribution.toJson(), json)
                    .isEqualTo(modelView(decision));
        }
        return decisions;
    }

    /** With the token that the deciding rule asks for, where the request is said to have a valid one. */
    static EdgeRequest signed(EdgeRequest plain, Request request, Decision decision, Distribution distribution) {
        TokenAuth auth = distribution.rules().stream()
                .filter(rule -> decision.rule().equals(Optional.of(rule.name())))
                .findFirst()
                .flatMap(rule -> rule.then().tokenAuth())
                .or(() -> distribution.defaults().tokenAuth())
                .orElse(TokenAuth.none());
        if (!(auth instanceof TokenAuth.UrlHash hash)) {
            return plain;
        }
        String target = plain.path() + plain.query().map(query -> "?" + query).orElse("");
        String link = UrlHashSigner.of(hash, SECRETS).signed(target);
        String query = link.substring(link.indexOf('?') + 1);
        boolean valid = request.tokenValid().equals(Optional.of(true));
        return new EdgeRequest(
                plain.scheme(),
                plain.host(),
                plain.method(),
                plain.path(),
                valid ? Optional.of(query) : plain.query(),
                plain.headers(),
                plain.clientIp(),
                plain.country(),
                plain.continent(),
                plain.region());
    }

    static EdgeRequest edge(Request request) {
        return new EdgeRequest(
                request.scheme(),
                request.host(),
                request.method(),
                request.path(),
                request.query(),
                HeaderFields.none(),
                request.clientIp(),
                request.country(),
                request.continent(),
                request.region());
    }

    static String edgeView(ServiceImageDecision decision) {
        if (decision.originId().isEmpty()) {
            return "unknown host";
        }
        EdgeCaching caching = decision.caching();
        return "served " + decision.served() + ", origin "
                + decision.originHost().orElse("").toLowerCase(Locale.ROOT) + " "
                + decision.originPath() + ", "
                + switch (caching.mode()) {
                    case HONOR_ORIGIN -> "honor";
                    case OVERRIDE -> "override " + caching.ttl().orElseThrow().toSeconds();
                    case NO_STORE -> "no-store";
                    case REVALIDATE -> "revalidate";
                    default -> caching.mode().name();
                }
                + ", query " + (decision.queryIgnored() ? "none" : "all");
    }

    static String modelView(Decision decision) {
        if (decision.refusal().map(Refusal::cause).equals(Optional.of(Refusal.Cause.UNKNOWN_HOST))) {
            return "unknown host";
        }
        HttpOrigin origin = decision.origin().reachableAs().orElseThrow();
        String host = origin.hostHeader() instanceof HostHeader.Fixed fixed ? fixed.value() : origin.host();
        String caching = decision.caching().accept(new Caching.Visitor<>() {
            @Override
            public String honorOrigin(Caching.HonorOrigin value) {
                return "honor";
            }

            @Override
            public String overrideOrigin(Caching.OverrideOrigin value) {
                return "override " + value.ttl().toSeconds();
            }

            @Override
            public String noStore(Caching.NoStore value) {
                return "no-store";
            }

            @Override
            public String bypass(Caching.Bypass value) {
                return "no-store";
            }

            @Override
            public String revalidate(Caching.Revalidate value) {
                return "revalidate";
            }
        });
        return "served " + decision.allowed() + ", origin " + host + " " + decision.originPath() + ", " + caching
                + ", query " + (decision.queryKey() instanceof QueryKey.None ? "none" : "all");
    }
}
