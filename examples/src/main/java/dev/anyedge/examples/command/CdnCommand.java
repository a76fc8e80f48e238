package dev.anyedge.examples.command;

import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The {@code cdn} command. Exit status: 0 done, 1 the provider or the network failed or a wait ran out, 2 wrong usage or
 * invalid input, 3 refused by translation, 4 refused plan.
 */
@Command(
        name = "cdn",
        description = "One CDN configuration, checked against every CDN and deployed to the ones that can do it.",
        mixinStandardHelpOptions = true,
        version = "cdn " + CdnCommand.VERSION,
        subcommands = {
            ValidateCommand.class,
            ExplainCommand.class,
            CapabilitiesCommand.class,
            TranslateCommand.class,
            ReadCommand.class,
            MigrateCommand.class,
            ParityCommand.class,
            DiagramCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            DriftCommand.class,
            ListCommand.class,
            StatusCommand.class,
            PullCommand.class,
            DeleteCommand.class,
            PurgeCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            SimulateCommand.class,
            QuickstartCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the provider or the network failed, or a wait ran out",
            "2:wrong usage or invalid input",
            "3:refused by translation",
            "4:refused plan (stale or unsafe)"
        })
public final class CdnCommand {
    static final String VERSION = "0.1.0";

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int INVALID = 2;
    static final int REFUSED_TRANSLATION = 3;
    static final int REFUSED_PLAN = 4;

    private CdnCommand() {}

    /**
     * Runs the command and ends the process with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(out, err, args);
        out.flush();
        System.exit(status);
    }

    /**
     * Runs the command without ending the process.
     *
     * @param out where results go
     * @param err where everything else goes
     * @param args the command line
     * @return the exit status
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        Output output = new Output(out, err);
        CommandLine line = new CommandLine(new CdnCommand(), new CommandFactory(output))
                .setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(java.time.Duration.class, DurationText::parse)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(output, failure))
                .setParameterExceptionHandler((failure, given) -> {
                    output.usage(failure);
                    return INVALID;
                });
        int status = line.execute(args);
        out.flush();
        return status;
    }

    private static int report(Output output, Exception failure) {
        output.error(failure);
        return statusOf(failure);
    }

    static int statusOf(Throwable failure) {
        if (failure instanceof ValidationException || failure instanceof InvalidUseException) {
            return INVALID;
        }
        if (failure instanceof TranslationRefusedException) {
            return REFUSED_TRANSLATION;
        }
        if (failure instanceof PlanRefusedException) {
            return REFUSED_PLAN;
        }
        return FAILED;
    }
}
