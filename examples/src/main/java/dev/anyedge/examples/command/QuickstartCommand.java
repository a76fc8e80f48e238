package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.examples.Quickstart;
import dev.anyedge.examples.SiteFolder;
import dev.anyedge.examples.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
        Distribution distribution = file == null
                ? Distribution.fromJson(SiteFolder.shippedDistribution(provider))
                : Input.distribution(file);
        try (SiteFolder folder = folder()) {
            String page = folder.page();
            if (endpoint != null) {
                try (Cdn cdn = chosen.connect(CdnSettings.ofEnvironment().with("endpoint", endpoint));
                        Viewer viewer = Viewer.ofTheInternet()) {
                    tell(cdn, viewer, distribution, page);
                }
                return CdnCommand.DONE;
            }
            try (SimulatorSetup.Running simulator = simulator(distribution, folder.path());
                    Cdn cdn = chosen.connect(simulator.settings());
                    Viewer viewer = Viewer.of(simulator.edge())) {
                output.story()
                        .println("A CDN of your own, at " + simulator.api() + ", its edge at " + simulator.edge()
                                + ", serving " + folder.path());
                tell(cdn, viewer, distribution, page);
            }
        }
        return CdnCommand.DONE;
    }

    private void tell(Cdn cdn, Viewer viewer, Distribution distribution, String page) throws InterruptedException {
        Deployment deployed = new Quickstart(cdn, viewer, output.story()).tell(distribution, page);
        if (output.json()) {
            output.result(DeploymentOutput.json(deployed));
        }
    }

    /** The folder stands for the bucket, and for the host that it is reachable as. */
    private SimulatorSetup.Running simulator(Distribution distribution, Path folder) {
        SimulatorSetup setup = SimulatorSetup.of(provider, new SimulatorSetup.Ports(0, 0, Duration.ofMillis(150)));
        BucketOrigin origin = bucket(distribution);
        setup.bucket(origin.bucket(), folder);
        origin.reachableAs().ifPresent(host -> setup.bucket(host.host(), folder));
        return setup.start();
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

    private static BucketOrigin bucket(Distribution distribution) {
        return distribution.defaults().origin().flatMap(distribution::origin).stream()
                .filter(BucketOrigin.class::isInstance)
                .map(BucketOrigin.class::cast)
                .findFirst()
                .orElseThrow(() -> new InvalidUseException(
                        "The default origin of the distribution must be a bucket, which the folder stands in for."));
    }
}
