package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A property of version 1.0: one origin and its aliases, the first of which names it for good (Lumen reference §4.2). */
final class LegacyProperty {

    final long cosid;
    final Instant createdAt;
    final List<String> aliases;
    final LegacyScope scope = new LegacyScope();
    ObjectNode originServer;
    boolean active = true;

    LegacyProperty(long cosid, ObjectNode originServer, List<String> aliases, Instant createdAt) {
        this.cosid = cosid;
        this.originServer = originServer;
        this.aliases = new ArrayList<>(aliases);
        this.createdAt = createdAt;
    }

    String name() {
        return aliases.get(0);
    }

    ObjectNode shown() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("originserver", originServer.deepCopy());
        aliases.forEach(json.putArray("aliases")::add);
        return json.put("cosid", Long.toString(cosid));
    }
}
