package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only support writes: Lua definitions, and the signature over parts of an HTTPS alias definition (Lumen reference
 * §3.4, §3.8, R11). A client must send both back as they were.
 */
final class SupportOwned {

    private final Map<String, JsonNode> aliasesBySignature = new HashMap<>();
    private final Map<Long, JsonNode> scripts = new HashMap<>();

    /** Takes note of what support has put into an image. */
    void note(JsonNode image) {
        for (JsonNode alias : image.path("aliasDefinitions")) {
            if (alias.has("signature")) {
                aliasesBySignature.put(alias.path("signature").asText(), signedPart(alias));
            }
        }
        image.path("luaDefinitions")
                .forEach(script -> scripts.put(script.path("id").asLong(-1), script));
    }

    /** What of an image is not as support left it; {@code previous} is the version that it replaces. */
    List<ImageRules.Violation> check(JsonNode image, Optional<JsonNode> previous) {
        List<ImageRules.Violation> broken = new ArrayList<>();
        JsonNode aliases = image.path("aliasDefinitions");
        for (int i = 0; i < aliases.size(); i++) {
            JsonNode alias = aliases.get(i);
            if (!alias.has("signature")) {
                continue;
            }
            JsonNode signed = aliasesBySignature.get(alias.path("signature").asText());
            if (signed == null) {
                broken.add(violation(
                        "/aliasDefinitions/" + i + "/signature", "the signature was not issued for this subscriber"));
            } else if (!signed.equals(signedPart(alias))) {
                broken.add(violation(
                        "/aliasDefinitions/" + i,
                        "aliases, httpsConfig/serviceType, certInfo and http2 are signed and must stay as they are"));
            }
        }
        JsonNode written = image.path("luaDefinitions");
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).equals(scripts.get(written.get(i).path("id").asLong(-1)))) {
                broken.add(violation(
                        "/luaDefinitions/" + i,
                        "Lua definitions are written by support only and must stay as they are"));
            }
        }
        previous.ifPresent(old -> old.path("luaDefinitions").forEach(script -> {
            if (!contains(written, script.path("id"))) {
                broken.add(violation(
                        "/luaDefinitions",
                        "the Lua definition " + script.path("id") + " is missing; it must be sent back unchanged"));
            }
        }));
        previous.ifPresent(old -> old.path("aliasDefinitions").forEach(alias -> {
            boolean kept = contains(image.path("originDefinitions"), alias.path("originId"));
            if (alias.has("signature") && kept && !hasSignature(aliases, alias.path("signature"))) {
                broken.add(violation(
                        "/aliasDefinitions",
                        "the signed alias definition " + alias.path("id") + " is missing while its origin is kept"));
            }
        }));
        return broken;
    }

    private static ImageRules.Violation violation(String pointer, String message) {
        return new ImageRules.Violation("R11", pointer, message);
    }

    private static boolean contains(JsonNode definitions, JsonNode id) {
        for (JsonNode definition : definitions) {
            if (definition.path("id").asLong(-1) == id.asLong(-2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSignature(JsonNode aliases, JsonNode signature) {
        for (JsonNode alias : aliases) {
            if (alias.path("signature").equals(signature)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode signedPart(JsonNode alias) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.set("aliases", alias.path("aliases"));
        JsonNode https = alias.path("httpsConfig");
        part.set("serviceType", https.path("serviceType"));
        part.set("certInfo", https.path("certInfo"));
        part.set("http2", https.path("http2"));
        return part;
    }
}
