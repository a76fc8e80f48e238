package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.lumen.edge.CacheControlOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The bodies of version 1.0 as they are documented (Lumen reference §4.2). What is wrong is answered 400, which is deduced;
 * members that nobody knows are kept.
 */
final class LegacyForm {

    private static final String IDENTIFIER = "[A-Za-z0-9_]+";

    private LegacyForm() {}

    static ObjectNode originServer(JsonNode body) {
        JsonNode origin = body.path("originserver");
        if (!origin.isObject()) {
            throw LumenFailure.badRequest("originserver is missing: expected host, port and protocol");
        }
        ObjectNode checked = origin.deepCopy();
        // the documented example has a blank before its host
        checked.put("host", text(origin, "host", "a host name").trim());
        String port = text(origin, "port", "a port as text");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw LumenFailure.badRequest("port is '" + port + "': expected \"1\" to \"65535\"");
        }
        oneOf("protocol", text(origin, "protocol", "http or https"), Set.of("http", "https"));
        if (!origin.has("webroot")) {
            checked.put("webroot", "/");
        } else if (!origin.path("webroot").asText("").startsWith("/")) {
            throw LumenFailure.badRequest("webroot must begin with a slash");
        }
        return checked;
    }

    static List<String> aliases(JsonNode body) {
        List<String> aliases = new ArrayList<>();
        for (String alias : texts(body.path("aliases"), "aliases")) {
            if (alias.isBlank() || alias.contains("/") || aliases.contains(alias.toLowerCase(Locale.ROOT))) {
                throw LumenFailure.badRequest("'" + alias + "' is no alias, or is there twice");
            }
            aliases.add(alias.toLowerCase(Locale.ROOT));
        }
        return aliases;
    }

    static ObjectNode resourceGroup(JsonNode body) {
        identifier(body, "rgid");
        oneOf("rgtype", text(body, "rgtype", "path"), Set.of("path"));
        texts(body.path("rgdef"), "rgdef");
        return ((ObjectNode) body).deepCopy().without(List.of("order"));
    }

    static ObjectNode geoDefinition(JsonNode body) {
        identifier(body, "geoid");
        for (String code : texts(body.path("cc"), "cc")) {
            if (!code.matches("[A-Z]{2}")) {
                throw LumenFailure.badRequest("'" + code + "' is not a country code of two capital letters");
            }
        }
        return ((ObjectNode) body).deepCopy().without(List.of("order"));
    }

    /** A geo definition as it is read: the countries in one text, as the documented answer has them. */
    static ObjectNode shownGeo(ObjectNode ordered) {
        List<String> codes = new ArrayList<>();
        ordered.path("cc").forEach(code -> codes.add(code.asText()));
        return ordered.put("cc", String.join(",", codes));
    }

    static ObjectNode token(JsonNode body) {
        String id = text(body, "tokenid", "\"0\" to \"9\"");
        if (!id.matches("[0-9]")) {
            throw LumenFailure.badRequest("tokenid is '" + id + "': expected \"0\" to \"9\"");
        }
        text(body, "secret", "text");
        for (String time : List.of("start", "end")) {
            if (body.has(time) && !text(body, time, "UNIX seconds as text").matches("[0-9]{1,18}")) {
                throw LumenFailure.badRequest(time + " must be UNIX seconds as text");
            }
        }
        return ((ObjectNode) body).deepCopy();
    }

    /** A configuration group with its wrapper. Whether the geo definitions it names exist is for the caller to ask. */
    static JsonNode configurationGroup(JsonNode body, String kind) {
        JsonNode inside = body.path(kind);
        if (!inside.isObject()) {
            throw LumenFailure.badRequest("the body must be {\"" + kind + "\": {…}}");
        }
        switch (kind) {
            case "AccessControl" -> {
                JsonNode geo = inside.path("geoblocking");
                if (geo.isObject()) {
                    texts(geo.path("geoid"), "geoblocking.geoid");
                    oneOf("geoblocking.action", text(geo, "action", "allow or deny"), Set.of("allow", "deny"));
                }
                if (inside.has("tokenauth")) {
                    oneOf("tokenauth.action", text(inside.path("tokenauth"), "action", "fail"), Set.of("fail"));
                }
            }
            case "CacheControl" -> {
                JsonNode override = inside.path("cchomode");
                override("cchomode.int", text(override, "int", "a time or a policy"));
                if (override.has("ext")) {
                    override("cchomode.ext", text(override, "ext", "a time or a policy"));
                }
                if (override.has("force")) {
                    oneOf("cchomode.force", text(override, "force", "yes or no"), Set.of("yes", "no"));
                }
            }
            default -> {
                JsonNode query = inside.path("qshmode");
                oneOf("qshmode.type", text(query, "type", "string"), Set.of("string"));
                oneOf("qshmode.action", text(query, "action", "honor or ignore"), Set.of("honor", "ignore"));
            }
        }
        return ((ObjectNode) body).deepCopy();
    }

    private static void override(String name, String value) {
        if (!CacheControlOverride.isValue(value)) {
            throw LumenFailure.badRequest(name + " is '" + value
                    + "': expected as-is, no-cache, no-store or a time of at least 30 seconds such as 6h");
        }
    }

    static List<String> texts(JsonNode list, String name) {
        if (!list.isArray() || list.isEmpty()) {
            throw LumenFailure.badRequest(name + " must be a list with at least one text");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.isTextual() || one.asText().isEmpty()) {
                throw LumenFailure.badRequest(name + " holds " + one + ", which is no text");
            }
            texts.add(one.asText());
        }
        return texts;
    }

    static ObjectNode listed(String name, List<String> texts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray(name);
        texts.forEach(list::add);
        return json;
    }

    private static void identifier(JsonNode body, String member) {
        String id = text(body, member, "letters, digits and underscores");
        if (!id.matches(IDENTIFIER)) {
            throw LumenFailure.badRequest(member + " is '" + id + "': expected letters, digits and underscores");
        }
    }

    private static String text(JsonNode body, String member, String expected) {
        JsonNode value = body.path(member);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw LumenFailure.badRequest(
                    member + (value.isMissingNode() ? " is missing" : " is " + value) + ": expected " + expected);
        }
        return value.asText();
    }

    private static void oneOf(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw LumenFailure.badRequest(name + " is '" + value + "': expected "
                    + String.join(" or ", allowed.stream().sorted().toList()));
        }
    }
}
