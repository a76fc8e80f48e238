package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import picocli.CommandLine.Mixin;

/** Which provider, and where it answers. */
final class Connection {
    @Mixin
    ProviderOption provider = new ProviderOption();

    @Mixin
    Address address = new Address();

    Cdn open() {
        return address.open(provider.get());
    }
}
