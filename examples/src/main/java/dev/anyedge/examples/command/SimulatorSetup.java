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

/** What {@code simulate} asks of any provider's simulator: to be prepared, to run, and to say how to reach it. */
interface SimulatorSetup {

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

    /** A folder in the place of a bucket. */
    void bucket(String name, Path folder);

    /** A server in the place of an origin. */
    void origin(String host, URI server);

    /** A DNS zone that the provider hosts. */
    default void managedZone(String zone) {
        throw new InvalidUseException("--managed-zone " + zone + ": this provider hosts no DNS zones");
    }

    /** A port of its own for user management. */
    default void identityPort(int port) {
        throw new InvalidUseException("--identity-port " + port + ": this provider has no user management of its own");
    }

    /** Begins to listen. */
    Running start();

    /** The setup of a provider, which has a simulator for each that is known. */
    static SimulatorSetup of(String provider, Ports ports) {
        return switch (provider) {
            case "fujitsu" -> new Fujitsu(ports);
            case "lumen" -> new Lumen(ports);
            case "scaleway" -> new Scaleway(ports);
            default ->
                throw new InvalidUseException(
                        "there is no simulator of '" + provider + "': expected fujitsu, lumen or scaleway");
        };
    }

    /** Scaleway's. */
    final class Scaleway implements SimulatorSetup {
        private final ScalewaySimulator.Builder builder;

        private Scaleway(Ports ports) {
            builder = ScalewaySimulator.builder()
                    .port(ports.api())
                    .edgePort(ports.edge())
                    .tick(ports.tick());
        }

        @Override
        public void bucket(String name, Path folder) {
            builder.bucket(name, folder);
        }

        @Override
        public void origin(String host, URI server) {
            builder.origin(host, server);
        }

        @Override
        public void managedZone(String zone) {
            builder.managedZone(zone);
        }

        @Override
        public Running start() {
            ScalewaySimulator simulator = builder.start();
            return new Running(
                    simulator.faults(),
                    List.of(
                            "listening on " + simulator.baseUri(),
                            "edge listening on " + simulator.edgeUri(),
                            "SCW_SECRET_KEY=" + simulator.secretKey(),
                            "SCW_DEFAULT_PROJECT_ID=" + simulator.projectId()),
                    simulator::close);
        }
    }

    /** Fujitsu's. */
    final class Fujitsu implements SimulatorSetup {
        private final FujitsuSimulator.Builder builder;

        private Fujitsu(Ports ports) {
            builder = FujitsuSimulator.builder()
                    .port(ports.api())
                    .edgePort(ports.edge())
                    .tick(ports.tick())
                    // seven minutes are too long for somebody who is watching
                    .purgeSeconds(Math.max(1, ports.tick().plusMillis(999).toSeconds()));
        }

        @Override
        public void bucket(String name, Path folder) {
            builder.bucket(name, folder);
        }

        @Override
        public void origin(String host, URI server) {
            builder.origin(host, server);
        }

        @Override
        public void identityPort(int port) {
            builder.identityPort(port);
        }

        @Override
        public Running start() {
            FujitsuSimulator simulator = builder.start();
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
    }

    /** Lumen's. */
    final class Lumen implements SimulatorSetup {
        private final LumenSimulator.Builder builder;

        private Lumen(Ports ports) {
            builder = LumenSimulator.builder()
                    .port(ports.api())
                    .edgePort(ports.edge())
                    .stagingEdgePort(0)
                    .tick(ports.tick())
                    // a quarter of an hour is too long for somebody who is watching
                    .hold(ports.tick());
        }

        @Override
        public void bucket(String name, Path folder) {
            builder.folder(name, folder);
        }

        @Override
        public void origin(String host, URI server) {
            builder.origin(host, server);
        }

        @Override
        public Running start() {
            LumenSimulator simulator = builder.start();
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
}
