package dev.anyedge.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.LumenApi;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.testing.SimulatorTime;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.lumen.LumenSimulator;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.TestTime;
import dev.anyedge.tck.WireCalls;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A simulated subscriber for the contract suite. An environment cannot be emptied, so a property of somebody else is in
 * production from the start.
 */
final class LumenSubscriber implements Account {
    private static final String RESIDENT = "www.resident.example";
    private static final long RESIDENT_ID = 31001;
    private static final String RESIDENT_IMAGE = """
            {"reportingIds": [{"id": 31001, "name": "www.resident.example"}],
             "originDefinitions": [{"id": 31001, "name": "resident", "description": "not ours", "protocol": "HTTP",
               "host": "origin.resident.example"}],
             "aliasDefinitions": [{"id": 7, "name": "resident", "originId": 31001, "reportingId": 31001,
               "protocol": ["HTTP"], "aliases": ["www.resident.example"]}],
             "geoDefinitions": [{"id": 52001, "name": "Iberia", "countryCodes": ["ES", "PT"]}],
             "matchGroups": [
               {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001",
                 "features": {"trafficType": {"value": "WEB"}}}]},
               {"id": 31001, "matchRules": [{"id": 310010, "expression": "*= *",
                 "features": {"geoBlocking": {"geoIds": [52001], "action": "deny"}}}]}]}""";

    private final LumenSimulator simulator;
    private final List<String> untouched;

    private LumenSubscriber(LumenSimulator simulator) {
        this.simulator = simulator;
        this.untouched = elements(true);
    }

    static LumenSubscriber start(Duration work, SimulatorClock clock) {
        LumenSimulator simulator =
                LumenSimulator.builder().clock(clock).tick(work).start();
        int version = simulator.supportStores("live", RESIDENT_IMAGE);
        try (LumenApi api = LumenApi.builder()
                .account(account(connection(simulator)))
                .baseUri(simulator.baseUri())
                .http(http -> http.timekeeper(new SimulatorTime(clock)))
                .build()) {
            api.v2().promote(ImageEnvironment.PRODUCTION, Promotion.of("live", version));
        }
        clock.advance(work);
        simulator.journal().clear();
        return new LumenSubscriber(simulator);
    }

    private static LumenAccount account(List<String> connection) {
        return LumenAccount.of(
                LumenCredentials.of(connection.get(1), connection.get(2)),
                Long.parseLong(connection.get(3)),
                connection.get(4),
                connection.get(5));
    }

    static Cdn connected(List<String> connection, Timekeeper time) {
        return LumenCdn.builder()
                .endpoint(URI.create(connection.get(0)))
                .account(account(connection))
                .timekeeper(time)
                // longer than anything takes in the suite
                .stagingPatience(Duration.ofHours(3))
                .build();
    }

    private static List<String> connection(LumenSimulator simulator) {
        return List.of(
                simulator.baseUri().toString(),
                simulator.keyId(),
                simulator.secret(),
                simulator.accessGroup(),
                simulator.scid(),
                simulator.subscriber());
    }

    @Override
    public List<String> connection() {
        return connection(simulator);
    }

    @Override
    public Cdn client(TestTime time) {
        return connected(connection(), time);
    }

    @Override
    public List<String> residents() {
        return List.of(RESIDENT);
    }

    private JsonNode production() {
        return simulator
                .state()
                .path("subscribers")
                .path(simulator.subscriber())
                .path("environments")
                .path("production")
                .path("serving");
    }

    static Edge edge(String image) {
        return new LumenEdge(JsonText.parse(image));
    }

    @Override
    public Edge edge() {
        return new LumenEdge(production());
    }

    @Override
    public Calls calls() {
        return new WireCalls(
                () -> simulator.journal().entries().stream()
                        .map(entry -> entry.method() + " " + entry.path())
                        .toList(),
                call -> !call.startsWith("GET "),
                simulator.journal()::clear,
                simulator.faults()::add,
                simulator.faults()::clear);
    }

    // ---- what is stored ----

    @Override
    public List<String> inventory() {
        List<String> all = elements(false);
        List<String> others = elements(true);
        if (!others.equals(untouched)) {
            all.add("not ours, and changed: " + others);
        }
        return all;
    }

    /**
     * The elements of the image in production, with definitions in place of their ids. Stored versions only grow, and
     * nothing is ever removed from staging, so neither is looked at.
     *
     * @param resident those of the property that is there from the start, or all others
     */
    private List<String> elements(boolean resident) {
        JsonNode image = production();
        Map<Long, String> definitions = new TreeMap<>();
        image.properties().forEach(list -> list.getValue().forEach(one -> {
            if (list.getKey().endsWith("Definitions") && !one.has("host") && !one.has("aliases")) {
                definitions.put(one.path("id").asLong(), list.getKey() + " " + bare(one, Map.of()));
            }
        }));
        List<String> all = new ArrayList<>();
        image.properties().forEach(list -> list.getValue().forEach(one -> {
            if (list.getKey().equals("matchGroups")) {
                long group = one.path("id").asLong();
                int[] place = {0};
                one.path("matchRules").forEach(rule -> {
                    long id = group == 0
                            ? Long.parseLong(rule.path("expression").asText().replaceFirst(".*== *", ""))
                            : group;
                    if ((id == RESIDENT_ID) == resident) {
                        ObjectNode shown = rule.deepCopy();
                        if (group == 0) {
                            shown.put("expression", "the property");
                        }
                        String where = group == 0 ? "property" : "path rule " + ++place[0];
                        all.add(where + " " + bare(shown, definitions));
                    }
                });
            } else if (isResident(list.getKey(), one) == resident) {
                all.add(list.getKey() + " " + bare(one, Map.of()));
            }
        }));
        all.sort(null);
        return all;
    }

    private static boolean isResident(String list, JsonNode one) {
        long id = one.path(list.equals("aliasDefinitions") ? "originId" : "id").asLong();
        return id == RESIDENT_ID || one.path("name").asText().equals("Iberia");
    }

    /** What an origin may say or leave out. */
    private static boolean isDefault(JsonNode origin, String member) {
        int usual = origin.path("protocol").asText().equals("HTTPS") ? 443 : 80;
        return origin.has("protocol")
                && ((member.equals("webroot") && origin.path(member).asText().equals("/"))
                        || (member.equals("port") && origin.path(member).asInt() == usual));
    }

    /** Without ids, numbers in names of ours, what is so anyway, and texts that stay where a distribution has none. */
    private static JsonNode bare(JsonNode node, Map<Long, String> definitions) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(one -> copy.add(bare(one, definitions)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = object.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (isDefault(object, name)) {
                continue;
            }
            if (name.equals("name")) {
                copy.put(name, value.asText().replaceFirst("^(anyedge:.*-)[0-9]+$", "$1N"));
            } else if (name.equals("description")) {
                copy.put(name, value.asText().replaceFirst("(?s) .*", ""));
            } else if (name.endsWith("Ids")) {
                ArrayNode meant = copy.putArray(name);
                value.forEach(id -> meant.add(definitions.getOrDefault(id.asLong(), "nothing")));
            } else if (name.equals("tokenAuthId")) {
                copy.put(name, definitions.getOrDefault(value.asLong(), "nothing"));
            } else if (!name.equals("id") && !name.equals("originId") && !name.equals("reportingId")) {
                copy.set(name, bare(value, definitions));
            }
        }
        return copy;
    }

    @Override
    public List<String> purged(String deploymentId) {
        List<String> purged = new ArrayList<>();
        for (JournalEntry entry : simulator.journal().entries()) {
            if (entry.method().equals("POST") && entry.path().startsWith("/invalidations/")) {
                boolean force = entry.query().contains("force=true");
                JsonText.parse(entry.body())
                        .path("paths")
                        .forEach(path ->
                                purged.add((force ? "" : "~") + (path.asText().equals("/*") ? "*" : path.asText())));
            }
        }
        return purged;
    }

    @Override
    public List<String> secrets() {
        return List.of(simulator.secret());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
