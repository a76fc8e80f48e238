package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.Cdn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a deployment. */
@Command(name = "delete", description = "Deletes a deployment and everything that belongs to it.")
final class DeleteCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "the deployment")
    String id = "";

    @Mixin
    Connection connection = new Connection();

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    DeleteCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        try (Cdn cdn = connection.open()) {
            if (!yes) {
                Confirmation.ask(output, "- " + cdn.provider() + " " + id, "Delete this deployment?");
            }
            cdn.delete(id);
            if (output.json()) {
                output.result(
                        JsonNodeFactory.instance.objectNode().put("id", id).put("deleted", true));
            } else {
                output.result("deleted " + id);
            }
            return CdnCommand.DONE;
        }
    }
}
