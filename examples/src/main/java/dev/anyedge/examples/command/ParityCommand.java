package dev.anyedge.examples.command;

import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.multi.Parity;
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
        output.findings(parity.findingsOfOne());
        output.findings(parity.findingsOfOther());
        output.result(parity.toMarkdown());
        return CdnCommand.DONE;
    }
}
