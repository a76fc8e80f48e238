package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeDirectory;
import dev.anyedge.simulator.edge.EdgeSite;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds the site of a host where stage graphs are stored, and keeps the decider of each pipeline for as long as its
 * document stays the same, so that expressions are not compiled for every request. Thread-safe.
 */
public final class StageGraphDirectory implements EdgeDirectory {

    private record Ready(JsonNode document, StageGraphDecider decider) {}

    private final Function<String, Optional<JsonNode>> documents;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /**
     * A directory over stored documents.
     *
     * @param documents gives the document that decides for a host; the documents must not change afterwards
     */
    public StageGraphDirectory(Function<String, Optional<JsonNode>> documents) {
        this.documents = documents;
    }

    @Override
    public Optional<EdgeSite> siteOf(String host) {
        return documents.apply(host).map(this::site);
    }

    private EdgeSite site(JsonNode document) {
        String pipeline = document.path("pipeline").path("id").asText("");
        Ready known = ready.get(pipeline);
        if (known == null || !known.document().equals(document)) {
            known = new Ready(document, StageGraphDecider.of(document));
            ready.put(pipeline, known);
        }
        return known.decider();
    }
}
