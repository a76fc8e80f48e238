package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One stage of a document.
 *
 * @param kind its kind
 * @param json its members
 */
record Stage(StageKind kind, JsonNode json) {

    String id() {
        return json.path("id").asText("");
    }

    /** For people: {@code cache stage 4d27…}. */
    String name() {
        return kind.word() + " stage " + id();
    }

    /** What a stage or a route rule names as next: a kind and an id. */
    record Link(StageKind kind, String id) {
        String name() {
            return kind.word() + " stage " + id;
        }
    }

    /** All links in some members of a document, those that are not allowed there included. */
    static List<Link> links(JsonNode json) {
        List<Link> links = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            String id = json.path(kind.link()).asText("");
            // a link that was cleared may be left as "" or null (§4)
            if (!id.isEmpty() && !json.path(kind.link()).isNull()) {
                links.add(new Link(kind, id));
            }
        }
        return links;
    }
}
