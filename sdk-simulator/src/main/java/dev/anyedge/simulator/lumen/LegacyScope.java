package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What version 1.0 keeps for a property or for a whole service: resource groups in their order, their configuration groups,
 * geo definitions and tokens (Lumen reference §4).
 */
final class LegacyScope {

    /** By {@code rgid}, in the order in which they govern. */
    Map<String, ObjectNode> resourceGroups = new LinkedHashMap<>();

    /** By {@code rgid} and kind; each with its wrapper member. */
    final Map<String, Map<String, JsonNode>> configurationGroups = new LinkedHashMap<>();

    final Map<String, ObjectNode> geoDefinitions = new LinkedHashMap<>();
    final Map<String, ObjectNode> tokens = new LinkedHashMap<>();

    /** The place of an element among the others, from 0 on, as answers say it. */
    static ObjectNode ordered(Map<String, ObjectNode> elements, String id) {
        ObjectNode shown =
                elements.getOrDefault(id, JsonNodeFactory.instance.objectNode()).deepCopy();
        return shown.put("order", new ArrayList<>(elements.keySet()).indexOf(id));
    }

    void reorder(List<String> ids) {
        Map<String, ObjectNode> sorted = new LinkedHashMap<>();
        for (String id : ids) {
            sorted.put(id, resourceGroups.getOrDefault(id, JsonNodeFactory.instance.objectNode()));
        }
        resourceGroups = sorted;
    }

    /** All configuration groups of a resource group in one object, by kind. */
    ObjectNode configuration(String rgid) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(configurationGroups.getOrDefault(rgid, Map.of()))
                .forEach((kind, wrapped) -> all.set(kind, wrapped.path(kind)));
        return all;
    }

    /** Adds everything to a document that an edge decides by. */
    void describe(ObjectNode document) {
        ArrayNode groups = document.putArray("resourceGroups");
        resourceGroups.keySet().forEach(id -> groups.add(ordered(resourceGroups, id)));
        ObjectNode configured = document.putObject("configurationGroups");
        resourceGroups.keySet().forEach(id -> configured.set(id, configuration(id)));
        document.putArray("geoDefs").addAll(geoDefinitions.values());
        document.putArray("tokens").addAll(tokens.values());
    }
}
