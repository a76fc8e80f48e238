package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Service images to test with. */
public final class SampleImages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleImages() {}

    /** One property with the documented members only: shop.example and m.shop.example, over HTTP, from origin.example. */
    public static ObjectNode shop() {
        return property(31001, "shop.example", "m.shop.example");
    }

    /** A property of one origin: {@code origin.example}, port 8443 and web root {@code /store}. */
    public static ObjectNode property(long id, String alias, String another) {
        return read("""
                {"reportingIds": [{"id": %1$d, "name": "%2$s"}],
                 "originDefinitions": [{"id": %1$d, "name": "shop-origin", "description": "", "protocol": "HTTPS",
                   "host": "origin.example", "originDNS": "lb7.example", "port": 8443, "webroot": "/store"}],
                 "aliasDefinitions": [{"id": 1, "name": "shop-http", "originId": %1$d, "reportingId": %1$d,
                   "protocol": ["HTTP"], "aliases": ["%2$s", "%3$s"]}],
                 "matchGroups": [
                   {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == %1$d",
                     "features": {"trafficType": {"value": "WEB"}}}]},
                   {"id": %1$d, "matchRules": [
                     {"id": 310010, "expression": "/api/", "features": {"qshMode": {"value": false}}},
                     {"id": 310011, "expression": "/", "features": {"qshMode": {"value": true}}}]}]}
                """.formatted(id, alias, another));
    }

    /** The shop with its path rules replaced, apostrophes for quotation marks. */
    public static ObjectNode shopWithRules(String rules) {
        ObjectNode image = shop();
        ((ObjectNode) image.at("/matchGroups/1")).set("matchRules", readAny(rules));
        return image;
    }

    /** An object from JSON in which apostrophes may stand for quotation marks. */
    public static ObjectNode read(String json) {
        return (ObjectNode) readAny(json);
    }

    /** Anything from JSON in which apostrophes may stand for quotation marks. */
    public static JsonNode readAny(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
