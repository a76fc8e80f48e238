package dev.anyedge.examples;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.simulator.Faults;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import dev.anyedge.simulator.lumen.LumenSimulator;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three providers' simulators, each with the settings that reach it. */
public final class Clouds implements AutoCloseable {
    /** The providers, in the order of the alphabet. */
    public static final List<String> ALL = List.of("fujitsu", "lumen", "scaleway");

    private static final Duration TICK = Duration.ofMillis(20);

    private final ScalewaySimulator scaleway =
            ScalewaySimulator.builder().tick(TICK).start();
    private final FujitsuSimulator fujitsu =
            FujitsuSimulator.builder().tick(TICK).purgeSeconds(1).start();
    private final LumenSimulator lumen =
            LumenSimulator.builder().tick(TICK).hold(TICK).start();

    /** The settings of a connection. */
    public Map<String, String> settings(String provider) {
        return switch (provider) {
            case "scaleway" -> settings(scaleway);
            case "fujitsu" -> settings(fujitsu);
            default -> settings(lumen);
        };
    }

    /** The settings that reach a simulator. */
    public static Map<String, String> settings(ScalewaySimulator simulator) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("endpoint", simulator.baseUri().toString());
        settings.put("secret-key", simulator.secretKey());
        settings.put("project-id", simulator.projectId());
        return settings;
    }

    /** The settings that reach a simulator. */
    public static Map<String, String> settings(FujitsuSimulator simulator) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("endpoint", simulator.baseUri().toString());
        settings.put("identity-endpoint", simulator.identityUri().toString());
        settings.put("domain", simulator.domain());
        settings.put("user", simulator.user());
        settings.put("password", simulator.password());
        settings.put("project-id", simulator.projectId());
        return settings;
    }

    /** The settings that reach a simulator. */
    public static Map<String, String> settings(LumenSimulator simulator) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("endpoint", simulator.baseUri().toString());
        settings.put("key-id", simulator.keyId());
        settings.put("secret", simulator.secret());
        settings.put("access-group", simulator.accessGroup());
        settings.put("scid", simulator.scid());
        settings.put("subscriber", simulator.subscriber());
        return settings;
    }

    /** A new connection. */
    public Cdn connect(String provider) {
        CdnSettings settings = CdnSettings.ofEnvironment(Map.of());
        for (Map.Entry<String, String> setting : settings(provider).entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        return Cdn.forProvider(provider, settings);
    }

    /** What shall go wrong. */
    public Faults faults(String provider) {
        return switch (provider) {
            case "scaleway" -> scaleway.faults();
            case "fujitsu" -> fujitsu.faults();
            default -> lumen.faults();
        };
    }

    @Override
    public void close() {
        scaleway.close();
        fujitsu.close();
        lumen.close();
    }
}
