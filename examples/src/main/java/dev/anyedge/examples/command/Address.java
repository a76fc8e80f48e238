package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a provider answers, and its other settings. Credentials come from the environment. */
final class Address {
    @Option(names = "--endpoint", paramLabel = "URL", description = "replaces the provider's base URL")
    @Nullable
    String endpoint;

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
    Map<String, String> settings = Map.of();

    Cdn open(CdnProvider provider) {
        CdnSettings given = CdnSettings.ofEnvironment();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            given = given.with(setting.getKey(), setting.getValue());
        }
        if (endpoint != null) {
            given = given.with("endpoint", endpoint);
        }
        if (identityEndpoint != null) {
            given = given.with("identity-endpoint", identityEndpoint);
        }
        return provider.connect(given);
    }
}
