package dev.anyedge.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One warm call: list ten items from a loopback server and parse them; time and allocated bytes beside bare. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CallOverhead {
    private Child server;
    private BareList bare;
    private SdkList sdk;

    /** Only JMH makes one. */
    @SuppressWarnings("NullAway.Init")
    public CallOverhead() {}

    /**
     * Starts the server in a process of its own.
     *
     * @throws IOException when it cannot be started
     */
    @Setup
    public void start() throws IOException {
        server = Child.server();
        String port = server.line();
        bare = new BareList(port);
        sdk = new SdkList(port);
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        sdk.close();
        server.close();
    }

    /**
     * The bare program.
     *
     * @return what it read
     * @throws IOException when the call failed
     * @throws InterruptedException when interrupted
     */
    @Benchmark
    public List<?> bare() throws IOException, InterruptedException {
        return bare.list();
    }

    /**
     * The SDK.
     *
     * @return what it read
     */
    @Benchmark
    public List<?> sdk() {
        return sdk.list();
    }

    static void print() {
        Map<String, double[]> figures = new TreeMap<>();
        try {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(CallOverhead.class.getName())
                            .addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run()) {
                figures.put(result.getPrimaryResult().getLabel(), new double[] {
                    result.getPrimaryResult().getScore(),
                    Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                            .getScore()
                });
            }
        } catch (RunnerException e) {
            throw new IllegalStateException("The measurement failed", e);
        }
        double[] bare = figures.getOrDefault("bare", new double[] {1, 1});
        System.out.println("| a warm call: ten items listed and parsed | µs | ratio | bytes allocated | ratio |");
        System.out.println("|---|---:|---:|---:|---:|");
        figures.forEach((name, f) -> System.out.printf(
                "| %s | %.0f | %.2f | %,.0f | %.2f |%n", name, f[0], f[0] / bare[0], f[1], f[1] / bare[1]));
    }
}
