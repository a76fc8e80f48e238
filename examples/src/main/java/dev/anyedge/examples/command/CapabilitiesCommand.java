package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
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

    @Option(names = "--settings", description = "list the settings of a connection instead, and where they come from")
    boolean settings;

    CapabilitiesCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        List<CdnProvider> providers = name == null ? CdnProvider.all() : List.of(CdnProvider.named(name));
        if (settings) {
            output.result(output.json() ? settingsJson(providers) : settingsText(providers));
            return CdnCommand.DONE;
        }
        List<Capabilities> all =
                providers.stream().map(CdnProvider::capabilities).toList();
        if (output.json()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            for (Capabilities capabilities : all) {
                ObjectNode provider = result.putObject(capabilities.provider());
                for (Feature feature : Feature.values()) {
                    Capabilities.Answer answer = capabilities.of(feature);
                    provider.putObject(feature.text())
                            .put("support", support(answer))
                            .put("note", answer.note());
                }
            }
            output.result(result.toPrettyString());
            return CdnCommand.DONE;
        }
        output.result(all.size() == 1 ? withNotes(all.get(0)) : matrix(all));
        return CdnCommand.DONE;
    }

    private static String matrix(List<Capabilities> all) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-24s", ""));
        all.forEach(provider -> text.append(String.format(Locale.ROOT, "  %-8s", provider.provider())));
        for (Feature feature : Feature.values()) {
            text.append(String.format(Locale.ROOT, "%n%-24s", feature.text()));
            all.forEach(provider -> text.append(String.format(Locale.ROOT, "  %-8s", support(provider.of(feature)))));
        }
        return text.append("\n\nWhy, and what to do instead: --provider P\n").toString();
    }

    private static String support(Capabilities.Answer answer) {
        return answer.support().name().toLowerCase(Locale.ROOT);
    }

    private static String withNotes(Capabilities capabilities) {
        StringBuilder text = new StringBuilder(capabilities.provider()).append('\n');
        for (Feature feature : Feature.values()) {
            Capabilities.Answer answer = capabilities.of(feature);
            text.append(String.format(Locale.ROOT, "  %-24s %-8s %s", feature.text(), support(answer), answer.note())
                    .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private static String settingsText(List<CdnProvider> providers) {
        StringBuilder text = new StringBuilder();
        for (CdnProvider provider : providers) {
            text.append(provider.name()).append('\n');
            provider.settings()
                    .forEach(setting -> text.append("  ").append(setting).append('\n'));
        }
        return text.toString();
    }

    private static String settingsJson(List<CdnProvider> providers) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (CdnProvider provider : providers) {
            ArrayNode list = result.putArray(provider.name());
            for (CdnSetting setting : provider.settings()) {
                ObjectNode node = list.addObject();
                node.put("name", setting.name()).put("description", setting.description());
                setting.environment().forEach(node.putArray("environment")::add);
                node.put("default", setting.fallback().orElse(null));
                node.put("required", setting.required()).put("secret", setting.secret());
            }
        }
        return result.toPrettyString();
    }
}
