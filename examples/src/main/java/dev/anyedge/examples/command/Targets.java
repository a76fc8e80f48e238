package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.multi.MultiCdn;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a distribution is to go: one provider or several, how strictly, and to which deployment. */
final class Targets {
    @Option(
            names = "--provider",
            required = true,
            paramLabel = "P",
            description = "the provider: scaleway, fujitsu or lumen; repeatable. With several, P: before the value of"
                    + " --endpoint, --setting, --origin and --id says whose it is")
    List<String> providers = List.of();

    @Mixin
    Address address = new Address();

    @Mixin
    TranslationMode mode = new TranslationMode();

    @Option(names = "--id", paramLabel = "ID", description = "the deployment; otherwise found by name")
    List<String> ids = List.of();

    boolean several() {
        return providers.size() > 1;
    }

    /** The provider, where there can be only one. */
    Cdn openOnly(String command) {
        if (several()) {
            throw new InvalidUseException(command + " takes one --provider.");
        }
        return open(providers.get(0));
    }

    private Cdn open(String provider) {
        return address.open(CdnProvider.named(provider), providers);
    }

    /** Options for the only provider. */
    PlanOptions options() {
        return options(providers.get(0));
    }

    private PlanOptions options(String provider) {
        PlanOptions.Builder options = PlanOptions.builder()
                .lenient(mode.lenient)
                .addAllDrop(mode.features())
                .putAllOriginReplacements(mode.replacements(PerProvider.of(provider, providers)));
        PerProvider.of(provider, providers).only("--id", ids).ifPresent(options::deploymentId);
        return options.build();
    }

    /** All of them as one, in the order of the command line. */
    MultiCdn openAll() {
        if (new LinkedHashSet<>(providers).size() < providers.size()) {
            throw new InvalidUseException("A provider is named twice.");
        }
        // names first: no connection is made when one of them is unknown
        providers.forEach(CdnProvider::named);
        MultiCdn.Builder all = MultiCdn.builder();
        providers.forEach(provider -> all.add(open(provider), options(provider)));
        return all.build();
    }
}
