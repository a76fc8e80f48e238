package dev.anyedge.examples.command;

import dev.anyedge.cdn.CdnProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --provider P}. */
final class ProviderOption {
    @Option(
            names = "--provider",
            required = true,
            paramLabel = "P",
            description = "the provider: scaleway, fujitsu or lumen")
    @Nullable
    String name;

    CdnProvider get() {
        return CdnProvider.named(String.valueOf(name));
    }
}
