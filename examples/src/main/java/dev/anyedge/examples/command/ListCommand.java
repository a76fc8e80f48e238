package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All live distributions. */
@Command(name = "list", description = "Lists what is deployed.")
final class ListCommand extends Subcommand {
    @Mixin
    Connection connection = new Connection();

    ListCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        try (Cdn cdn = connection.open()) {
            List<Deployment> deployments = cdn.list();
            if (output.json()) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                deployments.forEach(d -> list.add(DeploymentOutput.json(d)));
                output.result(list);
            } else {
                deployments.forEach(d -> output.result(DeploymentOutput.text(d)));
            }
            return CdnCommand.DONE;
        }
    }
}
