package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The definitions of a service image by their ids: they act only where a rule refers to them (Lumen reference §3.1). */
final class Definitions {

    private final Map<String, Map<Long, JsonNode>> byClass = new HashMap<>();

    Definitions(JsonNode image) {
        for (String name : InferredLayout.DEFINITION_CLASSES) {
            Map<Long, JsonNode> byId = new HashMap<>();
            image.path(name)
                    .forEach(
                            definition -> byId.putIfAbsent(definition.path("id").asLong(-1), definition));
            byClass.put(name, byId);
        }
    }

    /** A definition, or a missing node. */
    JsonNode find(String name, JsonNode id) {
        return byClass.getOrDefault(name, Map.of()).getOrDefault(id.asLong(-1), MissingNode.getInstance());
    }

    Restriction addresses(JsonNode feature) {
        try {
            return Restriction.addresses(feature, addressList(feature.path("ipIds")));
        } catch (IllegalArgumentException broken) {
            return Restriction.broken(InferredLayout.IP, String.valueOf(broken.getMessage()));
        }
    }

    Restriction countries(JsonNode feature) {
        try {
            Set<String> codes = new HashSet<>();
            for (JsonNode id : feature.path("geoIds")) {
                defined("geoDefinitions", id).path("countryCodes").forEach(code -> codes.add(code.asText()));
            }
            return Restriction.countries(feature, codes, addressList(feature.path("ipWhitelistIds")));
        } catch (IllegalArgumentException broken) {
            return Restriction.broken(InferredLayout.GEO, String.valueOf(broken.getMessage()));
        }
    }

    Restriction token(JsonNode feature) {
        try {
            JsonNode definition = defined(InferredLayout.TOKEN_DEFINITIONS, feature.path("tokenAuthId"));
            return Restriction.token(feature, UrlToken.ofDefinition(definition));
        } catch (IllegalArgumentException broken) {
            return Restriction.broken(InferredLayout.TOKEN, String.valueOf(broken.getMessage()));
        }
    }

    private AddressList addressList(JsonNode ids) {
        AddressList list = new AddressList();
        for (JsonNode id : ids) {
            list.addAll(defined(InferredLayout.IP_DEFINITIONS, id).path("addresses"));
        }
        return list;
    }

    private JsonNode defined(String name, JsonNode id) {
        JsonNode definition = find(name, id);
        if (definition.isMissingNode()) {
            throw new IllegalArgumentException("there is no " + name + " with id " + id);
        }
        return definition;
    }
}
