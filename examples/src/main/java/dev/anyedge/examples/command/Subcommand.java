package dev.anyedge.examples.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What every sub-command has: an output, and {@code --json}. */
abstract class Subcommand implements Callable<Integer> {
    final Output output;

    @Option(names = "--json", description = "print results, findings and errors as JSON")
    void json(boolean json) {
        output.json(json);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help and exit")
    boolean help;

    Subcommand(Output output) {
        this.output = output;
    }

    @Override
    public final Integer call() throws Exception {
        int status = run();
        output.finish();
        return status;
    }

    /** Does the work; returns the exit status. */
    abstract int run() throws Exception;
}
