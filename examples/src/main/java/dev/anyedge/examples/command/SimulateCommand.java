package dev.anyedge.examples.command;

import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A simulator in the foreground. */
@Command(name = "simulate", description = "Runs a provider's simulator until interrupted.")
final class SimulateCommand extends Subcommand {
    @Parameters(paramLabel = "P", description = "the provider: scaleway")
    String provider = "";

    @Option(names = "--port", required = true, paramLabel = "N", description = "the API's port; 0 picks a free one")
    int port;

    @Option(names = "--edge-port", paramLabel = "M", description = "the edge's port; 0, the default, picks a free one")
    int edgePort;

    @Option(names = "--bucket", paramLabel = "NAME=DIR", description = "a bucket's content; repeatable")
    List<String> buckets = List.of();

    @Option(names = "--origin", paramLabel = "HOST=URL", description = "where an origin really is; repeatable")
    List<String> origins = List.of();

    @Option(names = "--fault", paramLabel = "SPEC", description = "METHOD:PATH-GLOB:NTH:KIND; repeatable")
    List<String> faults = List.of();

    @Option(names = "--tick", paramLabel = "DURATION", description = "how long an asynchronous step takes")
    Duration tick = Duration.ofMillis(500);

    @Option(
            names = "--managed-zone",
            paramLabel = "ZONE",
            description = "a DNS zone hosted at the provider; repeatable")
    List<String> managedZones = List.of();

    SimulateCommand(Output output) {
        super(output);
    }

    @Override
    int run() throws InterruptedException {
        CdnProvider.named(provider);
        ScalewaySimulator.Builder builder =
                ScalewaySimulator.builder().port(port).edgePort(edgePort).tick(tick);
        for (String bucket : buckets) {
            String[] pair = pair("--bucket", "NAME=DIR", bucket);
            Path folder = Path.of(pair[1]);
            if (!Files.isDirectory(folder)) {
                throw new InvalidUseException("--bucket " + pair[0] + ": there is no folder '" + pair[1] + "'");
            }
            builder.bucket(pair[0], folder);
        }
        for (String origin : origins) {
            String[] pair = pair("--origin", "HOST=URL", origin);
            try {
                builder.origin(pair[0], URI.create(pair[1]));
            } catch (IllegalArgumentException e) {
                throw new InvalidUseException("--origin " + pair[0] + ": " + e.getMessage());
            }
        }
        managedZones.forEach(builder::managedZone);
        List<Fault> parsed;
        try {
            parsed = faults.stream().map(Fault::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new InvalidUseException("--fault: " + e.getMessage());
        }
        try (ScalewaySimulator simulator = builder.start()) {
            parsed.forEach(simulator.faults()::add);
            output.announce("listening on " + simulator.baseUri());
            output.announce("edge listening on " + simulator.edgeUri());
            output.announce("SCW_SECRET_KEY=" + simulator.secretKey());
            output.announce("SCW_DEFAULT_PROJECT_ID=" + simulator.projectId());
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
        }
        return CdnCommand.DONE;
    }

    private static String[] pair(String option, String form, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new InvalidUseException(option + " takes " + form + ", not '" + text + "'");
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }
}
