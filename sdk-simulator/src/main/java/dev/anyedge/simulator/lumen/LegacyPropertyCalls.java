package dev.anyedge.simulator.lumen;

import static dev.anyedge.simulator.lumen.LumenOperation.documented;
import static dev.anyedge.simulator.lumen.LumenOperation.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.SimulatorClock;
import java.util.List;

/** Version 1.0: properties, their origin and their aliases (Lumen reference §4.1, operations 1 to 10). */
final class LegacyPropertyCalls {

    private final LegacyServices services;
    private final SimulatorClock clock;

    LegacyPropertyCalls(LegacyServices services, SimulatorClock clock) {
        this.services = services;
        this.clock = clock;
    }

    List<LumenOperation> operations() {
        String service = LegacyServices.SERVICE;
        String property = LegacyServices.PROPERTY;
        return List.of(
                inferred("GET", service, this::list),
                documented("POST", service, this::create),
                documented(
                        "GET",
                        property,
                        call -> Reply.json(200, services.property(call).shown())),
                inferred("DELETE", property, call -> activate(call, false)),
                inferred("PUT", property, call -> activate(call, true)),
                inferred("GET", property + "/OriginServer", call -> origin(services.property(call))),
                inferred("PUT", property + "/OriginServer", this::updateOrigin),
                inferred("GET", property + "/Aliases", call -> aliases(services.property(call))),
                inferred("POST", property + "/Aliases", this::addAliases),
                inferred(
                        "DELETE",
                        property + "/Aliases",
                        call -> removeAliases(call, LegacyForm.aliases(call.object()))),
                inferred(
                        "DELETE",
                        property + "/Aliases/{alias}",
                        call -> removeAliases(call, List.of(call.path("alias")))));
    }

    private Reply list(LumenCall call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        services.store(call).visible(clock.instant()).forEach(property -> list.add(property.shown()));
        return Reply.json(200, list);
    }

    private Reply create(LumenCall call) {
        LegacyStore store = services.store(call);
        JsonNode body = call.object();
        ObjectNode origin = LegacyForm.originServer(body);
        List<String> aliases = LegacyForm.aliases(body);
        aliases.forEach(alias -> requireFree(store, alias));
        LegacyProperty property = store.create(origin, aliases, clock.instant());
        store.changed(clock.instant());
        return Reply.json(201, property.shown());
    }

    private static void requireFree(LegacyStore store, String alias) {
        store.owner(alias).ifPresent(owner -> {
            throw LumenFailure.inferred(409, "'" + alias + "' is an alias of property '" + owner.name() + "' already");
        });
    }

    private Reply activate(LumenCall call, boolean active) {
        if (active && !call.body().isEmpty()) {
            throw LumenFailure.badRequest("a property is reactivated with an empty body");
        }
        LegacyProperty property = services.property(call);
        property.active = active;
        services.store(call).changed(clock.instant());
        return Reply.json(200, property.shown());
    }

    private static Reply origin(LegacyProperty property) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set("originserver", property.originServer);
        return Reply.json(200, envelope);
    }

    private Reply updateOrigin(LumenCall call) {
        LegacyProperty property = services.property(call);
        property.originServer = LegacyForm.originServer(call.object());
        services.store(call).changed(clock.instant());
        return origin(property);
    }

    private static Reply aliases(LegacyProperty property) {
        return Reply.json(200, LegacyForm.listed("aliases", property.aliases));
    }

    private Reply addAliases(LumenCall call) {
        LegacyStore store = services.store(call);
        LegacyProperty property = services.property(call);
        List<String> added = LegacyForm.aliases(call.object());
        added.forEach(alias -> requireFree(store, alias));
        property.aliases.addAll(added);
        store.changed(clock.instant());
        return aliases(property);
    }

    private Reply removeAliases(LumenCall call, List<String> aliases) {
        LegacyProperty property = services.property(call);
        if (aliases.contains(property.name())) {
            throw LumenFailure.badRequest("the primary alias '" + property.name() + "' cannot be removed");
        }
        for (String alias : aliases) {
            if (!property.aliases.contains(alias)) {
                throw LumenFailure.notFound("Property '" + property.name() + "' has no alias '" + alias + "'");
            }
        }
        property.aliases.removeAll(aliases);
        services.store(call).changed(clock.instant());
        return aliases(property);
    }
}
