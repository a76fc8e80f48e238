package dev.anyedge.examples.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The way back. */
@Command(name = "rollback", description = "Promotes an older version to production (lumen); all properties go back.")
final class RollbackCommand extends Subcommand {
    @Mixin
    Connection connection = new Connection();

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "a stored version; without it, what was in production before")
    @Nullable
    Long version;

    RollbackCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Long to = version;
        return Environments.change(
                output, connection, "rollback", cdn -> to == null ? cdn.rollback() : cdn.rollback(to));
    }
}
