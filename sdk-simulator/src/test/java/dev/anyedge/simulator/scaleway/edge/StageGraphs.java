package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes documents for tests: single quotes for double ones, and one stage at a time. */
final class StageGraphs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode document = JSON.createObjectNode();

    private StageGraphs() {
        document.putObject("pipeline").put("id", "P1").put("name", "shop");
    }

    /** A document with the given DNS stage {@code D} as head. */
    static StageGraphs headed(String dns) {
        StageGraphs graph = new StageGraphs().with("dns", "D", dns);
        graph.document.putObject("head_stage").put("dns_stage_id", "D");
        return graph;
    }

    /** A document whose head leads to the stage named by the link, for host {@code cdn.example}. */
    static StageGraphs shop(String link, String id) {
        return headed("{'fqdns': ['cdn.example'], '" + link + "': '" + id + "'}");
    }

    static StageGraphs headless() {
        return new StageGraphs();
    }

    StageGraphs with(String kind, String id, String json) {
        ArrayNode stages = document.withArray("/" + kind + "_stages");
        stages.add(((ObjectNode) parse(json)).put("id", id));
        return this;
    }

    StageGraphs bucket(String id, String name) {
        return with(
                "backend",
                id,
                "{'scaleway_s3': {'bucket_name': '" + name + "', 'bucket_region': 'fr-par', 'is_website': false}}");
    }

    ObjectNode json() {
        return document;
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
