package dev.anyedge.examples.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The caller's word between staging and production. */
@Command(name = "promote", description = "Promotes what is in staging to production (lumen).")
final class PromoteCommand extends Subcommand {
    @Mixin
    Connection connection = new Connection();

    PromoteCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        return Environments.change(output, connection, "promote", cdn -> cdn.promote());
    }
}
