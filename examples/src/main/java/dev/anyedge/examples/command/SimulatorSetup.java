package dev.anyedge.examples.command;

import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.simulator.Faults;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import dev.anyedge.simulator.lumen.LumenSimulator;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** What {@code simulate} asks of any provider's simulator: to be prepared, to run, and to say how to reach it. */
final class SimulatorSetup {

    /** A simulator that listens. */
    record Running(Faults faults, List<String> announcement, Runnable stop) implements AutoCloseable {
        private static final String LISTENING = "listening on ";

        /** Where its API listens. */
        String api() {
            return announced(LISTENING).orElseThrow();
        }

        /** Where its edge listens. */
        URI edge() {
            return URI.create(announced("edge " + LISTENING).orElseThrow());
        }

        /** How to connect to it, from the lines that everybody reads; nothing comes from this process' environment. */
        CdnSettings settings() {
            Map<String, String> environment = new LinkedHashMap<>();
            for (String line : announcement) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    environment.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            CdnSettings settings = CdnSettings.ofEnvironment(environment).with("endpoint", api());
            Optional<String> identity = announced("identity " + LISTENING);
            return identity.isPresent() ? settings.with("identity-endpoint", identity.get()) : settings;
        }

        private Optional<String> announced(String what) {
            return announcement.stream()
                    .filter(line -> line.startsWith(what))
                    .map(line -> line.substring(what.length()))
                    .findFirst();
        }

        @Override
        public void close() {
            stop.run();
        }
    }

    /** The options that all simulators share. */
    record Ports(int api, int edge, Duration tick) {}

    private final BiConsumer<String, Path> buckets;
    private final BiConsumer<String, URI> origins;
    private final Supplier<Running> starting;
    private Consumer<String> zones = zone -> {
        throw new InvalidUseException("--managed-zone " + zone + ": this provider hosts no DNS zones");
    };
    private IntConsumer identity = port -> {
        throw new InvalidUseException("--identity-port " + port + ": this provider has no user management of its own");
    };

    private SimulatorSetup(
            BiConsumer<String, Path> buckets, BiConsumer<String, URI> origins, Supplier<Running> starting) {
        this.buckets = buckets;
        this.origins = origins;
        this.starting = starting;
    }

    /** A folder in the place of a bucket. */
    void bucket(String name, Path folder) {
        buckets.accept(name, folder);
    }

    /** A server in the place of an origin. */
    void origin(String host, URI server) {
        origins.accept(host, server);
    }

    /** A DNS zone that the provider hosts. */
    void managedZone(String zone) {
        zones.accept(zone);
    }

    /** A port of its own for user management. */
    void identityPort(int port) {
        identity.accept(port);
    }

    /** Begins to listen. */
    Running start() {
        return starting.get();
    }

    /** The setup of a provider, which has a simulator for each that is known. */
    static SimulatorSetup of(String provider, Ports ports) {
        return switch (provider) {
            case "fujitsu" -> fujitsu(ports);
            case "lumen" -> lumen(ports);
            case "scaleway" -> scaleway(ports);
            default ->
                throw new InvalidUseException(
                        "there is no simulator of '" + provider + "': expected fujitsu, lumen or scaleway");
        };
    }

    private static SimulatorSetup scaleway(Ports ports) {
        ScalewaySimulator.Builder builder = ScalewaySimulator.builder()
                .port(ports.api())
                .edgePort(ports.edge())
                .tick(ports.tick());
        SimulatorSetup setup = new SimulatorSetup(builder::bucket, builder::origin, () -> running(builder.start()));
        setup.zones = builder::managedZone;
        return setup;
    }

    private static Running running(ScalewaySimulator simulator) {
        return new Running(
                simulator.faults(),
                List.of(
                        "listening on " + simulator.baseUri(),
                        "edge listening on " + simulator.edgeUri(),
                        "SCW_SECRET_KEY=" + simulator.secretKey(),
                        "SCW_DEFAULT_PROJECT_ID=" + simulator.projectId()),
                simulator::close);
    }

    private static SimulatorSetup fujitsu(Ports ports) {
        FujitsuSimulator.Builder builder = FujitsuSimulator.builder()
                .port(ports.api())
                .edgePort(ports.edge())
                .tick(ports.tick())
                // seven minutes are too long for somebody who is watching
                .purgeSeconds(Math.max(1, ports.tick().plusMillis(999).toSeconds()));
        SimulatorSetup setup = new SimulatorSetup(builder::bucket, builder::origin, () -> running(builder.start()));
        setup.identity = builder::identityPort;
        return setup;
    }

    private static Running running(FujitsuSimulator simulator) {
        List<String> lines = new ArrayList<>();
        lines.add("listening on " + simulator.baseUri());
        lines.add("edge listening on " + simulator.edgeUri());
        if (!simulator.identityUri().equals(simulator.baseUri())) {
            lines.add("identity listening on " + simulator.identityUri());
        }
        lines.add("FUJITSU_DOMAIN=" + simulator.domain());
        lines.add("FUJITSU_USER=" + simulator.user());
        lines.add("FUJITSU_PASSWORD=" + simulator.password());
        lines.add("FUJITSU_PROJECT_ID=" + simulator.projectId());
        return new Running(simulator.faults(), lines, simulator::close);
    }

    private static SimulatorSetup lumen(Ports ports) {
        LumenSimulator.Builder builder = LumenSimulator.builder()
                .port(ports.api())
                .edgePort(ports.edge())
                .stagingEdgePort(0)
                .tick(ports.tick())
                // a quarter of an hour is too long for somebody who is watching
                .hold(ports.tick());
        return new SimulatorSetup(builder::folder, builder::origin, () -> running(builder.start()));
    }

    private static Running running(LumenSimulator simulator) {
        return new Running(
                simulator.faults(),
                List.of(
                        "listening on " + simulator.baseUri(),
                        "edge listening on " + simulator.edgeUri(),
                        "staging edge listening on " + simulator.stagingEdgeUri(),
                        "LUMEN_KEY_ID=" + simulator.keyId(),
                        "LUMEN_SECRET=" + simulator.secret(),
                        "LUMEN_ACCESS_GROUP=" + simulator.accessGroup(),
                        "LUMEN_SCID=" + simulator.scid(),
                        "LUMEN_SUBSCRIBER=" + simulator.subscriber()),
                simulator::close);
    }
}
