package dev.anyedge.lumen.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes an image: members in the order of the documentation, then what was not known when it was read. */
final class ServiceImageWriter {
    private final InferredShapes shapes;
    private final Function<TokenSecret, String> secrets;

    ServiceImageWriter(InferredShapes shapes, Function<TokenSecret, String> secrets) {
        this.shapes = shapes;
        this.secrets = secrets;
    }

    String pretty(ServiceImage image) {
        return JsonText.pretty(write(image));
    }

    String compact(ServiceImage image) {
        return JsonText.write(write(image));
    }

    String canonical(ServiceImage image) {
        return JsonText.canonical(write(image));
    }

    private ObjectNode write(ServiceImage image) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        list(root, ServiceImageReader.REPORTING_IDS, image.reportingIds(), ServiceImageWriter::reportingId);
        list(root, ServiceImageReader.ORIGINS, image.originDefinitions(), ServiceImageWriter::origin);
        if (!image.aliasDefinitions().isEmpty()) {
            ArrayNode array = root.putArray(ServiceImageReader.ALIASES);
            image.aliasDefinitions().forEach(alias -> array.add(alias(alias)));
        }
        list(root, ServiceImageReader.GROUPS, image.matchGroups(), this::group);
        list(root, ServiceImageReader.GEO, image.geoDefinitions(), ServiceImageWriter::geo);
        list(root, ServiceImageReader.LOGS, image.logEndpoints(), ServiceImageWriter::logEndpoint);
        if (!image.luaDefinitions().isEmpty()) {
            ArrayNode array = root.putArray(ServiceImageReader.LUA);
            image.luaDefinitions().forEach(lua -> array.add(Members.node(lua.source())));
        }
        shapes.writeDefinitions(image, root, secrets);
        for (String name : image.emptyLists()) {
            if (!root.has(name)) {
                root.putArray(name);
            }
        }
        extra(root, image.extra());
        return root;
    }

    static <T> void list(ObjectNode root, String name, List<T> elements, BiConsumer<T, ObjectNode> write) {
        if (!elements.isEmpty()) {
            ArrayNode array = root.putArray(name);
            elements.forEach(element -> write.accept(element, array.addObject()));
        }
    }

    /** Members that nobody knows; one that is known and said stands already. */
    static void extra(ObjectNode json, Map<String, JsonValue> members) {
        members.forEach((name, value) -> {
            if (!json.has(name)) {
                json.set(name, Members.node(value));
            }
        });
    }

    static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    static void headers(ObjectNode json, List<HeaderField> headers) {
        ArrayNode array = json.putArray("headers");
        for (HeaderField header : headers) {
            ObjectNode field = array.addObject().put("name", header.name()).put("value", header.value());
            extra(field, header.extra());
        }
    }

    private static void reportingId(ReportingId id, ObjectNode json) {
        json.put("id", id.id()).put("name", id.name());
        extra(json, id.extra());
    }

    private static void origin(OriginDefinition origin, ObjectNode json) {
        json.put("id", origin.id());
        origin.name().ifPresent(text -> json.put("name", text));
        origin.description().ifPresent(text -> json.put("description", text));
        json.put("protocol", origin.protocol().name()).put("host", origin.host());
        origin.originDns().ifPresent(text -> json.put("originDNS", text));
        origin.port().ifPresent(number -> json.put("port", number));
        origin.webroot().ifPresent(text -> json.put("webroot", text));
        extra(json, origin.extra());
    }

    private static JsonNode alias(AliasDefinition alias) {
        if (alias.signedSource().isPresent()) {
            return Members.node(alias.signedSource().get());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", alias.id());
        alias.name().ifPresent(text -> json.put("name", text));
        json.put("originId", alias.originId()).put("reportingId", alias.reportingId());
        ArrayNode protocols = json.putArray("protocol");
        alias.protocols().forEach(protocol -> protocols.add(protocol.name()));
        texts(json, "aliases", alias.aliases());
        alias.httpsConfig().ifPresent(https -> https(https, json.putObject("httpsConfig")));
        alias.signature().ifPresent(text -> json.put("signature", text));
        extra(json, alias.extra());
        return json;
    }

    private static void https(HttpsConfig https, ObjectNode json) {
        json.put("serviceType", https.serviceType());
        https.ocsp().ifPresent(flag -> json.put("ocsp", flag));
        https.encryptionLevel().ifPresent(text -> json.put("encryptionLevel", text));
        https.certInfo().ifPresent(info -> {
            ObjectNode members = json.putObject("certInfo");
            info.id().ifPresent(number -> members.put("id", number));
            info.name().ifPresent(text -> members.put("name", text));
            extra(members, info.extra());
        });
        https.http2().ifPresent(flag -> json.put("http2", flag));
        extra(json, https.extra());
    }

    private void group(MatchGroup group, ObjectNode json) {
        json.put("id", group.id());
        ArrayNode rules = json.putArray("matchRules");
        for (MatchRule rule : group.matchRules()) {
            ObjectNode members = rules.addObject();
            rule.id().ifPresent(number -> members.put("id", number));
            members.put("expression", rule.expression());
            shapes.writeFeatures(rule.features(), members);
            if (!rule.namesFeatures() && members.path("features").isEmpty()) {
                members.remove("features");
            }
            extra(members, rule.extra());
        }
        extra(json, group.extra());
    }

    private static void geo(GeoDefinition geo, ObjectNode json) {
        json.put("id", geo.id()).put("name", geo.name());
        texts(json, "countryCodes", geo.countryCodes());
        extra(json, geo.extra());
    }

    private static void logEndpoint(LogEndpoint log, ObjectNode json) {
        json.put("id", log.id()).put("name", log.name());
        log.protocol().ifPresent(protocol -> json.put("protocol", protocol.name()));
        log.validateCert().ifPresent(flag -> json.put("validateCert", flag));
        log.host().ifPresent(text -> json.put("host", text));
        log.port().ifPresent(number -> json.put("port", number));
        log.absPath().ifPresent(text -> json.put("absPath", text));
        log.logLineFormat().ifPresent(text -> json.put("logLineFormat", text));
        log.connections().ifPresent(number -> json.put("connections", number));
        if (!log.headers().isEmpty()) {
            headers(json, log.headers());
        }
        log.maxBytesPerMessage().ifPresent(number -> json.put("maxBytesPerMessage", number));
        log.maxPostInterval().ifPresent(number -> json.put("maxPostInterval", number));
        extra(json, log.extra());
    }
}
