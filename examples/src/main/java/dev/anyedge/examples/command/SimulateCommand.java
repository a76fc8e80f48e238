package dev.anyedge.examples.command;

import dev.anyedge.simulator.Fault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A simulator in the foreground. */
@Command(name = "simulate", description = "Runs a provider's simulator until interrupted.")
final class SimulateCommand extends Subcommand {
    @Parameters(paramLabel = "P", description = "the provider: fujitsu, lumen or scaleway")
    String provider = "";

    @Option(names = "--port", required = true, paramLabel = "N", description = "the API's port; 0 picks a free one")
    int port;

    @Option(names = "--edge-port", paramLabel = "M", description = "the edge's port; 0, the default, picks a free one")
    int edgePort;

    @Option(
            names = "--identity-port",
            paramLabel = "N",
            description = "a port of its own for user management (fujitsu); without it, the API's")
    Optional<Integer> identityPort = Optional.empty();

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
        port("--port", port);
        port("--edge-port", edgePort);
        identityPort.ifPresent(number -> port("--identity-port", number));
        SimulatorSetup setup = SimulatorSetup.of(provider, new SimulatorSetup.Ports(port, edgePort, tick));
        identityPort.ifPresent(setup::identityPort);
        for (String bucket : buckets) {
            String[] pair = pair("--bucket", "NAME=DIR", bucket);
            Path folder = Path.of(pair[1]);
            if (!Files.isDirectory(folder)) {
                throw new InvalidUseException("--bucket " + pair[0] + ": there is no folder '" + pair[1] + "'");
            }
            setup.bucket(pair[0], folder);
        }
        for (String origin : origins) {
            String[] pair = pair("--origin", "HOST=URL", origin);
            try {
                setup.origin(pair[0], URI.create(pair[1]));
            } catch (IllegalArgumentException e) {
                throw new InvalidUseException("--origin " + pair[0] + ": " + e.getMessage());
            }
        }
        for (String zone : managedZones) {
            try {
                setup.managedZone(zone);
            } catch (IllegalArgumentException e) {
                throw new InvalidUseException("--managed-zone: " + e.getMessage());
            }
        }
        List<Fault> parsed;
        try {
            parsed = faults.stream().map(Fault::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new InvalidUseException("--fault: " + e.getMessage());
        }
        SimulatorSetup.Running running = setup.start();
        try {
            parsed.forEach(running.faults()::add);
            running.announcement().forEach(output::announce);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
        } finally {
            running.stop().run();
        }
        return CdnCommand.DONE;
    }

    private static void port(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new InvalidUseException(option + " takes 0 to 65535, not " + port);
        }
    }

    private static String[] pair(String option, String form, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new InvalidUseException(option + " takes " + form + ", not '" + text + "'");
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }
}
