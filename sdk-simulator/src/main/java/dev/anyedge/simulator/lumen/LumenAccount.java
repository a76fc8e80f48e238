package dev.anyedge.simulator.lumen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose key it is and what the key reaches: one access group with its child groups, and the services in them (Lumen
 * reference §0.1, §1.3). A service is a SCID and a subscriber at once.
 */
final class LumenAccount {

    /** An access group; {@code parent} is empty for the key's own. */
    record Group(String id, String name, Optional<String> parent) {}

    /** A service. */
    record Service(String group, String scid, String subscriber) {}

    final String keyId;
    final String role;
    final List<Group> groups = new ArrayList<>();
    final List<Service> services = new ArrayList<>();

    LumenAccount(String keyId, String role) {
        this.keyId = keyId;
        this.role = role;
    }

    /** A role that reports may not write (§1.3). */
    boolean readsOnly() {
        return role.equalsIgnoreCase("Reporting");
    }

    Group root() {
        return groups.get(0);
    }

    Group group(String id) {
        return groups.stream()
                .filter(group -> group.id.equals(id))
                .findFirst()
                .orElseThrow(() -> LumenFailure.forbidden("access group " + id + " is not in the scope of the key"));
    }

    Service service(String group, String scid) {
        group(group);
        return services.stream()
                .filter(service -> service.group.equals(group) && service.scid.equals(scid))
                .findFirst()
                .orElseThrow(() ->
                        LumenFailure.forbidden("service " + scid + " is not in the scope of access group " + group));
    }

    Service subscriber(String id) {
        return services.stream()
                .filter(service -> service.subscriber.equals(id))
                .findFirst()
                .orElseThrow(() -> LumenFailure.forbidden("subscriber " + id + " is not in the scope of the key"));
    }

    List<Service> servicesOf(String group) {
        return services.stream().filter(service -> service.group.equals(group)).toList();
    }
}
