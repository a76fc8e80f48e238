package dev.anyedge.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the CDN in memory is told of a site.
 *
 * @param host the one host name
 * @param origins host names by id
 * @param routes the first that matches decides; the last one has the pattern {@code *}
 */
record MemoryDocument(String name, String host, Map<String, String> origins, List<Route> routes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    MemoryDocument {
        origins = new TreeMap<>(origins);
        routes = List.copyOf(routes);
    }

    /**
     * What one group of paths gets; complete, nothing is inherited.
     *
     * @param cache {@code keep SECONDS}, {@code origin SECONDS} or {@code off}
     * @param referers patterns; with {@code only} these are served, without it these are refused
     */
    record Route(String name, List<String> paths, String origin, String cache, boolean only, List<String> referers) {
        Route {
            paths = List.copyOf(paths);
            referers = List.copyOf(referers);
        }
    }

    static MemoryDocument parse(String json) {
        JsonNode root = tree(json);
        Map<String, String> origins = new TreeMap<>();
        root.path("origins")
                .properties()
                .forEach(e -> origins.put(e.getKey(), e.getValue().asText()));
        List<Route> routes = new ArrayList<>();
        for (JsonNode route : root.path("routes")) {
            routes.add(new Route(
                    route.path("name").asText(),
                    texts(route.path("paths")),
                    route.path("origin").asText(),
                    route.path("cache").asText(),
                    route.has("onlyReferers"),
                    texts(route.has("onlyReferers") ? route.path("onlyReferers") : route.path("notReferers"))));
        }
        return new MemoryDocument(root.path("name").asText(), root.path("host").asText(), origins, routes);
    }

    String toJson() {
        ObjectNode root = MAPPER.createObjectNode().put("name", name).put("host", host);
        ObjectNode hosts = root.putObject("origins");
        origins.forEach(hosts::put);
        ArrayNode list = root.putArray("routes");
        for (Route route : routes) {
            ObjectNode one = list.addObject().put("name", route.name());
            route.paths().forEach(one.putArray("paths")::add);
            one.put("origin", route.origin()).put("cache", route.cache());
            if (route.only() || !route.referers().isEmpty()) {
                route.referers().forEach(one.putArray(route.only() ? "onlyReferers" : "notReferers")::add);
            }
        }
        return root.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
