package dev.anyedge.simulator.fujitsu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The services of all projects, oldest first. Not thread-safe: its owner locks. */
final class ServiceStore {

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Random random = new Random(3);

    String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    String newInstanceId() {
        return String.format(java.util.Locale.ROOT, "%010x", random.nextLong() & 0xff_ffff_ffffL);
    }

    void add(Service service) {
        services.put(service.id, service);
    }

    void remove(Service service) {
        services.remove(service.id);
    }

    Optional<Service> find(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /** A service that the project of a call can see. */
    Service visible(String id, String project) {
        return find(id).filter(service -> service.project.equals(project)).orElseThrow(CallFailure::notFound);
    }

    List<Service> all() {
        return List.copyOf(services.values());
    }

    List<Service> ofProject(String project) {
        return services.values().stream()
                .filter(service -> service.project.equals(project))
                .toList();
    }

    Optional<Service> named(String fqdn) {
        return services.values().stream()
                .filter(service -> service.fqdn.equals(fqdn))
                .findFirst();
    }
}
