package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.edge.EdgeServer;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of accepted requests (§4): checked and put to work when their time has come. Until then, and after a
 * failure, what served before goes on serving. Not thread-safe: its owner locks.
 */
final class ServiceLifecycle {

    private final ServiceStore store;
    private final ObjectStore objects;
    private final Disruptions disruptions;
    private final InstantSource clock;
    private final Duration step;

    /** What an edge has to hear of. */
    private final List<Consumer<EdgeServer>> effects = new ArrayList<>();

    ServiceLifecycle(
            ServiceStore store, ObjectStore objects, Disruptions disruptions, InstantSource clock, Duration step) {
        this.store = store;
        this.objects = objects;
        this.disruptions = disruptions;
        this.clock = clock;
        this.step = step;
    }

    void accept(Service service, Service.Kind kind, Optional<JsonNode> rules, boolean activate, LogSettings settings) {
        service.pending = Optional.of(new Service.Pending(kind, clock.instant().plus(step), rules, activate, settings));
        if (kind == Service.Kind.DELETE) {
            // log storing stops at once (§2.5)
            service.logs = LogSettings.NONE;
            service.logStatus = "undeployed";
        }
    }

    /** Refuses a change of what is already being changed. */
    static void requireIdle(Service service) {
        if (service.pending.isPresent()) {
            throw CallFailure.inProgress();
        }
    }

    void settle() {
        Instant now = clock.instant();
        for (Service service : store.all()) {
            service.pending.filter(change -> !change.due().isAfter(now)).ifPresent(change -> finish(service, change));
        }
    }

    void later(Consumer<EdgeServer> effect) {
        effects.add(effect);
    }

    List<Consumer<EdgeServer>> takeEffects() {
        List<Consumer<EdgeServer>> taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    private void finish(Service service, Service.Pending change) {
        service.pending = Optional.empty();
        if (change.kind() == Service.Kind.DELETE) {
            delete(service);
            return;
        }
        Optional<JsonNode> rules = change.rules().or(() -> service.rules).or(() -> service.refusedRules);
        Optional<Service.Failure> failure = failure(rules);
        service.failure = failure;
        if (failure.isPresent()) {
            service.status = "failed";
            if (service.rules.isEmpty()) {
                service.refusedRules = rules;
            }
            return;
        }
        service.refusedRules = Optional.empty();
        service.rules = rules.map(document -> granted(document, service.fqdn));
        service.active = change.activate();
        service.status = change.activate() ? "deployed" : "undeployed";
        service.site = change.activate()
                ? service.rules.map(
                        document -> RulesDecider.live(service.id, document(service, document), clock, change.due()))
                : Optional.empty();
        applyLogs(service, change.logs());
    }

    private void delete(Service service) {
        Optional<String> failure = disruptions.takeDeletionFailure();
        if (failure.isPresent()) {
            service.failure =
                    Optional.of(new Service.Failure("Internal Server Error", failure.get(), store.newInstanceId()));
            service.status = "failed";
            return;
        }
        store.remove(service);
        later(edge -> edge.purgeAll(service.id));
    }

    private Optional<Service.Failure> failure(Optional<JsonNode> rules) {
        Optional<String> disruption = disruptions.nextChange();
        if (disruption.isPresent()) {
            String message = disruption.get().startsWith("Service Unavailable")
                    ? "Service Unavailable"
                    : "Internal Server Error";
            return Optional.of(new Service.Failure(message, disruption.get(), store.newInstanceId()));
        }
        return rules.flatMap(RulesCheck::problem)
                .map(detail -> new Service.Failure(
                        "Bad Request", "Invalid JSON input / " + printable(detail), store.newInstanceId()));
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private void applyLogs(Service service, LogSettings settings) {
        boolean anew = settings.on()
                && !(settings.container().equals(service.logs.container())
                        && settings.prefix().equals(service.logs.prefix())
                        && service.logStatus.equals("deployed"));
        service.logs = settings;
        if (!settings.on()) {
            service.logStatus = "undeployed";
            service.logDetail = "";
        } else if (anew) {
            Optional<String> failure = disruptions.takeLogFailure();
            if (failure.isEmpty()) {
                objects.put(settings.container(), settings.prefix() + "_start", "");
            }
            service.logStatus = failure.isPresent() ? "failed" : "deployed";
            service.logDetail = failure.orElse("");
        }
    }

    /** The rules as they are stored: with the granted name in the place of what was sent (§3.4.1). */
    private static JsonNode granted(JsonNode document, String fqdn) {
        JsonNode copy = document.deepCopy();
        for (JsonNode rule : copy.path("rules")) {
            for (JsonNode behavior : rule.path("behaviors")) {
                if (behavior.path("name").asText().equals("origin")
                        && behavior.path("params") instanceof ObjectNode params) {
                    params.put("digitalProperty", fqdn);
                }
            }
        }
        return copy;
    }

    /** A service as a document with its parameters. */
    static JsonNode document(Service service, JsonNode rules) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode parameters = document.putObject("parameters");
        if (!service.preFqdn.isEmpty()) {
            parameters.put("pre_fqdn", service.preFqdn);
        }
        parameters.put("protocol", service.protocol);
        parameters.put("status", service.active ? "activate" : "deactivate");
        if (service.logs.on()) {
            parameters.put("container", service.logs.container());
        }
        document.set("rules", rules.path("rules"));
        return document;
    }
}
