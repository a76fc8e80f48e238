package dev.anyedge.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/** Processor time of the thread that does a job: fair on a machine that does other work too. */
final class CpuTime {
    private CpuTime() {}

    /** Milliseconds: the lower quartile, warm-up included among the runs that it leaves out. */
    static double millis(Supplier<?> job, int times) {
        double[] all = new double[times];
        for (int i = 0; i < times; i++) {
            long start = now();
            Objects.requireNonNull(job.get());
            all[i] = (now() - start) / 1e6;
        }
        Arrays.sort(all);
        return all[times / 4];
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
