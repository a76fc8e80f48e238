package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.examples.Quickstart;
import dev.anyedge.examples.SiteFolder;
import dev.anyedge.examples.Viewer;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole story: against an embedded simulator, or with {@code --endpoint} against a real account. */
@Command(
        name = "quickstart",
        description = "The whole story of a site against an embedded simulator: plan, apply, miss, hit, change, purge,"
                + " delete.")
final class QuickstartCommand extends Subcommand {
    @Option(names = "--provider", paramLabel = "P", description = "the provider; scaleway by default")
    String provider = "scaleway";

    @Option(names = "--site", paramLabel = "DIR", description = "a folder with the files of a site")
    @Nullable
    Path site;

    @Option(
            names = "--distribution",
            paramLabel = "FILE",
            description = "a distribution whose default origin is a bucket; a small shop by default")
    @Nullable
    String file;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "do it for real at this API, with the credentials of the environment")
    @Nullable
    String endpoint;

    QuickstartCommand(Output output) {
        super(output);
    }

    @Override
    int run() throws IOException, InterruptedException {
        CdnProvider chosen = CdnProvider.named(provider);
        Distribution distribution =
                file == null ? Distribution.fromJson(SiteFolder.shippedDistribution()) : Input.distribution(file);
        try (SiteFolder folder = folder()) {
            String page = folder.page();
            if (endpoint != null) {
                try (Cdn cdn = chosen.connect(CdnSettings.ofEnvironment().with("endpoint", endpoint));
                        Viewer viewer = Viewer.ofTheInternet()) {
                    new Quickstart(cdn, viewer, output.stream()).tell(distribution, page);
                }
                return CdnCommand.DONE;
            }
            try (ScalewaySimulator simulator = ScalewaySimulator.builder()
                            .tick(Duration.ofMillis(400))
                            .bucket(bucket(distribution), folder.path())
                            .start();
                    Cdn cdn = chosen.connect(CdnSettings.ofEnvironment(Map.of())
                            .with("endpoint", simulator.baseUri().toString())
                            .with("secret-key", simulator.secretKey())
                            .with("project-id", simulator.projectId()));
                    Viewer viewer = Viewer.of(simulator.edgeUri())) {
                output.announce("A CDN of your own, at " + simulator.baseUri() + ", its edge at " + simulator.edgeUri()
                        + ", serving " + folder.path());
                new Quickstart(cdn, viewer, output.stream()).tell(distribution, page);
            }
        }
        return CdnCommand.DONE;
    }

    private SiteFolder folder() throws IOException {
        if (site == null) {
            return SiteFolder.shipped();
        }
        try {
            return SiteFolder.of(site);
        } catch (IllegalArgumentException e) {
            throw new InvalidUseException(String.valueOf(e.getMessage()));
        }
    }

    private static String bucket(Distribution distribution) {
        return distribution.defaults().origin().flatMap(distribution::origin).stream()
                .filter(BucketOrigin.class::isInstance)
                .map(origin -> ((BucketOrigin) origin).bucket())
                .findFirst()
                .orElseThrow(() -> new InvalidUseException(
                        "The default origin of the distribution must be a bucket, which the folder stands in for."));
    }
}
