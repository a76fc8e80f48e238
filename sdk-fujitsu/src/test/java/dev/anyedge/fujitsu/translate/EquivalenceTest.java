package dev.anyedge.fujitsu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.fujitsu.rules.RulesSchema;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The laws of equivalence and round trip, over generated distributions and generated documents, by the simulator's edge. The
 * normal run compares more than 100,000 decisions for distributions alone. A run of more than a million: {@code mvn -pl
 * sdk-fujitsu -am test -Dtest=EquivalenceTest -Danyedge.cases=10 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class EquivalenceTest {
    private static final long SEED = 20261122;
    private static final int TIMES = Integer.getInteger("anyedge.cases", 1);
    private static final int DISTRIBUTIONS = 1_500 * TIMES;
    private static final int DOCUMENTS = 400 * TIMES;
    private static final int REQUESTS = 100;
    private static final String GRANTED = "shop-1a2b3c4d.cdn-edge.cloud.global.fujitsu.com";

    private final FujitsuTranslator translator = FujitsuTranslator.create();
    private final RulesSchema schema = new RulesSchema();

    @Test
    void aTranslatedDistributionDecidesEveryRequestAsTheModelDoes() {
        int accepted = 0;
        FujitsuDistributions generator = new FujitsuDistributions(SEED);
        for (int i = 0; i < DISTRIBUTIONS; i++) {
            String label = "seed " + SEED + ", case " + i;
            Distribution distribution = generator.next();
            Translation<FujitsuDocument> translation = translator.translate(distribution, TranslationContext.strict());
            if (translation.document().isEmpty()) {
                assertThat(translation.findings()).as(label).anyMatch(finding -> finding.severity()
                        .refuses());
                continue;
            }
            accepted++;
            String json = translation.orThrow().toJson();
            SimulatedEdge edge = new SimulatedEdge(json);
            boolean assigned = distribution.endpoints().get(0) instanceof Endpoint.Assigned;
            List<String> granted = assigned ? List.of(GRANTED) : List.of();
            Evaluator model = Evaluator.of(distribution, granted);
            Requests requests = new Requests(distribution, SEED + i, granted);
            for (int n = 0; n < REQUESTS; n++) {
                Request request = requests.next();
                assertThat(edgeView(edge.decide(request)))
                        .as("%s%n%s%n%s%n%s", label, request, distribution.toJson(), json)
                        .isEqualTo(modelView(model.decide(request), edge.decide(request)));
            }
        }
        assertThat(accepted).isGreaterThan(DISTRIBUTIONS / 2);
        assertThat(accepted * REQUESTS).as("decisions").isGreaterThanOrEqualTo(100_000 * TIMES);
    }

    @Test
    void whatIsTranslatedIsReadBackAsTheSame() {
        FujitsuDistributions generator = new FujitsuDistributions(SEED + 1);
        int read = 0;
        int atOnce = 0;
        for (int i = 0; i < DISTRIBUTIONS / 2; i++) {
            String label = "seed " + (SEED + 1) + ", case " + i;
            Distribution distribution = generator.next();
            Optional<FujitsuDocument> document = translator
                    .translate(distribution, TranslationContext.strict())
                    .document();
            if (document.isEmpty()) {
                continue;
            }
            Reading reading = translator.read(document.get());
            assertThat(reading.findings()).as(label).allMatch(finding -> !finding.severity()
                    .refuses());
            Distribution normal = translator.normalise(distribution);
            assertThat(translator.normalise(reading.distribution()).toJson())
                    .as(
                            "%s%n%s%n%s",
                            label, distribution.toJson(), document.get().toJson())
                    .isEqualTo(normal.toJson());
            read++;
            atOnce += normal.equals(reading.distribution()) ? 1 : 0;
            assertThat(FujitsuDocument.fromJson(document.get().toJson()))
                    .as(label)
                    .isEqualTo(document.get());
            assertThat(schema.violations(document.get().rules().toWireJson(reference -> "00ff")))
                    .as(label)
                    .isEmpty();
        }
        assertThat(atOnce).isGreaterThan(read * 99 / 100);
    }

    @Test
    void aDocumentMeansWhatIsReadFromItAndWhatIsWrittenFromThat() {
        int whole = 0;
        RandomDocuments generator = new RandomDocuments(SEED + 2);
        for (int i = 0; i < DOCUMENTS; i++) {
            String label = "seed " + (SEED + 2) + ", case " + i;
            String json = generator.next();
            Reading reading = translator.read(FujitsuDocument.fromJson(json));
            if (reading.findings().stream().anyMatch(f -> f.severity() == Severity.UNSUPPORTED)) {
                continue;
            }
            whole++;
            Distribution distribution = reading.distribution();
            Translation<FujitsuDocument> back = translator.translate(distribution, TranslationContext.strict());
            assertThat(back.document())
                    .as("%s%n%s%n%s", label, json, refusals(back.findings()))
                    .isPresent();
            String written = back.orThrow().toJson();
            SimulatedEdge before = new SimulatedEdge(json);
            SimulatedEdge after = new SimulatedEdge(written);
            boolean assigned = distribution.endpoints().get(0) instanceof Endpoint.Assigned;
            List<String> granted = assigned ? List.of(GRANTED) : List.of();
            Evaluator model = Evaluator.of(distribution, granted);
            Requests requests = new Requests(distribution, SEED + i, granted);
            for (int n = 0; n < REQUESTS; n++) {
                Request request = requests.next();
                SimulatedEdge.Outcome outcome = before.decide(request);
                assertThat(after.decide(request))
                        .as("%s%n%s%n%s%n%s", label, request, json, written)
                        .isEqualTo(outcome);
                assertThat(modelView(model.decide(request), outcome))
                        .as("%s%n%s%n%s%n%s", label, request, json, distribution.toJson())
                        .isEqualTo(edgeView(outcome));
            }
            assertThat(translator
                            .normalise(translator.read(back.orThrow()).distribution())
                            .toJson())
                    .as("%s%n%s%n%s", label, json, written)
                    .isEqualTo(translator.normalise(distribution).toJson());
        }
        assertThat(whole).isGreaterThan(DOCUMENTS / 2);
    }

    private static List<Finding> refusals(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity().refuses()).toList();
    }

    private static String edgeView(SimulatedEdge.Outcome outcome) {
        String origin = outcome.origin().substring(0, outcome.origin().indexOf(' '));
        return String.join(
                "\n",
                "served " + outcome.served(),
                "location " + outcome.location(),
                "origin " + origin,
                "caching " + outcome.caching().replaceFirst("^honor-(cc|expires)", "honor"),
                "query " + outcome.query(),
                "path " + outcome.path());
    }

    private static String modelView(Decision decision, SimulatedEdge.Outcome outcome) {
        return String.join(
                "\n",
                "served " + decision.allowed(),
                "location " + decision.location().orElse(""),
                "origin " + decision.origin().reachableAs().orElseThrow().host(),
                "caching " + caching(decision.caching(), outcome.caching()),
                "query " + query(decision.queryKey()),
                "path " + decision.originPath());
    }

    /** Without a default time the provider's own way is as good as any; without a caching there is nothing to compare. */
    private static String caching(Caching caching, String found) {
        return caching.accept(new Caching.Visitor<>() {
            @Override
            public String honorOrigin(Caching.HonorOrigin value) {
                return value.defaultTtl()
                        .map(ttl -> "honor " + ttl.toSeconds())
                        .orElse(found.isEmpty() ? "" : found.startsWith("honor ") ? found : "honor");
            }

            @Override
            public String overrideOrigin(Caching.OverrideOrigin value) {
                return "fixed " + value.ttl().toSeconds();
            }

            @Override
            public String noStore(Caching.NoStore value) {
                return "no-store";
            }

            @Override
            public String bypass(Caching.Bypass value) {
                return "bypass-cache";
            }

            @Override
            public String revalidate(Caching.Revalidate value) {
                return "revalidate";
            }
        });
    }

    private static String query(QueryKey key) {
        return key.accept(new QueryKey.Visitor<>() {
            @Override
            public String all(QueryKey.All value) {
                return "include-all";
            }

            @Override
            public String none(QueryKey.None value) {
                return "ignore-all";
            }

            @Override
            public String include(QueryKey.Include value) {
                return "include " + new TreeSet<>(value.names());
            }

            @Override
            public String exclude(QueryKey.Exclude value) {
                return "ignore " + new TreeSet<>(value.names());
            }
        });
    }
}
