package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a provider answers, and its other settings. Credentials come from the environment. */
final class Address {
    @Option(names = "--endpoint", paramLabel = "URL", description = "replaces the provider's base URL")
    List<String> endpoints = List.of();

    @Option(
            names = "--identity-endpoint",
            paramLabel = "URL",
            description = "replaces the base URL of Fujitsu's identity service; by default the same as --endpoint")
    @Nullable
    String identityEndpoint;

    @Option(
            names = "--setting",
            paramLabel = "NAME=VALUE",
            description = "any other setting of the provider's, as 'capabilities --settings' lists them; repeatable")
    List<String> settings = List.of();

    Cdn open(CdnProvider provider) {
        return open(provider, List.of(provider.name()));
    }

    /** Opens one of several providers; what is for another is left out. */
    Cdn open(CdnProvider provider, List<String> all) {
        PerProvider values = PerProvider.of(provider.name(), all);
        CdnSettings given = CdnSettings.ofEnvironment();
        for (String setting : values.values(settings)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InvalidUseException("--setting takes NAME=VALUE, not '" + setting + "'");
            }
            given = given.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Optional<String> endpoint = values.only("--endpoint", endpoints);
        if (endpoint.isPresent()) {
            given = given.with("endpoint", endpoint.get());
        }
        // the one provider with a user management of its own: with several, nobody else is meant
        if (identityEndpoint != null && (all.size() == 1 || provider.name().equals("fujitsu"))) {
            given = given.with("identity-endpoint", identityEndpoint);
        }
        return provider.connect(given);
    }
}
