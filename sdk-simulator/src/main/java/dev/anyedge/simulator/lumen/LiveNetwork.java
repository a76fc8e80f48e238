package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import dev.anyedge.simulator.lumen.edge.LegacyDecider;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is deployed: which property a host belongs to in staging and in production, and what properties a service has.
 * Guarded by the control plane's lock.
 */
final class LiveNetwork {

    /** A property, by its primary alias, with the edge's names for what it has cached. */
    record Property(LumenAccount.Service service, String name, Set<String> sites, boolean active) {}

    private record Ready<T>(JsonNode document, T decider) {}

    /** A site under a name that no other subscriber's site has. */
    private record Site(String id, EdgeSite alias) implements EdgeSite {
        @Override
        public EdgeDecision decide(EdgeRequest request) {
            return alias.decide(request);
        }

        @Override
        public String usualScheme() {
            return alias.usualScheme();
        }
    }

    private final LumenAccount account;
    private final Map<String, ImageStore> stores;
    private final SimulatorClock clock;
    private final Map<String, LegacyStore> legacy;
    private final Map<String, Ready<ServiceImageDecider>> images = new HashMap<>();
    private final Map<String, Ready<LegacyDecider>> properties = new HashMap<>();

    LiveNetwork(
            LumenAccount account,
            Map<String, ImageStore> stores,
            Map<String, LegacyStore> legacy,
            SimulatorClock clock) {
        this.account = account;
        this.stores = stores;
        this.legacy = legacy;
        this.clock = clock;
    }

    private ImageStore store(LumenAccount.Service service) {
        return Optional.ofNullable(stores.get(service.subscriber())).orElseThrow();
    }

    private LegacyStore legacy(LumenAccount.Service service) {
        return Optional.ofNullable(legacy.get(service.subscriber())).orElseThrow();
    }

    /** Who serves a host; version 1.0 knows no staging, and gives way to an image that has the host. */
    Optional<EdgeSite> site(String environment, String host) {
        for (LumenAccount.Service service : account.services) {
            String subscriber = service.subscriber();
            Optional<EdgeSite> found = store(service)
                    .environment(environment)
                    .serving()
                    .flatMap(image -> decider(
                                    images,
                                    subscriber + "/" + environment,
                                    image,
                                    one -> ServiceImageDecider.of(one, clock))
                            .site(host))
                    .map(alias -> new Site(subscriber + "/" + alias.id(), alias));
            if (found.isEmpty() && environment.equals("production")) {
                found = legacy(service)
                        .serving()
                        .flatMap(document -> decider(
                                        properties, subscriber, document, one -> LegacyDecider.of(one, clock))
                                .site(host))
                        .map(property -> new Site(subscriber + "/" + property.id(), property));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static <T> T decider(
            Map<String, Ready<T>> ready, String key, JsonNode document, Function<JsonNode, T> make) {
        Ready<T> known = ready.get(key);
        // what was deployed is never changed, so that this compares one object with itself nearly always
        if (known == null || !known.document.equals(document)) {
            known = new Ready<>(document, make.apply(document));
            ready.put(key, known);
        }
        return known.decider;
    }

    List<Property> properties(LumenAccount.Service service) {
        Map<String, Set<String>> sites = new LinkedHashMap<>();
        Map<String, Boolean> active = new HashMap<>();
        for (Environment environment : store(service).environments()) {
            environment.serving().ifPresent(image -> {
                for (JsonNode reporting : image.path("reportingIds")) {
                    String name = reporting.path("name").asText();
                    sites.computeIfAbsent(name, key -> new LinkedHashSet<>())
                            .add(service.subscriber() + "/"
                                    + reporting.path("id").asText());
                    active.put(name, true);
                }
            });
        }
        for (LegacyProperty property : legacy(service).visible(clock.instant())) {
            sites.computeIfAbsent(property.name(), key -> new LinkedHashSet<>())
                    .add(service.subscriber() + "/" + property.cosid);
            active.merge(property.name(), property.active, Boolean::logicalOr);
        }
        List<Property> all = new ArrayList<>();
        sites.forEach(
                (name, ids) -> all.add(new Property(service, name, Set.copyOf(ids), active.getOrDefault(name, false))));
        return all;
    }

    Property property(LumenAccount.Service service, String name) {
        return properties(service).stream()
                .filter(property -> property.name.equals(name))
                .findFirst()
                .orElseThrow(() -> LumenFailure.notFound(
                        "There is no network identifier '" + name + "' in service " + service.scid()));
    }
}
