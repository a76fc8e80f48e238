package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one service has in version 1.0. Changes are confirmed at once and reach the edge a quarter of an hour later; a new
 * property cannot be seen or configured that long (Lumen reference §4). Guarded by the control plane's lock.
 */
final class LegacyStore {

    private record Change(Instant at, JsonNode document) {}

    final LegacyScope service = new LegacyScope();
    private final Map<String, LegacyProperty> properties = new LinkedHashMap<>();
    private final List<Change> travelling = new ArrayList<>();
    private final Duration hold;
    private final IdSource ids;
    private Optional<JsonNode> serving = Optional.empty();

    /** Gives numbers that no origin of version 2.0 has. */
    @FunctionalInterface
    interface IdSource {
        long next();
    }

    LegacyStore(Duration hold, IdSource ids) {
        this.hold = hold;
        this.ids = ids;
    }

    LegacyProperty create(ObjectNode originServer, List<String> aliases, Instant now) {
        LegacyProperty property = new LegacyProperty(ids.next(), originServer, aliases, now);
        properties.put(property.name(), property);
        return property;
    }

    /** The property that has an alias, new ones included. */
    Optional<LegacyProperty> owner(String alias) {
        return properties.values().stream()
                .filter(property -> property.aliases.contains(alias))
                .findFirst();
    }

    /** The properties that can be seen. */
    List<LegacyProperty> visible(Instant now) {
        return properties.values().stream()
                .filter(property -> !property.createdAt.plus(hold).isAfter(now))
                .toList();
    }

    LegacyProperty property(String name, Instant now) {
        return visible(now).stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LumenFailure.notFound("There is no property '" + name
                        + "'; a new one can be seen and configured about 15 minutes after its creation"));
    }

    /** Sends what is configured now on its way to the edge. */
    void changed(Instant now) {
        travelling.add(new Change(now, document()));
    }

    void settle(Instant now) {
        while (!travelling.isEmpty() && !travelling.get(0).at.plus(hold).isAfter(now)) {
            serving = Optional.of(travelling.remove(0).document);
        }
    }

    /** What the edge serves. */
    Optional<JsonNode> serving() {
        return serving;
    }

    /** Everything that is configured, without what is deactivated. */
    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("properties");
        for (LegacyProperty property : properties.values()) {
            if (property.active) {
                ObjectNode shown = property.shown();
                property.scope.describe(shown);
                list.add(shown);
            }
        }
        service.describe(document);
        return document;
    }
}
