package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.translation.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A live distribution as JSON. */
@Command(name = "pull", description = "Prints a live distribution in its JSON form.")
final class PullCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "the deployment")
    String id = "";

    @Mixin
    Connection connection = new Connection();

    PullCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        try (Cdn cdn = connection.open()) {
            Reading reading = cdn.read(id);
            output.findings(reading.findings());
            output.result(reading.distribution().toJson());
            return CdnCommand.DONE;
        }
    }
}
