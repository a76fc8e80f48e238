package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How a deployment is. */
@Command(name = "status", description = "Shows how a deployment is.")
final class StatusCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "the deployment")
    String id = "";

    @Mixin
    Connection connection = new Connection();

    StatusCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        try (Cdn cdn = connection.open()) {
            DeploymentOutput.print(output, cdn.status(id));
            return CdnCommand.DONE;
        }
    }
}
