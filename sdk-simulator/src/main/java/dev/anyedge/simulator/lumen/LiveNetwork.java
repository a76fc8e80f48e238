package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is deployed: which property a host belongs to in staging and in production, and what properties a service has.
 * Guarded by the control plane's lock.
 */
final class LiveNetwork {

    /** A property, by its primary alias, with the edge's names for what it has cached. */
    record Property(LumenAccount.Service service, String name, Set<String> sites) {}

    private record Ready(JsonNode image, ServiceImageDecider decider) {}

    /** A site under a name that no other subscriber's site has. */
    private record Site(String id, EdgeSite alias) implements EdgeSite {
        @Override
        public EdgeDecision decide(EdgeRequest request) {
            return alias.decide(request);
        }
    }

    private final LumenAccount account;
    private final Map<String, ImageStore> stores;
    private final SimulatorClock clock;
    private final Map<String, Ready> ready = new HashMap<>();

    LiveNetwork(LumenAccount account, Map<String, ImageStore> stores, SimulatorClock clock) {
        this.account = account;
        this.stores = stores;
        this.clock = clock;
    }

    private ImageStore store(LumenAccount.Service service) {
        return Optional.ofNullable(stores.get(service.subscriber())).orElseThrow();
    }

    Optional<EdgeSite> site(String environment, String host) {
        for (LumenAccount.Service service : account.services) {
            Optional<EdgeSite> found = store(service)
                    .environment(environment)
                    .serving()
                    .flatMap(image -> decider(service.subscriber() + "/" + environment, image)
                            .site(host))
                    .map(alias -> new Site(service.subscriber() + "/" + alias.id(), alias));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private ServiceImageDecider decider(String key, JsonNode image) {
        Ready known = ready.get(key);
        // versions are never changed, so that this compares one object with itself nearly always
        if (known == null || !known.image.equals(image)) {
            known = new Ready(image, ServiceImageDecider.of(image, clock));
            ready.put(key, known);
        }
        return known.decider;
    }

    List<Property> properties(LumenAccount.Service service) {
        Map<String, Set<String>> sites = new LinkedHashMap<>();
        for (Environment environment : store(service).environments()) {
            environment.serving().ifPresent(image -> {
                for (JsonNode reporting : image.path("reportingIds")) {
                    sites.computeIfAbsent(reporting.path("name").asText(), name -> new LinkedHashSet<>())
                            .add(service.subscriber() + "/"
                                    + reporting.path("id").asText());
                }
            });
        }
        List<Property> properties = new ArrayList<>();
        sites.forEach((name, ids) -> properties.add(new Property(service, name, Set.copyOf(ids))));
        return properties;
    }

    Property property(LumenAccount.Service service, String name) {
        return properties(service).stream()
                .filter(property -> property.name.equals(name))
                .findFirst()
                .orElseThrow(() -> LumenFailure.notFound(
                        "There is no network identifier '" + name + "' in service " + service.scid()));
    }
}
