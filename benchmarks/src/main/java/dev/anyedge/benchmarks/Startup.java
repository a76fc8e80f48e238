package dev.anyedge.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** From the start of a fresh JVM to the first completed call, in turns with the bare program; the median of many. */
final class Startup {
    private static final int RUNS = 21;

    private Startup() {}

    static void print() throws IOException, InterruptedException {
        double[] bare = new double[RUNS];
        double[] sdk = new double[RUNS];
        try (Child server = Child.server()) {
            String port = server.line();
            once(ClassPathSize.bare(), BareList.class, port);
            once(ClassPathSize.running(), SdkList.class, port);
            for (int i = 0; i < RUNS; i++) {
                bare[i] = once(ClassPathSize.bare(), BareList.class, port);
                sdk[i] = once(ClassPathSize.running(), SdkList.class, port);
            }
        }
        System.out.println("| fresh JVM to the first completed call | ms (median of " + RUNS + ") | ratio |");
        System.out.println("|---|---:|---:|");
        System.out.printf("| bare | %.0f | 1.00 |%n", median(bare));
        System.out.printf("| SDK | %.0f | %.2f |%n", median(sdk), median(sdk) / median(bare));
    }

    private static double once(List<Path> jars, Class<?> main, String port) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Child child = new Child(jars, main, port)) {
            if (!child.line().equals("10")) {
                throw new IOException("not ten pipelines");
            }
            double millis = (System.nanoTime() - start) / 1e6;
            child.awaitEnd();
            return millis;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
