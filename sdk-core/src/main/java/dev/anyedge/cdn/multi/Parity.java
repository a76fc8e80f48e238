package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.comparison.Comparison;
import dev.anyedge.cdn.comparison.Difference;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.report.Markdown;
import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.TextTranslator;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.List;
import java.util.Optional;

/**
 * Where two providers treat viewers differently for one distribution, with example requests. Immutable, thread-safe; nothing
 * is called.
 *
 * <p>What a provider refuses is dropped for the comparison, so that it shows in the examples.
 *
 * @param one the first provider's name
 * @param other the second provider's name
 * @param findingsOfOne what the first cannot do as it stands
 * @param findingsOfOther what the second cannot do as it stands
 * @param comparable whether both can hold the distribution in some form; otherwise there are findings alone
 * @param differences where they differ
 */
public record Parity(
        String one,
        String other,
        List<Finding> findingsOfOne,
        List<Finding> findingsOfOther,
        boolean comparable,
        List<Entry> differences) {

    /**
     * One difference.
     *
     * @param rule the rule of the distribution that decides; empty: its defaults, or the endpoint where the aspect is
     *     {@link Aspect#VIEWER_PROTOCOL}
     * @param aspect in what the providers differ
     * @param request a request that shows it
     * @param wished what the distribution means for it
     * @param atOne what the first provider does
     * @param atOther what the second does
     */
    public record Entry(
            Optional<String> rule, Aspect aspect, Request request, Decision wished, Decision atOne, Decision atOther) {}

    /**
     * Copies the lists.
     *
     * @param one the first provider's name
     * @param other the second provider's name
     * @param findingsOfOne what the first cannot do
     * @param findingsOfOther what the second cannot do
     * @param comparable whether both can hold the distribution in some form
     * @param differences where they differ
     */
    public Parity {
        findingsOfOne = List.copyOf(findingsOfOne);
        findingsOfOther = List.copyOf(findingsOfOther);
        differences = List.copyOf(differences);
    }

    /**
     * Compares two providers.
     *
     * @param distribution the distribution
     * @param one the first provider's translator
     * @param other the second provider's translator
     * @return where they differ
     */
    public static Parity of(Distribution distribution, Translator<?> one, Translator<?> other) {
        Served first = Served.of(distribution, TextTranslator.of(one));
        Served second = Served.of(distribution, TextTranslator.of(other));
        boolean comparable = first.outcome().isPresent() && second.outcome().isPresent();
        return new Parity(
                one.provider(),
                other.provider(),
                first.findings(),
                second.findings(),
                comparable,
                comparable
                        ? entries(
                                distribution,
                                first.outcome().get(),
                                second.outcome().get())
                        : List.of());
    }

    static List<Entry> entries(Distribution distribution, Distribution first, Distribution second) {
        Evaluator evaluator = Comparison.evaluator(distribution);
        return Comparison.of(first, second).differences().stream()
                .map(difference -> entry(difference, evaluator.decide(difference.request())))
                .toList();
    }

    private static Entry entry(Difference difference, Decision wished) {
        return new Entry(
                difference.aspect() == Aspect.VIEWER_PROTOCOL ? Optional.empty() : wished.rule(),
                difference.aspect(),
                difference.request(),
                wished,
                difference.first(),
                difference.second());
    }

    /** What a provider makes of a distribution. */
    private record Served(List<Finding> findings, Optional<Distribution> outcome) {
        static Served of(Distribution distribution, Translator<String> translator) {
            Translation<String> strict = translator.translate(distribution, TranslationContext.strict());
            Optional<String> document = strict.document().or(() -> translator
                    .translate(
                            distribution,
                            TranslationContext.<String>strict()
                                    .with(Strictness.lenient().dropping(Feature.values())))
                    .document());
            return new Served(
                    strict.findings(), document.map(d -> translator.read(d).distribution()));
        }
    }

    /**
     * The comparison as Markdown.
     *
     * @return a table with a row for each difference, then what each provider cannot do
     */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("# " + one + " and " + other + "\n\n");
        if (!comparable) {
            text.append("One of them cannot hold the distribution in any form; its findings say why.\n");
        } else if (differences.isEmpty()) {
            text.append("No request was found that they treat differently.\n");
        } else {
            text.append("| rule | request | ")
                    .append(one)
                    .append(" | ")
                    .append(other)
                    .append(" |\n|---|---|---|---|\n");
            for (Entry entry : differences) {
                text.append("| ")
                        .append(Markdown.escaped(decider(entry)))
                        .append(" | ")
                        .append(Markdown.escaped(Words.of(entry.request())))
                        .append(" | ")
                        .append(Markdown.escaped(Words.of(entry.atOne())))
                        .append(" | ")
                        .append(Markdown.escaped(Words.of(entry.atOther())))
                        .append(" |\n");
            }
        }
        findings(text, one, findingsOfOne);
        findings(text, other, findingsOfOther);
        return text.toString();
    }

    private static String decider(Entry entry) {
        return entry.aspect() == Aspect.VIEWER_PROTOCOL
                ? "host name " + entry.request().host()
                : entry.rule().orElse("defaults");
    }

    private static void findings(StringBuilder text, String provider, List<Finding> findings) {
        if (!findings.isEmpty()) {
            text.append("\n## What ").append(provider).append(" says\n\n");
            findings.forEach(f ->
                    text.append("- ").append(Markdown.escaped(f.toString())).append('\n'));
        }
    }
}
