package dev.anyedge.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/** The same jobs as {@link RuleScaling} in processor time of their thread: fair on a machine that does other work too. */
final class RuleCpuTime {
    private static final int DECISIONS = 20_000;

    private RuleCpuTime() {}

    static void print() {
        System.out.println("| rules | translate and write | Jackson writes | ratio | read | compile | a decision |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        for (int rules : new int[] {100, 1_000, 10_000, 100_000}) {
            row(rules, rules >= 100_000 ? 12 : rules >= 10_000 ? 60 : 400);
        }
    }

    private static void row(int rules, int times) {
        Distribution distribution = Sample.distribution(rules);
        StageChainTranslator translator = StageChainTranslator.create();
        Supplier<String> translate = () -> translator.print(
                translator.translate(distribution, TranslationContext.strict()).orThrow());
        JsonNode document = tree(translate.get());
        String json = distribution.toJson();
        Evaluator evaluator = Evaluator.of(distribution);
        Request[] requests = Sample.requests(rules);

        double translated = millis(translate, times);
        double written = millis(document::toPrettyString, times);
        double read = millis(() -> Distribution.fromJson(json), times);
        double compiled = millis(() -> Evaluator.of(distribution), times);
        double decided = millis(
                () -> {
                    boolean allowed = true;
                    for (int i = 0; i < DECISIONS; i++) {
                        allowed &= evaluator.decide(requests[i & 1023]).allowed();
                    }
                    return allowed;
                },
                30);
        System.out.printf(
                "| %,d | %.2f ms | %.2f ms | %.2f | %.2f ms | %.2f ms | %.2f µs |%n",
                rules, translated, written, translated / written, read, compiled, decided * 1000 / DECISIONS);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A translation is always JSON", e);
        }
    }

    /** The lower quartile, warm-up included among the runs that it leaves out. */
    private static double millis(Supplier<?> job, int times) {
        double[] all = new double[times];
        for (int i = 0; i < times; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Objects.requireNonNull(job.get());
            all[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(all);
        return all[times / 4];
    }
}
