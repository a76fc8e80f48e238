package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The laws, over generated distributions, requests and faults. A failure shows the smallest distribution that was found to
 * fail, with the seeds that lead to it. How much is tried is said by {@link Effort}.
 */
public abstract class LawContract extends DeploymentLawContract {

    /** For subclasses. */
    protected LawContract() {}

    // ---- equivalence, round trip ----

    @Test
    void whatIsTakenIsDecidedAtTheEdgeAsItIsMeantAndReadBackAsTheSame() {
        equivalence(fixture(), getClass().getSimpleName());
    }

    private static <D> void equivalence(ProviderFixture<D> provider, String reported) {
        Effort effort = Effort.now();
        Tailor<D> tailor = new Tailor<>(provider, effort.seed(), true);
        int rules = 0;
        int cases = effort.decisions() / Effort.REQUESTS;
        for (int i = 0; i < cases; i++) {
            Distribution distribution = tailor.next();
            rules += distribution.rules().size();
            long seed = effort.seed() + i;
            hold(
                    distribution,
                    "seed " + effort.seed() + ", case " + i,
                    (one, requests) -> wrong(provider, one, seed, requests));
        }
        effort.report(
                reported,
                cases + " distributions with " + rules + " rules, " + cases * Effort.REQUESTS + " decisions, "
                        + Math.round(tailor.cutsPerDistribution()) + " cuts each");
        assertThat(rules)
                .as("the distributions have rules")
                .isGreaterThanOrEqualTo(new Shop(provider).hasRules() ? cases : 0);
    }

    private static <D> Optional<String> wrong(
            ProviderFixture<D> provider, Distribution distribution, long seed, int count) {
        Translator<D> translator = provider.translator();
        Translation<D> translation = CapabilityContract.translate(translator, distribution);
        if (translation.document().isEmpty()) {
            return Optional.empty();
        }
        D document = translation.orThrow();
        Optional<String> difference = new Agreement(provider)
                .difference(distribution, translation.findings(), provider.edge(document), seed, count);
        if (difference.isPresent()) {
            return Optional.of(difference.get() + "\n" + translator.print(document));
        }
        String read =
                translator.normalise(translator.read(document).distribution()).toJson();
        String normal = translator.normalise(distribution).toJson();
        if (!read.equals(normal)) {
            return Optional.of(
                    "read back as\n" + read + "\ninstead of\n" + normal + "\nfrom\n" + translator.print(document));
        }
        return translator.print(translator.parse(translator.print(document))).equals(translator.print(document))
                ? Optional.empty()
                : Optional.of("the document is not parsed as it is printed: " + translator.print(document));
    }

    /** What is wrong with a distribution, after so many requests. */
    private interface Law {
        Optional<String> broken(Distribution distribution, int requests);
    }

    private static void hold(Distribution distribution, String label, Law law) {
        if (law.broken(distribution, Effort.REQUESTS).isPresent()) {
            // other requests are made of a smaller distribution: more of them, so that what is wrong is not missed
            Distribution smallest = Shrinker.smallest(
                    distribution, one -> law.broken(one, 5 * Effort.REQUESTS).isPresent());
            throw new AssertionError(label + ", smallest counterexample:\n" + smallest.toJson() + "\n"
                    + law.broken(smallest, 5 * Effort.REQUESTS).orElse("only with other requests"));
        }
    }

    // ---- documents ----

    @Test
    void whatIsReadFromAnyDocumentMeansTheSameAndSoDoesWhatIsWrittenFromIt() {
        documents(fixture(), getClass().getSimpleName());
    }

    private static <D> void documents(ProviderFixture<D> provider, String reported) {
        Effort effort = Effort.now();
        long seed = effort.seed() + 4;
        int cases = effort.documents();
        Translator<D> translator = provider.translator();
        Tailor<D> tailor = new Tailor<>(provider, seed, true);
        Scribbles<D> scribbles = new Scribbles<>(translator, seed);
        Iterator<D> own = provider.documents(seed).iterator();
        DocumentLaw<D> law = new DocumentLaw<>(provider);
        for (int i = 0; i < cases; i++) {
            D document = i % 2 == 0 && own.hasNext()
                    ? own.next()
                    : scribbles.over(CapabilityContract.translate(translator, tailor.next())
                            .orThrow());
            int number = i;
            law.broken(document, seed + i, Effort.REQUESTS).ifPresent(what -> {
                throw new AssertionError(
                        "seed " + seed + ", case " + number + ": " + what + "\n" + translator.print(document));
            });
        }
        effort.report(
                reported,
                cases + " documents, " + law.refused() + " of them refused with a reason, "
                        + law.whole() * Effort.REQUESTS + " decisions of each of the others and of what is written from"
                        + " them");
        assertThat(law.whole()).as("documents that are read whole").isGreaterThan(cases / 5);
        assertThat(law.refused()).as("documents that are refused").isPositive();
    }

    // ---- access never widens ----

    @Test
    void accessIsNeverWiderThanMeantHoweverMuchMayBeDropped() {
        access(fixture(), getClass().getSimpleName());
    }

    private static <D> void access(ProviderFixture<D> provider, String reported) {
        Effort effort = Effort.now();
        Tailor<D> tailor = new Tailor<>(provider, effort.seed() + 1, true);
        int cases = effort.decisions() / Effort.REQUESTS / 4;
        int lossy = 0;
        for (int i = 0; i < cases; i++) {
            Distribution distribution = tailor.nextLenient();
            long seed = effort.seed() + i;
            if (lenient(provider, distribution).findings().stream()
                    .anyMatch(finding -> finding.severity().refuses())) {
                lossy++;
            }
            hold(
                    distribution,
                    "seed " + (effort.seed() + 1) + ", case " + i,
                    (one, requests) -> widened(provider, one, seed, requests));
        }
        effort.report(
                reported,
                cases + " distributions in lenient mode, " + lossy + " of them with a loss, " + cases * Effort.REQUESTS
                        + " decisions");
        assertThat(lossy).as("something is dropped").isPositive();
    }

    private static <D> Translation<D> lenient(ProviderFixture<D> provider, Distribution distribution) {
        return provider.translator()
                .translate(distribution, TranslationContext.<D>strict().with(Strictness.lenient()));
    }

    private static <D> Optional<String> widened(
            ProviderFixture<D> provider, Distribution distribution, long seed, int count) {
        Translation<D> translation = lenient(provider, distribution);
        if (translation.document().isEmpty()) {
            return Optional.empty();
        }
        Edge edge = provider.edge(translation.orThrow());
        boolean assigned = distribution.endpoints().stream().anyMatch(Endpoint.Assigned.class::isInstance);
        List<String> names = assigned ? edge.assignedHosts() : List.of();
        Evaluator evaluator = Evaluator.of(distribution, names);
        Requests requests = new Requests(distribution, seed, names);
        for (int i = 0; i < count; i++) {
            Request request = requests.next();
            Decision meant = evaluator.decide(request);
            Viewed seen = edge.decide(request);
            if ((meant.refusal().isPresent() || meant.location().isPresent())
                    && seen.outcome().equals("served")) {
                return Optional.of("request seed " + seed + ", request " + i + ": " + request + "\n  meant "
                        + meant.reason().orElse("a redirect") + "\n  seen  " + seen + "\n"
                        + translation.findings() + "\n"
                        + provider.translator().print(translation.orThrow()));
            }
        }
        return Optional.empty();
    }
}
