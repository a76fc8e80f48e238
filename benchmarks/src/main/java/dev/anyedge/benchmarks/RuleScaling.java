package dev.anyedge.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Evaluation and translation at 100 to 100,000 rules; translation beside what Jackson needs to write the document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
// memory that is there from the start: what grows with the heap is the machine's work, not ours
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class RuleScaling {
    /** How many rules. */
    @Param({"100", "1000", "10000", "100000"})
    public int rules;

    private final ObjectMapper jackson = new ObjectMapper();
    private final StageChainTranslator translator = StageChainTranslator.create();
    private Distribution distribution;
    private Evaluator evaluator;
    private Request[] requests;
    private JsonNode document;
    private String json;
    private int next;

    /** Only JMH makes one. */
    @SuppressWarnings("NullAway.Init")
    public RuleScaling() {}

    /**
     * Makes a distribution.
     *
     * @throws IOException when the document is not JSON
     */
    @Setup
    public void make() throws IOException {
        distribution = Sample.distribution(rules);
        evaluator = Evaluator.of(distribution);
        requests = Sample.requests(rules);
        document = jackson.readTree(translateAndWrite());
        json = distribution.toJson();
    }

    /**
     * One decision.
     *
     * @return the decision
     */
    @Benchmark
    public Decision evaluate() {
        return evaluator.decide(requests[next++ & 1023]);
    }

    /**
     * An evaluator from a distribution.
     *
     * @return the evaluator
     */
    @Benchmark
    public Evaluator compile() {
        return Evaluator.of(distribution);
    }

    /**
     * The provider's document as text.
     *
     * @return JSON
     */
    @Benchmark
    public String translateAndWrite() {
        StageChain chain =
                translator.translate(distribution, TranslationContext.strict()).orThrow();
        return translator.print(chain);
    }

    /**
     * What Jackson needs to write the same document.
     *
     * @return JSON
     */
    @Benchmark
    public String jacksonWrites() {
        return document.toPrettyString();
    }

    /**
     * A distribution from its JSON form.
     *
     * @return the distribution
     */
    @Benchmark
    public Distribution read() {
        return Distribution.fromJson(json);
    }

    static void print() {
        Map<String, Map<Integer, Double>> figures = new TreeMap<>();
        try {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(RuleScaling.class.getName())
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run()) {
                figures.computeIfAbsent(result.getPrimaryResult().getLabel(), name -> new TreeMap<>())
                        .put(
                                Integer.parseInt(result.getParams().getParam("rules")),
                                result.getPrimaryResult().getScore());
            }
        } catch (RunnerException e) {
            throw new IllegalStateException("The measurement failed", e);
        }
        System.out.println("| µs at … rules | 100 | 1,000 | 10,000 | 100,000 |");
        System.out.println("|---|---:|---:|---:|---:|");
        figures.forEach((name, row) -> {
            System.out.print("| " + name);
            row.values().forEach(score -> System.out.printf(" | %,.2f", score));
            System.out.println(" |");
        });
    }
}
