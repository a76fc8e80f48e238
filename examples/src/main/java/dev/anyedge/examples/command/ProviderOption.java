package dev.anyedge.examples.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --provider P}. */
final class ProviderOption {
    @Option(names = "--provider", required = true, paramLabel = "P", description = "the provider: scaleway")
    @Nullable
    String name;

    Provider get() {
        return Provider.named(String.valueOf(name));
    }
}
