package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.cdn.model.Distribution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A configuration as a picture. */
@Command(
        name = "diagram",
        description =
                "Prints a distribution, a saved plan or a live deployment as Mermaid text, in the provider's terms.")
final class DiagramCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|PLAN",
            description = "a distribution or a saved plan, or - for standard input")
    @Nullable
    String file;

    @Option(
            names = "--provider",
            paramLabel = "P",
            description = "the provider: scaleway, fujitsu or lumen; without it, a distribution is shown as it is")
    @Nullable
    String provider;

    @Option(names = "--id", paramLabel = "ID", description = "instead of a file: a live deployment")
    @Nullable
    String id;

    @Mixin
    Address address = new Address();

    @Mixin
    TranslationMode mode = new TranslationMode();

    DiagramCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        String mermaid = diagram().toMermaid();
        if (output.json()) {
            output.result(JsonNodeFactory.instance.objectNode().put("mermaid", mermaid));
        } else {
            output.result(mermaid);
        }
        return CdnCommand.DONE;
    }

    private Diagram diagram() {
        if ((file == null) == (id == null)) {
            throw new InvalidUseException("Give either FILE or --id ID.");
        }
        if (id != null) {
            CdnProvider there = CdnProvider.named(required());
            try (Cdn cdn = address.open(there)) {
                return there.diagram(cdn.read(id).distribution(), mode.context());
            }
        }
        String text = Input.text(String.valueOf(file));
        if (SavedPlan.is(text)) {
            Plan plan = Plan.fromJson(text);
            return CdnProvider.named(plan.provider()).diagram(plan);
        }
        Distribution distribution = Distribution.fromJson(text);
        return provider == null
                ? Diagram.of(distribution)
                : CdnProvider.named(provider).diagram(distribution, mode.context());
    }

    private String required() {
        if (provider == null) {
            throw new InvalidUseException("--id needs --provider P.");
        }
        return provider;
    }
}
