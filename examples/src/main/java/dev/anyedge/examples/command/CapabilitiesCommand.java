package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The feature matrix. */
@Command(name = "capabilities", description = "Prints what each provider can do.")
final class CapabilitiesCommand extends Subcommand {
    @Option(names = "--provider", paramLabel = "P", description = "only this provider")
    @Nullable
    String name;

    CapabilitiesCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        List<Capabilities> all = (name == null ? Provider.all() : List.of(Provider.named(name)))
                .stream().map(Provider::capabilities).toList();
        if (output.json()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            for (Capabilities capabilities : all) {
                ObjectNode provider = result.putObject(capabilities.provider());
                for (Feature feature : Feature.values()) {
                    Capabilities.Answer answer = capabilities.of(feature);
                    provider.putObject(feature.text())
                            .put("support", answer.support().name().toLowerCase(Locale.ROOT))
                            .put("note", answer.note());
                }
            }
            output.result(result);
            return CdnCommand.DONE;
        }
        StringBuilder text = new StringBuilder();
        for (Capabilities capabilities : all) {
            text.append(capabilities.provider()).append('\n');
            for (Feature feature : Feature.values()) {
                Capabilities.Answer answer = capabilities.of(feature);
                text.append(String.format(
                                Locale.ROOT,
                                "  %-24s %-8s %s",
                                feature.text(),
                                answer.support().name().toLowerCase(Locale.ROOT),
                                answer.note())
                        .stripTrailing());
                text.append('\n');
            }
        }
        output.result(text.toString());
        return CdnCommand.DONE;
    }
}
