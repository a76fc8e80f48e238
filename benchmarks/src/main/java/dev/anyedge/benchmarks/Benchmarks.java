package dev.anyedge.benchmarks;

import java.io.IOException;

/**
 * Runs measurements and prints tables: {@code java -jar benchmarks/target/benchmarks.jar [calls|startup|rules|rules-cpu|plan-cpu|size]…};
 * all of them without arguments. It takes about five minutes on two cores.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs the named measurements.
     *
     * @param args any of {@code calls}, {@code startup}, {@code rules}, {@code rules-cpu}, {@code plan-cpu}, {@code size}
     * @throws IOException when a process cannot be started
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] names = args.length == 0 ? new String[] {"size", "startup", "calls", "rules"} : args;
        System.out.printf(
                "JDK %s, %d cores%n%n",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        for (String name : names) {
            switch (name) {
                case "size" -> ClassPathSize.print();
                case "startup" -> Startup.print();
                case "calls" -> CallOverhead.print();
                case "rules" -> RuleScaling.print();
                case "rules-cpu" -> RuleCpuTime.print();
                case "plan-cpu" -> PlanCpuTime.print();
                default ->
                    throw new IllegalArgumentException("There is no measurement '" + name
                            + "'; there are calls, startup, rules, rules-cpu, plan-cpu, size");
            }
            System.out.println();
        }
    }
}
