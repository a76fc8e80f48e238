package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.multi.Parity;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where two providers treat viewers differently. */
@Command(
        name = "parity",
        description = "Prints, as Markdown, where two providers would treat viewers of a distribution differently.")
final class ParityCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "a distribution, or - for standard input")
    String file = "-";

    @Parameters(index = "1", paramLabel = "P", description = "a provider: scaleway, fujitsu or lumen")
    String one = "";

    @Parameters(index = "2", paramLabel = "Q", description = "another provider")
    String other = "";

    ParityCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Parity parity = Parity.of(
                Input.distribution(file),
                CdnProvider.named(one).translator(),
                CdnProvider.named(other).translator());
        if (output.json()) {
            output.findings(Optional.of(Output.Source.provider(parity.one())), parity.findingsOfOne());
            output.findings(Optional.of(Output.Source.provider(parity.other())), parity.findingsOfOther());
            output.result(json(parity));
        } else {
            // the findings are part of what is printed
            output.result(parity.toMarkdown());
        }
        return CdnCommand.DONE;
    }

    private static ObjectNode json(Parity parity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("providers").add(parity.one()).add(parity.other());
        node.put("comparable", parity.comparable());
        ArrayNode differences = node.putArray("differences");
        for (Parity.Entry entry : parity.differences()) {
            ObjectNode difference = differences.addObject();
            DifferenceJson.describe(difference, entry.rule(), entry.aspect(), entry.request());
            difference.set("wished", Output.parse(entry.wished().toJson()));
            difference.set(parity.one(), Output.parse(entry.atOne().toJson()));
            difference.set(parity.other(), Output.parse(entry.atOther().toJson()));
        }
        return node;
    }
}
