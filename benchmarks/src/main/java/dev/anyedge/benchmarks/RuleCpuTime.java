package dev.anyedge.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The same jobs as {@link RuleScaling} in processor time of their thread, and the translation of each provider. */
final class RuleCpuTime {
    private static final int DECISIONS = 20_000;

    private RuleCpuTime() {}

    static void print() {
        System.out.println("| provider | rules | translate and write | Jackson writes | ratio | KB written |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        translations("Scaleway", StageChainTranslator.create(), Sample::distribution);
        translations("Fujitsu", FujitsuTranslator.create(), Sample::timesByPath);
        translations("Lumen", LumenTranslator.create(), Sample::timesByPath);
        System.out.println();
        System.out.println("| rules | read JSON | compile | a decision |");
        System.out.println("|---:|---:|---:|---:|");
        for (int rules : new int[] {100, 1_000, 10_000, 100_000}) {
            meaning(rules, times(rules));
        }
    }

    private static int times(int rules) {
        return rules >= 100_000 ? 12 : rules >= 10_000 ? 60 : 400;
    }

    private static <D> void translations(String provider, Translator<D> translator, IntFunction<Distribution> sample) {
        for (int rules : new int[] {1_000, 10_000, 100_000}) {
            Distribution distribution = sample.apply(rules);
            Supplier<String> translate = () -> translator.print(translator
                    .translate(distribution, TranslationContext.strict())
                    .orThrow());
            String document = translate.get();
            JsonNode tree = tree(document);
            double translated = CpuTime.millis(translate, times(rules));
            double written = CpuTime.millis(tree::toPrettyString, times(rules));
            System.out.printf(
                    "| %s | %,d | %.2f ms | %.2f ms | %.2f | %,d |%n",
                    provider, rules, translated, written, translated / written, document.length() / 1000);
        }
    }

    private static void meaning(int rules, int times) {
        Distribution distribution = Sample.distribution(rules);
        String json = distribution.toJson();
        Evaluator evaluator = Evaluator.of(distribution);
        Request[] requests = Sample.requests(rules);
        double read = CpuTime.millis(() -> Distribution.fromJson(json), times);
        double compiled = CpuTime.millis(() -> Evaluator.of(distribution), times);
        double decided = CpuTime.millis(
                () -> {
                    boolean allowed = true;
                    for (int i = 0; i < DECISIONS; i++) {
                        allowed &= evaluator.decide(requests[i & 1023]).allowed();
                    }
                    return allowed;
                },
                30);
        System.out.printf("| %,d | %.2f ms | %.2f ms | %.2f µs |%n", rules, read, compiled, decided * 1000 / DECISIONS);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A translation is always JSON", e);
        }
    }
}
