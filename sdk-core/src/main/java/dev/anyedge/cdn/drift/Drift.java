package dev.anyedge.cdn.drift;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.comparison.Comparison;
import dev.anyedge.cdn.comparison.Difference;
import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.model.Distribution;
import java.util.List;

/**
 * How what is live differs from a distribution: for viewers, as requests that are treated differently, and for the provider,
 * as the plan that would restore what is wished. Immutable, thread-safe.
 *
 * <pre>{@code
 * Drift drift = Drift.of(cdn, shop);
 * if (!drift.isEmpty()) {
 *     System.out.println(drift.render());
 *     cdn.apply(drift.plan());
 * }
 * }</pre>
 *
 * @param plan what would restore what is wished; empty when nothing has drifted
 * @param differences how viewers are treated, by the rules of what is wished and in their order: {@code first} is what is
 *     wished, as far as the provider does it, in the names of what is wished; {@code second} what is live, in the names by
 *     which it is read
 */
public record Drift(Plan plan, List<Difference> differences) {

    /**
     * Copies the list.
     *
     * @param plan what would restore what is wished
     * @param differences how viewers are treated
     */
    public Drift {
        differences = List.copyOf(differences);
    }

    /**
     * Looks for drift. Reads, changes nothing.
     *
     * @param cdn where the distribution is deployed
     * @param wished the distribution
     * @return the drift, possibly empty
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do the distribution at all
     */
    public static Drift of(Cdn cdn, Distribution wished) {
        return of(cdn, wished, PlanOptions.defaults());
    }

    /**
     * Looks for drift, with the options that the distribution was planned with. Reads, changes nothing.
     *
     * @param cdn where the distribution is deployed
     * @param wished the distribution
     * @param options which deployment, how strict, which origins to replace
     * @return the drift, possibly empty
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do the distribution at all
     */
    public static Drift of(Cdn cdn, Distribution wished, PlanOptions options) {
        Plan plan = cdn.plan(wished, options);
        if (plan.isEmpty() || plan.deploymentId().isEmpty()) {
            return new Drift(plan, List.of());
        }
        Distribution live = cdn.read(plan.deploymentId().get()).distribution();
        // a reading has names of its own
        return new Drift(
                plan,
                Comparison.of(asTheProviderHasIt(cdn.provider(), wished, options), live)
                        .differences(wished));
    }

    /** What was given up on the way to the provider is no drift; known where the provider is found by its name. */
    private static Distribution asTheProviderHasIt(String provider, Distribution wished, PlanOptions options) {
        return CdnProvider.all().stream()
                .filter(known -> known.name().equals(provider))
                .map(CdnProvider::documents)
                .flatMap(documents -> documents.translate(wished, options.toContext()).document().stream()
                        .map(document -> documents.read(document).distribution()))
                .findFirst()
                .orElse(wished);
    }

    private static String decider(Difference difference) {
        return difference.aspect() == Aspect.VIEWER_PROTOCOL
                ? "host name " + difference.request().host()
                : difference.rule().map(rule -> "rule " + rule).orElse("defaults");
    }

    /**
     * Whether what is live is what is wished.
     *
     * @return true when nothing has drifted
     */
    public boolean isEmpty() {
        return plan.isEmpty();
    }

    /**
     * The drift as text.
     *
     * @return requests that are treated differently, and the plan that would restore what is wished
     */
    public String render() {
        if (isEmpty()) {
            return "No drift: what is live is what is wished.";
        }
        if (plan.deploymentId().isEmpty()) {
            return "Nothing is deployed under the name " + plan.distribution().name() + ".\n\n" + plan.render();
        }
        StringBuilder text = new StringBuilder("What is live is not what is wished.\n");
        if (differences.isEmpty()) {
            text.append("No request was found that is treated differently; the plan shows what has changed.\n");
        }
        for (Difference difference : differences) {
            text.append('\n')
                    .append(decider(difference))
                    .append(difference.widens() ? " — a restriction is gone" : "")
                    .append('\n')
                    .append("  ")
                    .append(Words.of(difference.request()))
                    .append("\n    wished: ")
                    .append(Words.of(difference.first()))
                    .append("\n    live:   ")
                    .append(Words.of(difference.second()))
                    .append('\n');
        }
        return text.append("\nTo restore what is wished:\n\n")
                .append(plan.render())
                .toString();
    }
}
