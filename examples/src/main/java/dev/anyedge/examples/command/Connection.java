package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which provider, and where it answers. Credentials come from the environment. */
final class Connection {
    @Option(names = "--provider", required = true, paramLabel = "P", description = "the provider: scaleway")
    @Nullable
    String name;

    @Option(names = "--endpoint", paramLabel = "URL", description = "replaces the provider's base URL")
    @Nullable
    URI endpoint;

    Provider provider() {
        return Provider.named(String.valueOf(name));
    }

    Cdn open() {
        return provider().connect(Optional.ofNullable(endpoint));
    }
}
